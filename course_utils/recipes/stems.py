"""Patches embedded by one linear map, or by two convolutions: who starts faster?

A minute on one core.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from course_utils.recipes.small_digits import SEEDS, STEPS, accuracy, images, training
from course_utils.recipes.study import Study

STEMS = {"patches": "ViT", "convolutions": "ViT, convolutions"}
RATES, LOOKS = (1e-3, 3e-3, 1e-2), (25, 50, 75, 100, 150, 200, 300, 400)


@dataclass(frozen=True)
class Look:
    """One model at one step of its training."""

    stem: str  # a name in STEMS
    rate: float  # of AdamW, at the top
    seed: int
    step: int
    loss: float  # mean over the steps since the last look
    accuracy: float  # on the 797 test images


def runs(seeds=SEEDS, rates=RATES, steps: int = STEPS, looks=LOOKS) -> Iterator[Look]:
    """All runs, one after the other; both models take the same steps on the same images."""
    for seed, rate, (stem, name) in product(seeds, rates, STEMS.items()):
        x, y, test_x, test_y = images(seed)
        (model, losses), since = training(name, x, y, seed, steps, rate), []
        for step, loss in enumerate(losses, 1):
            since.append(loss)
            if step in looks:
                found, mean = accuracy(model, test_x, test_y), round(sum(since) / len(since), 4)
                model.train()
                since = []
                yield Look(stem, rate, seed, step, mean, found)


STUDY = Study("stems", Look, runs)
