"""The grid of the slides and random numbers."""

import torch

from course_utils.widgets.pooling.widget import compute, pooling

GRID = torch.tensor([[5.0, 2, 1, 3], [4, 3, 2, 7], [0, 2, 1, 2], [4, 3, 2, 3]])
NOISE = torch.rand(9, 12, generator=torch.Generator().manual_seed(0))
IMAGES = {"grid": GRID, "noise": NOISE}


def make(images=IMAGES, **options):
    return pooling(images, **options)


SLIDER = "Moved by"
STATES = {
    "as it opens": {},
    "moved": {"shift": 1},
    "noise in windows that overlap": {"image": "noise", "size": 3, "stride": 1, "shift": 1},
    "means": {"kind": "mean", "image": "noise", "shift": 5},
    "large windows": {"image": "noise", "size": 4, "stride": 3, "shift": 8},
}
WRONG = {"shift": 3}
NAMES = {"images": IMAGES}


def computed(widget):
    return compute(widget.data, widget.state)


ERRORS = [
    ({"image": "cat"}, "there is no image 'cat': there are grid, noise"),
    ({"kind": "least"}, "kind='least' is unknown: use one of maximum, mean"),
    ({"size": 5}, "size=5 is not one of 2 to 4"),
    ({"shift": 9}, "shift=9 is not one of 0 to 8"),
]
BENCH = [
    ("import torch\npooling({'noise': torch.rand(16, 16)})", "Moved by", "page"),
]
