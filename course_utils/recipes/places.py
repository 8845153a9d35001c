"""Two questions about place: can a convolution tell where it is, and can it look elsewhere?

Shapes   B batch   H height   W width
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Literal

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from course_utils.layers.deformable import DeformableConvolution, read
from course_utils.recipes.study import Study
from course_utils.repro import seed as seed_all
from course_utils.train import fitted

SEEDS = (0, 1, 2)
SIDE, BATCH = 16, 64  # pixels, images
REACH = 3  # pixels: as far as an arrow points
BLUR = 5  # pixels: over so many the pictures are smoothed, that offsets may have a slope


def lit(n: int, seed: int) -> Iterator[tuple[Tensor, Tensor]]:
    """B 1 H W and B, `n` times: one lit pixel, and whether it is in the right half."""
    generator = torch.Generator().manual_seed(seed)
    for _ in range(n):
        place = torch.randint(SIDE**2, (BATCH,), generator=generator)
        x = F.one_hot(place, SIDE**2).float().view(BATCH, 1, SIDE, SIDE)
        yield x, (place % SIDE >= SIDE // 2).long()


def finder(
    padding_mode: Literal["zeros", "circular"], width: int = 32, depth: int = 4
) -> nn.Module:
    """3 x 3 convolutions that keep the size, the largest number of each channel, a readout."""
    layers: list[nn.Module] = []
    for before, after in pairwise([1] + [width] * depth):
        layers += [nn.Conv2d(before, after, 3, padding=1, padding_mode=padding_mode), nn.ReLU()]
    return nn.Sequential(*layers, nn.AdaptiveMaxPool2d(1), nn.Flatten(), nn.Linear(width, 2))


@torch.no_grad()
def found(model: nn.Module) -> float:
    """The share of all places that are told rightly."""
    x = torch.eye(SIDE**2).view(-1, 1, SIDE, SIDE)
    right = torch.arange(SIDE**2) % SIDE >= SIDE // 2
    return (model(x).argmax(dim=-1) == right).float().mean().item()


def smooth(n: int, generator: torch.Generator) -> Tensor:
    """B H W of mean 0 and spread 1: random numbers, each replaced by the mean around it."""
    noise = torch.randn(n, 1, SIDE + BLUR - 1, SIDE + BLUR - 1, generator=generator)
    soft = F.avg_pool2d(noise, BLUR, stride=1)[:, 0]
    return (soft - soft.mean()) / soft.std()


def arrows(n: int, seed: int) -> Iterator[tuple[Tensor, Tensor]]:
    """B 2 H W and B 1 H W, `n` times: a picture with an arrow at each place, and what it shows.

    The second channel says how many pixels to the right, -3 to 3, the asked value lies.
    """
    generator = torch.Generator().manual_seed(seed)
    down, right = torch.meshgrid(*[torch.arange(SIDE).float()] * 2, indexing="ij")
    for _ in range(n):
        picture, arrow = smooth(BATCH, generator), smooth(BATCH, generator).clamp(-2, 2) / 2
        points = torch.stack([down.expand_as(arrow), right + REACH * arrow], dim=-1)
        yield torch.stack([picture, arrow], dim=1), read(picture[:, None], points[:, None])[:, :, 0]


def stacked(width: int, kernel: int = 5) -> nn.Module:
    """Three ordinary convolutions, which together see twice as far as any arrow points."""
    layers: list[nn.Module] = []
    for before, after in pairwise([2, width, width, 1]):
        layers += [nn.Conv2d(before, after, kernel, padding=kernel // 2), nn.ReLU()]
    return nn.Sequential(*layers[:-1])


LOOKERS: dict[str, Callable[[], nn.Module]] = {
    "one convolution, 7 x 7": lambda: nn.Conv2d(2, 1, 7, padding=3),
    "three convolutions, 16 wide": lambda: stacked(16),
    "one deformable, 3 x 3": lambda: DeformableConvolution(2, 1),
}


@torch.no_grad()
def missed(model: nn.Module) -> float:
    """The mean squared error on new pictures, in units of their variance."""
    pairs = list(arrows(8, seed=10_000))
    error = torch.stack([(model(x) - y).square().mean() for x, y in pairs]).mean()
    return (error / torch.cat([y for _, y in pairs]).var()).item()


@dataclass(frozen=True)
class Run:
    """One training of either question."""

    question: str  # where, look
    model: str
    seed: int
    parameters: int
    score: float  # share of places told rightly; or the share of the variance that is missed
    seconds: float


QUESTIONS: dict[str, tuple] = {
    "where": (
        {mode: lambda mode=mode: finder(mode) for mode in ("zeros", "circular")},
        lit, F.cross_entropy, found, 1000, 3e-3,
    ),
    "look": (LOOKERS, arrows, F.mse_loss, missed, 1500, 1e-2),
}  # fmt: skip


def runs(seeds=SEEDS, questions=QUESTIONS, steps: int | None = None) -> Iterator[Run]:
    """All trainings, one after the other; those of a question take the same steps and rate."""
    for question, (models, drawn, loss, judge, usual, rate) in questions.items():
        for seed, name in product(seeds, models):
            seed_all(seed)
            model, start, n = models[name](), time.perf_counter(), steps or usual
            fitted(model, drawn(n, seed), loss, n, rate)
            seconds = round(time.perf_counter() - start, 1)
            count = sum(part.numel() for part in model.parameters())
            yield Run(question, name, seed, count, round(judge(model), 4), seconds)


STUDY = Study("places", Run, runs)
