"""Three test digits, in order and shuffled, with and without positions, and a drawing."""

from functools import cache

from course_utils.recipes.images import images as mnist
from course_utils.recipes.trained import trained
from course_utils.widgets.patch_explorer.widget import compute, patch_explorer


@cache
def inputs():
    x, y = mnist(test=True)
    return x[:3], y[:3], trained("vit-mnist")[0], trained("vit-mnist-bag")[0]


def make(**state):
    return patch_explorer(*inputs(), **state)


SEVEN = "".join(
    "ff" if (row in (6, 7) and 8 < column < 20) or (row > 7 and row < 22 and column in (17, 18))
    else "00"
    for row in range(28) for column in range(28)
)  # fmt: skip
SLIDER = "Shuffle"
STATES = {
    "as it opens": {},
    "shuffled": {"shuffle": 3, "digit": 1},
    "shuffled, positions taken away": {"shuffle": 3, "positions": "taken away", "digit": 1},
    "shuffled, never had positions": {"shuffle": 3, "positions": "never had", "digit": 1},
    "pixels as tokens": {"patch": 1, "digit": 2},
    "a drawing": {"drawing": SEVEN, "shuffle": 0},
    "an empty pad": {"drawing": "00" * 784, "patch": 7},
}
WRONG = {"shuffle": 4}
NAMES = {"images": None, "labels": None, "model": None, "bag": None}
NAMES |= {"patch_explorer": lambda *_, **s: make(**s)}


def computed(widget):
    found = compute(widget.data, widget.state, *inputs()[2:])
    del found["ink"]  # of a drawing: PyTorch makes it in 32 bits
    return found


ERRORS = [
    ({"digit": 3}, "digit=3 is not a position below 3, their number"),
    ({"patch": 5}, "patch=5 is none of 1, 2, 4, 7, 14"),
    ({"shuffle": 21}, "shuffle=21 is not one of 0 to 20"),
    ({"positions": "none"}, "positions='none' is none of learned, taken away, never had"),
    ({"drawing": "00"}, "drawing has not two digits for each of 28 x 28 pixels"),
]
CELL = """from course_utils.recipes.images import images as mnist
from course_utils.recipes.trained import trained
patch_explorer(*(part[:3] for part in mnist(test=True)),
               trained("vit-mnist")[0], trained("vit-mnist-bag")[0])"""
BENCH = [(CELL, "Shuffle", "page")]
