"""Three networks on MNIST-1D, with the 40 numbers in order and shuffled, beside what is published.

Shapes   B batch   T = 40 numbers
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

import torch
import torch.nn.functional as F
from torch import Tensor, nn, optim

from course_utils.datasets.batches import drawn
from course_utils.datasets.mnist1d import CLASSES, LENGTH, mnist_1d
from course_utils.recipes.study import Study
from course_utils.repro import seed as seed_all
from course_utils.train import fitted, train

SEEDS, STEPS, BATCH, RATE = (0, 1, 2), 6000, 100, 1e-2  # steps and batch as published


def logistic() -> nn.Module:
    """One line for each class."""
    return nn.Linear(LENGTH, CLASSES)


def dense() -> nn.Module:
    """Two hidden layers of 100."""
    return nn.Sequential(
        nn.Linear(LENGTH, 100), nn.ReLU(), nn.Linear(100, 100), nn.ReLU(), nn.Linear(100, CLASSES)
    )


def convolutional() -> nn.Module:
    """Three convolutions of 25 kernels that halve the length, and a readout of what is left."""
    layers: list[nn.Module] = [nn.Unflatten(1, (1, LENGTH))]
    for before, kernel in ((1, 5), (25, 3), (25, 3)):
        layers += [nn.Conv1d(before, 25, kernel, stride=2, padding=1), nn.ReLU()]
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(125, CLASSES))


STEADY = "CNN, steady rate"  # as the CNN but for the rate, which neither rises nor falls
NETWORKS: dict[str, Callable[[], nn.Module]] = {
    "logistic": logistic,
    "MLP": dense,
    "CNN": convolutional,
    STEADY: convolutional,
}
signals = cache(mnist_1d)


def batches(n: int, shuffled: bool, seed: int) -> Iterator[tuple[Tensor, ...]]:
    """B T and B classes, `n` times, from the 4,000 training examples."""
    x, y, *_ = signals(shuffled)
    return drawn(n, BATCH, seed, x, y)


@torch.no_grad()
def accuracy(model: nn.Module, shuffled: bool) -> float:
    """The share of the 1,000 test examples that are named rightly."""
    *_, x, y = signals(shuffled)
    return (model(x).argmax(dim=-1) == y).float().mean().item()


@dataclass(frozen=True)
class Run:
    """One training and what came of it."""

    model: str  # a name in NETWORKS
    shuffled: bool
    seed: int
    accuracy: float
    seconds: float


def steadily(model: nn.Module, curves: Iterator[tuple[Tensor, ...]]) -> None:
    """Train as `fitted` does, with one rate from the first step to the last."""
    optimizer = optim.AdamW(model.parameters(), RATE, weight_decay=0.01)
    for _ in train(model, curves, F.cross_entropy, optimizer):
        pass
    model.eval()


def runs(seeds=SEEDS, networks=NETWORKS, steps: int = STEPS) -> Iterator[Run]:
    """All trainings, one after the other, of the same steps and the same largest rate."""
    for seed, shuffled, name in product(seeds, (False, True), networks):
        seed_all(seed)
        model, curves = networks[name](), batches(steps, shuffled, seed)
        start = time.perf_counter()
        if name == STEADY:
            steadily(model, curves)
        else:
            fitted(model, curves, F.cross_entropy, steps, RATE)
        seconds = round(time.perf_counter() - start, 1)
        yield Run(name, shuffled, seed, round(accuracy(model, shuffled), 4), seconds)


STUDY = Study("mnist-1d-cnn", Run, runs)
