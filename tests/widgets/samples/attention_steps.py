"""Inputs for a pencil, for the lecture's scores, and with decimals."""

import torch

from course_utils.widgets.attention_steps.widget import SLIDES, attention, attention_steps

make = attention_steps
SLIDER = "Divisor"
SIX = ["I", "saw", "her", "duck", "under", "water"]
generator = torch.Generator().manual_seed(0)
RANDOM = {name: torch.randn(4, 3, generator=generator) for name in "qkv"}
DECIMALS = {
    name: torch.randn(rows, columns, generator=generator)
    for name, (rows, columns) in {"x": (6, 4), "w_q": (4, 4), "w_k": (4, 4), "w_v": (4, 3)}.items()
}
STATES = {
    "pencil": {},
    "pencil, causal, edited": {"query": "are", "mask": "causal", "edit": [0.5, -1, 2, 3]},
    "slides, d_k 4": {"scores": SLIDES, "d_k": 4},
    "slides, d_k 512, edited": {
        "scores": SLIDES,
        "d_k": 512,
        "query": "you",
        "edit": [12, 67, 54, 60],
    },
    "random, causal": {**RANDOM, "d_k": 3, "mask": "causal", "query": 3},
    "six decimals": {"tokens": SIX, **DECIMALS, "query": 3},
}
WRONG = {"d_k": 5}


def computed(widget) -> dict[str, torch.Tensor]:
    return attention(widget.data, widget.state)


ERRORS = [
    ({"q": [[1]] * 4, "k": [[1]] * 5, "v": [[1]] * 4}, "K has 5 rows but there are 4 tokens"),
    (
        {"q": [[1]] * 4, "k": [[1, 2]] * 4, "v": [[1]] * 4},
        "K has 2 columns but Q has 1: no dot product",
    ),
    ({"scores": [[1, 2]] * 4}, "scores has 2 columns, but 4 are needed"),
    (
        {"x": [[1]] * 4},
        "got x: give x, w_q, w_k and w_v, or q, k and v, or scores (with or without v)",
    ),
    (
        {"x": [[1]] * 4, "w_q": [[1]] * 2, "w_k": [[1]], "w_v": [[1]]},
        "w_q has 2 rows but there are 1 columns in X",
    ),
    (
        {"query": "hey"},
        "query='hey' is neither one of the tokens Hi, how, are, you nor a position below 4",
    ),
    (
        {"tokens": ["a", "b", "c", "d", "e", "f", "g", "h"]},
        "there are 8 tokens; with every product written out, 2 to 6 can be read",
    ),
    (
        {"scores": [[float("inf")] * 4] * 4},
        "scores holds infinity or nan, which cannot be drawn",
    ),
    ({"scores": "abc"}, "scores is not a matrix of numbers: new(): invalid data type 'str'"),
    (
        {"scores": 3.0},
        "scores has 0 axes of sizes (): give a matrix, 4 rows of numbers",
    ),
    ({"mask": "future"}, "mask='future' is not known: 'none' or 'causal'"),
    (
        {"q": [[1] * 9] * 4, "k": [[1] * 9] * 4, "v": [[1]] * 4},
        "Q has 9 columns; at most 4 can be written out",
    ),
    ({"edit": [1, 2]}, "edit has 2 numbers but a row has 4"),
    ({"d_k": 0}, "d_k=0 is not a width: it must be at least 1"),
]
BENCH = [("attention_steps()", "Divisor", "page")]
