"""One notation for the whole course: the letters of shapes, and the colours of things.

The colours were checked under three kinds of colour blindness; none ever stands alone:
a letter, a line style or a marker says the same.
"""

SHAPES = {
    "B": "batch",
    "T": "tokens (queries)",
    "S": "source tokens (keys)",
    "D": "model width, d_model",
    "N": "heads",
    "K": "width of one head, d_k",
    "F": "feed-forward width, d_ff",
    "V": "vocabulary",
    "C": "channels",
    "H": "height",
    "W": "width",
}

QUERY, KEY, VALUE, OUTPUT = "#0072B2", "#D55E00", "#882255", "#222222"
MUTED = "#59616B"
KEY_TEXT = "#B34D00"  # a key's colour as small text on white

TRAIN, TEST = "#6688EE", "#DD7733"
CYCLE = "#885577", "#BB3300", "#4455CC", "#AA8899"  # for anything else
DASHES, MARKERS, HATCHES = ("-", "--", ":", "-."), "Ds^v", ("", "///", "...", "xx")

LOOKS = {  # colour, dash and marker of what is met in many notebooks
    "train": (TRAIN, "-", "o"),
    "test": (TEST, "--", "X"),
    "MLP": (CYCLE[0], "-", "D"),
    "CNN": (CYCLE[1], "--", "s"),
    "convolution": (CYCLE[1], "--", "s"),
    "RNN": (CYCLE[2], ":", "^"),
    "GRU": (CYCLE[2], "--", ">"),
    "LSTM": (CYCLE[2], "-.", "<"),
    "attention": (CYCLE[3], "-.", "v"),
    "Transformer": (CYCLE[3], "-", "P"),
}

PAPERS = "#FFFFFF", "#111111"  # a figure is transparent: JupyterLab's two themes
WEIGHTS = "viridis"  # fixed 0..1
SIGNED = "RdBu_r"  # centred on 0
