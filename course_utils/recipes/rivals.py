"""ViT against CNN of as many parameters, on few images and many, plain and augmented.

Half an hour and more on one core.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import torch.nn.functional as F

from course_utils.models.vit import ViT, ViTConfig
from course_utils.recipes.images import N_TRAIN, batches, cnn, score
from course_utils.recipes.study import Study
from course_utils.repro import seed as seed_all
from course_utils.train import fitted

SIZES, SEEDS, STEPS = (500, 1000, 2000, N_TRAIN), (0, 1, 2), 600


@dataclass(frozen=True)
class Run:
    """One training and what came of it."""

    model: str  # a name in MODELS
    n_images: int
    augmented: bool
    seed: int
    accuracy: float  # on the 1,000 test images
    seconds: float


def vit_of_large_patches() -> ViT:
    """Patches of 7 x 7 pixels: a third of the tokens, and a third of the time."""
    return ViT(ViTConfig(d_model=64, d_ff=256, dropout=0.1, patch=7, max_len=17))


MODELS = {  # how each is built, and its rates: of AdamW, and of Muon on the matrices
    "ViT": (vit_of_large_patches, 2e-3, 0.01),
    "CNN": (cnn, 5e-3, None),
}


def runs(sizes=SIZES, seeds=SEEDS, steps: int = STEPS) -> Iterator[Run]:
    """All runs, one after the other; both models take the same steps on the same images."""
    for seed, n_images, augment, name in product(seeds, sizes, (False, True), MODELS):
        build, rate, muon = MODELS[name]
        seed_all(seed)
        model, start = build(), time.perf_counter()
        drawn = batches(steps, n_images, augment, seed)
        fitted(model, drawn, F.cross_entropy, steps, rate, muon)
        seconds = round(time.perf_counter() - start, 1)
        accuracy = round(score(model)["accuracy"], 4)
        yield Run(name, n_images, augment, seed, accuracy, seconds)


STUDY = Study("vit-and-cnn", Run, runs)
