"""MLP, CNN and ViT on MNIST whose patches, or pixels, change places, in every image alike.

Five minutes on one core.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import product

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from course_utils.datasets.batches import drawn
from course_utils.recipes import rivals
from course_utils.recipes.images import BATCH, N_TRAIN, images
from course_utils.recipes.small_digits import as_they_are, patches_moved, pixels_moved, share
from course_utils.recipes.study import Study
from course_utils.repro import seed as seed_all
from course_utils.train import fitted

PATCH = 7  # pixels: of the ViT, and of what is moved
SEEDS, STEPS = (0, 1, 2), 300
ORDERS: dict[str, Callable[[Tensor, int], Tensor]] = {
    "as they are": as_they_are,
    "patches moved": partial(patches_moved, patch=PATCH),
    "pixels moved": pixels_moved,
}


def mlp() -> nn.Module:
    """One hidden layer of 256: as many parameters as the other two, within 3 %."""
    return nn.Sequential(nn.Flatten(), nn.Linear(28 * 28, 256), nn.ReLU(), nn.Linear(256, 10))


MODELS = {"MLP": (mlp, 2e-3, None), **rivals.MODELS}  # how it is built, and its rates
PLAN = (*product(MODELS, ("as they are", "pixels moved")), ("ViT", "patches moved"))


@dataclass(frozen=True)
class Run:
    """One training and what came of it."""

    model: str  # a name in MODELS
    order: str  # a name in ORDERS
    seed: int  # of the training, and of the order
    accuracy: float  # on the 1,000 test images, in the same order


def runs(seeds=SEEDS, steps: int = STEPS, n_images: int = N_TRAIN) -> Iterator[Run]:
    """All runs, one after the other; all models see the same images in the same order."""
    (x, y), (test_x, test_y) = images(test=False), images(test=True)
    for seed, (name, order) in product(seeds, PLAN):
        build, rate, muon = MODELS[name]
        move = ORDERS[order]
        seed_all(seed)
        model, shown = build(), move(x[:n_images], seed)
        fitted(model, drawn(steps, BATCH, seed, shown, y), F.cross_entropy, steps, rate, muon)
        with torch.no_grad():
            logits = torch.cat([model(part) for part in move(test_x, seed).split(250)])
        yield Run(name, order, seed, share(logits, test_y))


STUDY = Study("moved-digits", Run, runs)
