"""Transformer anatomy: follow one token through encoder and decoder, with shapes and parameters.

Shapes   T target tokens   S source tokens   D model width   F feed-forward width   V vocabulary
"""

from course_utils.widgets.engine import PageWidget
from course_utils.widgets.written import arguments, table

SOURCE = ["the", "cat", "sees", "a", "dog"]
TARGET = ["<start>", "le", "chat", "voit"]
VOCABULARY = 37_000  # word pieces, shared by both languages (Vaswani et al. 2017, section 5.1)
MOST = 8  # tokens that can be drawn side by side
D_MODEL = (64, 128, 256, 384, 512, 768, 1024)
N_HEADS = (1, 2, 4, 8, 16)
D_FF = (128, 256, 512, 1024, 1536, 2048, 3072, 4096)
N_LAYERS = (1, 2, 3, 4, 6, 8, 12)
STEPS = (
    ("Embedding", "encoder"),
    ("Add positions", "encoder"),
    ("Self-attention", "encoder"),
    ("Add & norm", "encoder"),
    ("Small network", "encoder"),
    ("Add & norm", "encoder"),
    ("Embedding", "decoder"),
    ("Add positions", "decoder"),
    ("Masked attention", "decoder"),
    ("Add & norm", "decoder"),
    ("Cross-attention", "decoder"),
    ("Add & norm", "decoder"),
    ("Small network", "decoder"),
    ("Add & norm", "decoder"),
    ("Readout", "decoder"),
)
IN_LAYERS = (2, 3, 4, 5, 8, 9, 10, 11, 12, 13)  # steps that every layer repeats
MASKED, CROSS = 8, 10


def transformer_anatomy(
    source=SOURCE,
    target=TARGET,
    *,
    vocabulary=VOCABULARY,
    d_model=512,
    n_heads=8,
    d_ff=2048,
    n_layers=6,
    step=2,
    token=1,
) -> PageWidget:
    """Follow the token at place `token` to one of the 15 `step`s, counted from 0.

    The default is the base model of Vaswani et al. (2017), with one shared embedding table.
    ValueError says in a sentence what does not fit.
    """
    data = {"source": [*map(str, source)], "target": [*map(str, target)], "vocabulary": vocabulary}
    state = {"d_model": d_model, "n_heads": n_heads, "d_ff": d_ff, "n_layers": n_layers}
    state |= {"step": step, "token": token}
    check(data, state)
    words = data["source" if STEPS[step][1] == "encoder" else "target"]
    state["token"] = min(token, len(words) - 1)  # each tower has its own tokens
    seen = anatomy(data, state)
    return PageWidget(
        "transformer_anatomy",
        title="Transformer anatomy",
        question="What happens to one token in each step, and where do the parameters sit?",
        data=data,
        state=state,
        sentence=sentence(data, state, seen),
        table=still(seen),
        inputs=arguments(**data),
        tested=6,
    )


def anatomy(data: dict, state: dict) -> dict:
    """The definition that the JavaScript is held to: parameters, shapes, and what may be seen.

    A shape is [rows, columns, heads]; `parameters` are those of one layer, `times` says of how
    many.
    """
    d, f, step = state["d_model"], state["d_ff"], state["step"]
    counts = {
        "Self-attention": 4 * (d * d + d),
        "Add & norm": 2 * d,
        "Small network": d * f + f + f * d + d,
        "Masked attention": 4 * (d * d + d),
        "Cross-attention": 4 * (d * d + d),
    }
    parameters = [counts.get(name, 0) for name, _ in STEPS]
    parameters[0] = data["vocabulary"] * d  # the only table: target and readout share it
    times = [state["n_layers"] if i in IN_LAYERS else 1 for i in range(len(STEPS))]
    sums = [count * n for count, n in zip(parameters, times, strict=True)]
    networks, norms = sums[4] + sums[12], sum(sums[i] for i in (3, 5, 9, 11, 13))
    kinds = [sums[0], sums[2] + sums[8] + sums[10], networks, norms]
    return {
        "at": step,
        "parameters": parameters,
        "times": times,
        "kinds": kinds,
        "total": sum(kinds),
        "shapes": shapes(data, state),
        "sees": sees(data, state),
    }


def shapes(data: dict, state: dict) -> list[list[int]]:
    """The matrices of one step, one after the other."""
    name, tower = STEPS[state["step"]]
    d, heads, source = state["d_model"], state["n_heads"], len(data["source"])
    rows, k = source if tower == "encoder" else len(data["target"]), d // heads
    x = [rows, d, 1]
    keys = source if name == "Cross-attention" else rows
    looking = [x, [rows, k, heads], [keys, k, heads], [rows, keys, heads], [rows, k, heads], x]
    return {
        "Embedding": [[rows, 1, 1], x],
        "Add positions": [x, x],
        "Add & norm": [x, x, x],
        "Small network": [x, [rows, state["d_ff"], 1], x],
        "Readout": [x, [rows, data["vocabulary"], 1]],
    }.get(name, looking)


def sees(data: dict, state: dict) -> list[int]:
    """For each token it could look at, 1 where it may."""
    step, token = state["step"], state["token"]
    words = data["source" if step < 6 or step == CROSS else "target"]
    name = STEPS[step][0]
    if name in ("Self-attention", "Cross-attention"):
        return [1] * len(words)
    if step == MASKED:
        return [int(i <= min(token, len(words) - 1)) for i in range(len(words))]
    return [int(i == min(token, len(words) - 1)) for i in range(len(words))]


def check(data: dict, state: dict) -> None:
    """ValueError, in a sentence, for what cannot be built or drawn."""
    for name in ("source", "target"):
        if not 2 <= len(data[name]) <= MOST:
            raise ValueError(f"{name} has {len(data[name])} tokens; 2 to {MOST} can be drawn")
    known = {"d_model": D_MODEL, "n_heads": N_HEADS, "d_ff": D_FF, "n_layers": N_LAYERS}
    for name, values in known.items():
        if state[name] not in values:
            raise ValueError(f"{name}={state[name]} is not one of {', '.join(map(str, values))}")
    if state["step"] not in range(len(STEPS)):
        raise ValueError(f"step={state['step']} is not one of 0 to {len(STEPS) - 1}")
    longest = max(len(data["source"]), len(data["target"]))
    if state["token"] not in range(longest):
        raise ValueError(f"token={state['token']} is not a place below {longest}")


def sentence(data: dict, state: dict, seen: dict) -> str:
    """The view in words: what a screen reader says and what nbval compares."""
    step = state["step"]
    name, tower = STEPS[step]
    words = data["source" if tower == "encoder" else "target"]
    rows, columns, _ = seen["shapes"][-1]
    count, times = seen["parameters"][step], seen["times"][step]
    layers = f" in each of {times} layers" if times > 1 else ""
    return (
        f"Step {step + 1} of {len(STEPS)}, {tower}, {name}: "
        f"“{words[state['token']]}” may look at "
        f"{sum(seen['sees'])} of {len(seen['sees'])} tokens; out comes {rows} × {columns:,}; "
        f"{count:,} parameters{layers}. The whole model has {seen['total']:,}."
    )


def still(seen: dict) -> str:
    """All steps as a table."""
    rows = [
        (f"{i + 1}. {tower}: {name}", [f"{count:,}", str(times), f"{count * times:,}"])
        for i, ((name, tower), count, times) in enumerate(
            zip(STEPS, seen["parameters"], seen["times"], strict=True)
        )
    ]
    rows.append(("all", ["", "", f"{seen['total']:,}"]))
    return table("Parameters of each step", ["in one layer", "layers", "together"], rows)
