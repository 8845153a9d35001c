"""MLP, CNN and ViT: from few images and many, and with patches or pixels in another order.

Two minutes on one core.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from course_utils.recipes.small_digits import (
    N_TRAIN,
    SEEDS,
    STEPS,
    accuracy,
    as_they_are,
    images,
    patches_moved,
    pixels_moved,
    training,
)
from course_utils.recipes.study import Study

ORDERS = {
    "as they are": as_they_are,
    "patches moved": patches_moved,
    "pixels moved": pixels_moved,
}
MODELS = "MLP", "CNN", "ViT"
PLAN = (  # models, images, order
    *product(MODELS, (100, 300, N_TRAIN), ("as they are",)),
    *product(MODELS, (N_TRAIN,), ("patches moved", "pixels moved")),
    ("ViT, no positions", N_TRAIN, "as they are"),
)


@dataclass(frozen=True)
class Run:
    """One training and what came of it."""

    model: str  # a name in small_digits.MODELS
    n_images: int
    order: str  # a name in ORDERS
    seed: int  # of the split and of the order, too
    accuracy: float  # on the 797 test images, in the same order


def runs(seeds=SEEDS, steps: int = STEPS) -> Iterator[Run]:
    """All runs, one after the other; all models see the same images in the same order."""
    for seed, (name, n_images, order) in product(seeds, PLAN):
        x, y, test_x, test_y = images(seed, n_images)
        moved = ORDERS[order]
        model, losses = training(name, moved(x, seed), y, seed, steps)
        list(losses)
        found = accuracy(model, moved(test_x, seed), test_y)
        yield Run(name, n_images, order, seed, found)


STUDY = Study("order-and-number", Run, runs)
