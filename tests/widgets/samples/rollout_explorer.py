"""Three test digits and four rules."""

from functools import cache

from course_utils.recipes.images import images as mnist
from course_utils.recipes.trained import trained
from course_utils.widgets.rollout_explorer.widget import compute, rollout_explorer


@cache
def inputs():
    x, y = mnist(test=True)
    return x[:3], y[:3], trained("vit-mnist")[0]


def make(**state):
    return rollout_explorer(*inputs(), **state)


SLIDER = "Left out"
STATES = {
    "as it opens": {"digit": 0},
    "rollout, ten": {"digit": 1, "dropped": 10},
    "last layer, ten": {"digit": 1, "dropped": 10, "rule": "last layer"},
    "ink, twenty": {"digit": 2, "dropped": 20, "rule": "ink"},
    "random, forty": {"digit": 2, "dropped": 40, "rule": "random"},
}
WRONG = {"dropped": 7}
NAMES = {
    "images": None,
    "labels": None,
    "model": None,
    "rollout_explorer": lambda *_, **state: make(**state),
}


def computed(widget):
    return compute(widget.data, widget.state, inputs()[2])


ERRORS = [
    ({"digit": 3}, "digit=3 is not a position below 3, their number"),
    ({"rule": "luck"}, "rule='luck' is none of rollout, last layer, ink, random"),
    ({"dropped": 41}, "dropped=41 is not one of 0 to 40"),
]
CELL = """from course_utils.recipes.images import images as mnist
from course_utils.recipes.trained import trained
rollout_explorer(*(part[:3] for part in mnist(test=True)), trained("vit-mnist")[0])"""
BENCH = [(CELL, "Left out", "page")]
