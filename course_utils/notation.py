"""One notation for the whole course: the letters of shapes, and the colours of things.

The colours were checked under three kinds of colour blindness; none ever stands alone:
a letter or a line style says the same.
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
TRAIN, TEST = QUERY, KEY
MUTED = "#59616B"
KEY_TEXT = "#B34D00"  # a key's colour as small text on white

ROLES = {  # colour and line style
    "query": (QUERY, "-"),
    "key": (KEY, "--"),
    "value": (VALUE, ":"),
    "output": (OUTPUT, "-"),
    "train": (TRAIN, "-"),
    "test": (TEST, "--"),
}

WEIGHTS = "viridis"  # fixed 0..1
SIGNED = "RdBu_r"  # centred on 0
