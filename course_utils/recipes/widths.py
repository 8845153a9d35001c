"""Double descent in a small network: ever wider layers on digits, some of them labelled wrong.

One hidden ReLU layer, cross-entropy, Adam on all images at once, no weight decay: in small what
Nakkiran et al. 2021 did with deep networks. Six minutes on one core.
"""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import torch
import torch.nn.functional as F
from torch import Tensor, nn, optim

from course_utils.datasets.digits import digits_8x8, split
from course_utils.recipes.study import Study
from course_utils.repro import seed as seed_all
from course_utils.train import train

N_TRAIN, CLASSES, PIXELS = 1000, 10, 64
WIDTHS = (3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 128, 256, 512)
NOISE = (0.0, 0.2)  # the share of training labels that are replaced by another digit
SEEDS = (0, 1, 2)
STEPS = (100, 4000)  # when the errors are taken
RATE = 0.01
QUICK = {"widths": (24, 256), "noise": (0.2,), "seeds": (3,), "steps": (100, 1000)}
REHEARSAL = (1, 3)  # the steps of the quick preset under COURSE_RETRAIN=tiny


@dataclass(frozen=True)
class Run:
    """One network after so many steps of its training."""

    width: int
    parameters: int
    noise: float
    seed: int
    steps: int
    loss: float  # in nats an image, on the training set
    train_error: float  # share of training labels, the wrong ones too, that it does not give
    test_error: float  # on the other digits, whose labels are right
    seconds: float


def mislabelled(labels: Tensor, share: float, seed: int) -> Tensor:
    """N -> N: the labels, a random `share` of them replaced by one of the nine other digits."""
    generator = torch.Generator().manual_seed(seed)
    wrong = torch.randperm(len(labels), generator=generator)[: round(share * len(labels))]
    shift = torch.randint(1, CLASSES, (len(wrong),), generator=generator)
    return labels.index_put((wrong,), (labels[wrong] + shift) % CLASSES)


def network(width: int) -> nn.Sequential:
    """One hidden layer of so many ReLU units between the 64 pixels and the 10 digits."""
    return nn.Sequential(nn.Linear(PIXELS, width), nn.ReLU(), nn.Linear(width, CLASSES))


def runs(widths=WIDTHS, noise=NOISE, seeds=SEEDS, steps=STEPS, n=N_TRAIN) -> Iterator[Run]:
    """All trainings, one after the other; each gives a row at each of the `steps`."""
    images, labels = digits_8x8()
    for seed, share, width in product(seeds, noise, widths):
        x, y, x_test, y_test = split(images.flatten(1), labels, n, seed)
        y = mislabelled(y, share, seed)
        seed_all(seed)
        model, start = network(width), time.perf_counter()
        batches = ((x, y) for _ in range(steps[-1]))
        optimizer = optim.Adam(model.parameters(), RATE)
        for step, _ in enumerate(train(model, batches, F.cross_entropy, optimizer), 1):
            if step in steps:
                yield _row(model, share, seed, step, (x, y), (x_test, y_test), start)


def quick(retrain: bool) -> list[Run]:
    """The quick preset, ten seconds: two widths, a seed of its own, 1,000 steps. [] unless asked.

    Under COURSE_RETRAIN=tiny three steps are rehearsed, and [] is the result all the same.
    """
    with torch.random.fork_rng():  # the notebook's own random numbers stay as they were
        if os.environ.get("COURSE_RETRAIN") == "tiny":
            list(runs(**QUICK | {"steps": REHEARSAL}))
        elif retrain:
            return list(runs(**QUICK))
    return []


@torch.no_grad()
def _row(model, share, seed, step, known, unseen, start) -> Run:
    wrong = [(model(x).argmax(1) != y).float().mean().item() for x, y in (known, unseen)]
    return Run(
        width=model[0].out_features,
        parameters=sum(part.numel() for part in model.parameters()),
        noise=share,
        seed=seed,
        steps=step,
        loss=round(F.cross_entropy(model(known[0]), known[1]).item(), 5),
        train_error=round(wrong[0], 4),
        test_error=round(wrong[1], 4),
        seconds=round(time.perf_counter() - start, 1),
    )


STUDY = Study("widths", Run, runs)
