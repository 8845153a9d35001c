"""Some patches of each test image are gone: ViT against CNN, both trained on whole images.

Half a minute on one core.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import torch
from torch import Tensor, nn

from course_utils.models.vit import ViT
from course_utils.recipes.small_digits import (
    N_PATCHES,
    PATCH,
    SEEDS,
    STEPS,
    emptied,
    images,
    kept,
    share,
    training,
)
from course_utils.recipes.study import Study

SHARES = 0.0, 0.125, 0.25, 0.5, 0.75


@dataclass(frozen=True)
class Run:
    """One trained model on test images of which a share of the patches is gone."""

    model: str  # a name in small_digits.MODELS
    how: str  # "emptied": paper instead of ink; "left out": the ViT never reads the patch
    dropped: float  # share of the patches
    seed: int  # of the split, of the training and of what is dropped
    accuracy: float  # on the 797 test images


def runs(seeds=SEEDS, shares=SHARES, steps: int = STEPS) -> Iterator[Run]:
    """Train both models once a seed; score each with every share."""
    for seed, name in product(seeds, ("CNN", "ViT")):
        x, y, test_x, test_y = images(seed)
        model, losses = training(name, x, y, seed, steps)
        list(losses)
        for dropped in shares:
            keep = kept(len(test_x), N_PATCHES, dropped, seed)
            for how, logits in answers(model.eval(), test_x, keep, PATCH).items():
                yield Run(name, how, dropped, seed, share(logits, test_y))


@torch.no_grad()
def answers(model: nn.Module, x: Tensor, keep: Tensor, patch: int) -> dict[str, Tensor]:
    """The logits B V with patches emptied and, where the model can, left out."""
    logits = {"emptied": model(emptied(x, keep, patch))}
    if isinstance(model, ViT):
        logits["left out"] = model.seeing(x, keep)
    return logits


STUDY = Study("holes", Run, runs)
