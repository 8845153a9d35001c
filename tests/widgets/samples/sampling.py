"""Rules alone and together, in both orders, on short and long texts."""

from functools import partial

from course_utils.recipes.trained import trained
from course_utils.widgets.sampling import widget

GPT = trained("gpt-characters")[0]
make = partial(widget.sampling, GPT)
SLIDER = "τ"
STATES = {
    "as it opens": {},
    "cold": {"heat": 0.4, "sample": 7},
    "all four": {"text": "To be, or not to b", "heat": 1.5, "k": 20, "p": 0.9, "m": 0.01},
    "temperature last": {
        "heat": 1.5,
        "k": 20,
        "p": 0.9,
        "m": 0.01,
        "order": ["k", "p", "m", "heat"],
    },
    "min-p before top-p": {
        "text": "O, ",
        "heat": 1.3,
        "p": 0.8,
        "m": 0.1,
        "order": ["m", "p", "heat", "k"],
    },
    "one is left": {"text": "HAMLET:\nThe Q", "k": 1},
    "long, with branches": {
        "text": "The quality of mercy is not strained. It droppeth as the gentle rain from heaven",
        "p": 0.95,
        "branches": ["The quality of mercy is not strange", "The quality of men", "The king"],
    },
}
WRONG = {"heat": 2}
NAMES = {"gpt": GPT, "sampling": widget.sampling}


def computed(made):
    return widget.compute(GPT, made.state)


ERRORS = [
    ({"text": ""}, "text='' is empty, or has a character that the plays lack"),
    ({"text": "é"}, "text='é' is empty, or has a character that the plays lack"),
    ({"heat": 0}, "heat=0 is not a temperature: it must be above 0"),
    ({"k": 0}, "k=0 is not a number of characters from 1 to 74"),
    ({"p": 0}, "p=0 and m=0 are shares: 0 < p <= 1 and 0 <= m <= 1"),
    ({"order": ["heat"]}, "order=['heat'] does not name each of heat, k, p, m once"),
    ({"sample": 51}, "sample=51 is not one of the samples 1 to 50"),
]
CELL = """from course_utils.recipes.trained import trained
sampling(trained("gpt-characters")[0])"""
BENCH = [(CELL, "τ", "page"), (CELL, "Draws", "page")]
