"""The paper's two models, a small one, other words; every kind of step."""

import torch

from course_utils.widgets.transformer_anatomy.widget import anatomy, transformer_anatomy

make = transformer_anatomy
SLIDER = "Step"
STATES = {
    "base": {},
    "big, cross": {"d_model": 1024, "n_heads": 16, "d_ff": 4096, "step": 10, "token": 3},
    "masked": {"step": 8, "token": 0, "n_layers": 1},
    "short target": {"step": 13, "token": 4},
    "readout": {"step": 14, "vocabulary": 263, "d_model": 128, "n_heads": 4, "d_ff": 256},
    "own words": {"source": list("abcdefgh"), "target": ["x", "y"], "step": 4, "token": 7},
}
WRONG = {"d_ff": 1024}


def computed(widget):
    return {name: torch.tensor(v) for name, v in anatomy(widget.data, widget.state).items()}


ERRORS = [
    ({"source": ["one"]}, "source has 1 tokens; 2 to 8 can be drawn"),
    ({"target": ["x"] * 9}, "target has 9 tokens; 2 to 8 can be drawn"),
    ({"d_model": 100}, "d_model=100 is not one of 64, 128, 256, 384, 512, 768, 1024"),
    ({"n_heads": 3}, "n_heads=3 is not one of 1, 2, 4, 8, 16"),
    ({"step": 15}, "step=15 is not one of 0 to 14"),
    ({"token": 5}, "token=5 is not a place below 5"),
]
BENCH = [("transformer_anatomy()", "Step", "page")]
