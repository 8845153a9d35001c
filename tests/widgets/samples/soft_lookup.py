"""Twelve random images of three classes."""

import torch

from course_utils.widgets.soft_lookup.widget import lookup, read, soft_lookup

IMAGES = torch.rand(12, 8, 8, generator=torch.Generator().manual_seed(0))
LABELS = [0, 1, 2] * 4


def make(**options):
    given = {"prepare": torch.clone, "answers": [0, 1, 2, 0, 2], "beta": 2} | options
    return soft_lookup(IMAGES, LABELS, IMAGES[:5], **given)


SLIDER = "β"
STATES = {
    "as it opens": {},
    "sharp": {"beta": 40, "query": 3},
    "sharpest": {"beta": 1000, "query": 2},
    "flat, no answers": {"beta": 1, "answers": None},
    "empty pad": {"drawing": "00" * 64, "beta": 40},
    "a drawing": {"drawing": "00ff" * 32, "beta": 100},
}
WRONG = {"beta": 41}
NAMES = {"keys": IMAGES, "labels": LABELS, "queries": IMAGES[:5], "answers": [0, 1, 2, 0, 2]}
NAMES |= {"clone": torch.clone, "soft_lookup": soft_lookup}


def computed(widget):
    scores, nearest = read(widget.answers[-1])
    return lookup(scores, nearest, torch.tensor(LABELS), widget.state["beta"])


ERRORS = [
    ({"query": 5}, "query=5 is not a position below 5, their number"),
    ({"beta": 0}, "beta=0 is not an inverse temperature: it must be above 0"),
    ({"drawing": "00"}, "drawing has 1 pixels, but 8 x 8 are needed"),
]
DIGITS = """from course_utils.datasets.digits import mnist_5k, split
keys, labels, queries, answers = split(*mnist_5k(), n_keys=4000)
soft_lookup(keys, labels, queries, answers, query=100)"""
BENCH = [(DIGITS, "β", "page"), (DIGITS, "Test digit", "kernel")]
