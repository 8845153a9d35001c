"""On the peak and beside it, along width and along size, with ridge and without noise."""

from course_utils.widgets.double_descent.widget import compute, double_descent

make = double_descent
SLIDER = "Parameters"
STATES = {
    "as it opens": {},
    "on the peak": {"p": 40, "n": 40},
    "along the data": {"along": "points", "p": 40, "n": 60, "sample": 7},
    "with ridge": {"p": 40, "penalty": 10, "noise": 1},
    "without noise": {"p": 100, "n": 30, "noise": 0, "sample": 20},
    "one parameter": {"p": 1, "n": 2, "penalty": 0.01, "along": "points"},
}
WRONG = {"n": 41}


def computed(widget):
    return compute(widget.data, widget.state)


ERRORS = [
    ({"along": "width"}, "along='width' is neither 'parameters' nor 'points'"),
    ({"p": 0}, "p=0 is not a whole number from 1 to 100"),
    ({"n": 1}, "n=1 is not a whole number from 2 to 60"),
    ({"noise": 3}, "noise=3 is not between 0 and 2"),
    ({"penalty": 2}, "penalty=2 is none of 0, 0.01, 0.1, 1, 3, 10, 30, 100"),
    ({"sample": 21}, "sample=21 is not one of the data sets 1 to 20"),
]
BENCH = [
    ("double_descent()", "Parameters", "page"),
    ("double_descent(n=60)", "Noise", "page"),
    ("double_descent(n=60, penalty=1)", "Noise", "page"),
]
