"""Samples small and large, and points of the reader's own."""

from course_utils.widgets.risk_explorer.widget import compute, risk_explorer

make = risk_explorer
SLIDER = "Threshold"
STATES = {
    "as it opens": {},
    "five points": {"n": 5, "sample": 7, "threshold": 0.5},
    "a thousand": {"n": 1000, "sample": 50, "threshold": 0.62},
    "own points": {"points": [[0.2, 0], [0.5, 1], [0.9, 0]], "threshold": 0.45},
    "at the edge": {"threshold": 0, "n": 40, "sample": 3},
}
WRONG = {"threshold": 0.31}


def computed(widget):
    return compute(widget.data, widget.state)


ERRORS = [
    ({"threshold": 2}, "threshold=2 is not between 0 and 1, where X is"),
    ({"n": 7}, "n=7 is none of the sizes 5, 10, 20, 40, 100, 300, 1000"),
    ({"sample": 0}, "sample=0 is not one of the samples 1 to 50"),
    ({"points": [[2, 1]]}, "points are pairs [x, y], at least one, x from 0 to 1 and y 0 or 1"),
]
BENCH = [("risk_explorer()", "Threshold", "page"), ("risk_explorer()", "Sample", "page")]
