"""Simple, just enough and too many parameters, without noise, and a curve of the reader's own."""

from course_utils.widgets.bias_variance.widget import bias_variance, compute

make = bias_variance
SLIDER = "Degree"
STATES = {
    "as it opens": {},
    "a line": {"degree": 1, "n": 40, "noise": 0.5, "sample": 20},
    "more parameters than points": {"degree": 20, "n": 12, "sample": 3},
    "without noise": {"degree": 6, "n": 30, "noise": 0},
    "own curve": {"degree": 2, "n": 9, "knots": [2, -2, 0.5], "sample": 7},
    "own points": {"points": [[0.5, 2.4], [0.97, -1]], "degree": 4},
    "own points, some at one place": {
        "points": [[0.5, 1.5], [0.5, -1], [0, 2], [0.31, 0], [0.32, 1.2]],
        "degree": 12,
        "n": 9,
    },
}
WRONG = {"n": 21}


def computed(widget):
    return compute(widget.data, widget.state)


ERRORS = [
    ({"degree": 21}, "degree=21 is not a whole number from 0 to 20"),
    ({"n": 4}, "n=4 is not a whole number from 5 to 40"),
    ({"noise": 2}, "noise=2 is not between 0 and 1"),
    ({"sample": 0}, "sample=0 is not one of 1 to 20"),
    ({"knots": [3, 0]}, "knots are 2 to 17 heights from -2 to 2"),
    ({"points": [[0, 3]]}, "points are at most 8 pairs [x, y], x from 0 to 1, y -2.4 to 2.4"),
    ({"points": [[0, 1]] * 9}, "points are at most 8 pairs [x, y], x from 0 to 1, y -2.4 to 2.4"),
]
BENCH = [
    ("bias_variance()", "Degree", "page"),
    ("bias_variance(n=40, points=[[0.5, 2], [0.2, -1]])", "Noise", "page"),
]
