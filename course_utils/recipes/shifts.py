"""LeNet on 4,000 digits, its rivals of as many parameters, and what a shift does to each.

Shapes   B batch   C channels   H height   W width
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import product

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from course_utils.models.cnn import LeNet, LeNetConfig
from course_utils.models.convnet import ConvNet, ConvNetConfig
from course_utils.models.dense import Dense, DenseConfig
from course_utils.recipes.images import N_TRAIN, batches, images, score, standard
from course_utils.recipes.recipe import Recipe
from course_utils.recipes.study import Study
from course_utils.repro import seed as seed_all
from course_utils.train import fitted

SEEDS, FURTHEST = (0, 1, 2), 4  # pixels: so wide is the empty border of an MNIST digit
ORDER = torch.randperm(28 * 28, generator=torch.Generator().manual_seed(5))  # of all pixels


def lenet() -> LeNet:
    """The network of 61,706 parameters."""
    return LeNet(LeNetConfig())


def dense() -> Dense:
    """One hidden layer, 61,225 parameters."""
    return Dense(DenseConfig())


def averaged() -> ConvNet:
    """Six convolutions whose mean over all places is read out, 63,940 parameters."""
    return ConvNet(ConvNetConfig(width=15))


RIVALS = {  # how each is built, its steps, its rate
    "MLP": (dense, 1000, 5e-3),
    "LeNet": (lenet, 1000, 5e-3),
    "CNN with mean": (averaged, 600, 1e-2),
}


def shifted(x: Tensor, down: int, right: int) -> Tensor:
    """B C H W moved by whole pixels; where nothing comes from there is no ink."""
    moved = torch.full_like(x, standard(torch.zeros(())).item())
    (to_row, from_row), (to_column, from_column) = (
        (slice(max(by, 0), n + min(by, 0)), slice(max(-by, 0), n - max(by, 0)))
        for by, n in ((down, x.shape[2]), (right, x.shape[3]))
    )
    moved[:, :, to_row, to_column] = x[:, :, from_row, from_column]
    return moved


def permuted(x: Tensor) -> Tensor:
    """B C H W, all pixels of each image in one other order, always the same."""
    return x.flatten(2)[:, :, ORDER].view_as(x)


@torch.no_grad()
def accuracy(model: nn.Module, shift: int = 0, permute: bool = False) -> float:
    """On the 1,000 test images, each moved by `shift` pixels up, down, left and right in turn."""
    x, y = images(test=True)
    moves = {(shift, 0), (-shift, 0), (0, shift), (0, -shift)}
    hits = []
    for down, right in sorted(moves):
        moved = shifted(x, down, right)
        moved = permuted(moved) if permute else moved
        guess = torch.cat([model(part).argmax(dim=-1) for part in moved.split(250)])
        hits.append((guess == y).float().mean())
    return torch.stack(hits).mean().item()


@dataclass(frozen=True)
class Run:
    """One training, and the accuracy on test images moved by 0 to 4 pixels."""

    model: str  # a name in RIVALS
    pixels: str  # plain, permuted (training and test alike), or augmented
    seed: int
    by_0: float
    by_1: float
    by_2: float
    by_3: float
    by_4: float
    seconds: float


def drawn(pixels: str, steps: int, seed: int) -> Iterator[tuple[Tensor, Tensor]]:
    """The batches of one training."""
    for x, y in batches(steps, augment=pixels == "augmented", seed=seed):
        yield permuted(x) if pixels == "permuted" else x, y


def runs(seeds=SEEDS, rivals=RIVALS, steps: int | None = None) -> Iterator[Run]:
    """All trainings, one after the other."""
    for seed, pixels, name in product(seeds, ("plain", "permuted", "augmented"), rivals):
        build, usual, rate = rivals[name]
        seed_all(seed)
        model, start, n = build(), time.perf_counter(), steps or usual
        fitted(model, drawn(pixels, n, seed), F.cross_entropy, n, rate)
        seconds = round(time.perf_counter() - start, 1)
        scores = {
            f"by_{shift}": round(accuracy(model, shift, pixels == "permuted"), 4)
            for shift in range(FURTHEST + 1)
        }
        yield Run(name, pixels, seed, seconds=seconds, **scores)


STUDY = Study("shifted-digits", Run, runs)


def recipe(name: str, rival: str) -> Recipe:
    """One of the two that the notebook looks into."""
    build, steps, rate = RIVALS[rival]
    drawn = partial(batches, augment=False)
    data = f"{N_TRAIN:,} of the 5,000 MNIST images, as they are"
    return Recipe(
        name,
        build,
        drawn,
        F.cross_entropy,
        score,
        data,
        steps,
        quick_steps=steps,
        learning_rate=rate,
    )


RECIPES = (recipe("lenet-mnist", "LeNet"), recipe("mlp-mnist", "MLP"))
