"""Next month's carbon dioxide: four forecasts, four expanding folds, three seeds of the GRU.

All that learn see the changes of the last 24 months, and predict the next change. They are trained
on the months before a fold alone.

Shapes   N months that are predicted   T 24 changes before each
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from course_utils.datasets.series import co2, folds
from course_utils.models.recurrent import Reader, ReaderConfig
from course_utils.recipes.study import Study
from course_utils.repro import seed as seed_all
from course_utils.train import fitted

MONTHS, YEAR, FOLDS, SEEDS = 24, 12, 4, (0, 1, 2)
STEPS, RATE, UNITS = 200, 3e-2, 16


def changes() -> tuple[Tensor, Tensor]:
    """N T and N 1: the changes of the last months, and the next one, in parts per million."""
    rows = co2()[1].diff().unfold(0, MONTHS + 1, 1)
    return rows[:, :-1], rows[:, -1:]


def by_line(x: Tensor, y: Tensor, new: Tensor) -> Tensor:
    """A line on the last months, by least squares."""
    old, asked = (torch.cat([part, torch.ones(len(part), 1)], dim=1) for part in (x, new))
    return asked @ torch.linalg.lstsq(old, y, driver="gelsd").solution


def by_gru(x: Tensor, y: Tensor, new: Tensor, seed: int, steps: int = STEPS) -> Tensor:
    """A GRU that reads the last months, one after the other."""
    seed_all(seed)
    model = Reader(ReaderConfig(1, 1, "gru", UNITS))
    fitted(model, ((x[..., None], y) for _ in range(steps)), F.mse_loss, steps, RATE)
    return model(new[..., None]).detach()


@dataclass(frozen=True)
class Run:
    """One forecast of one fold: the root of its mean squared error, in parts per million."""

    forecast: str  # "this month", "a year ago", "line", "GRU"
    first: int  # the month in which the fold begins, as 12 times the year plus 0 to 11
    seed: int
    error: float
    seconds: float


def runs(seeds=SEEDS, steps: int = STEPS) -> Iterator[Run]:
    """Four forecasts for each fold; only the GRU draws numbers."""
    (x, y), dates = changes(), co2()[0]
    skipped = len(dates) - len(x)
    for train, test in folds(len(dates), FOLDS):
        old = slice(0, train.stop - skipped)
        new = slice(test.start - skipped, test.stop - skipped)
        known, asked = (x[old], y[old]), x[new]
        first = round(dates[test.start].item() * YEAR)
        fixed = {
            "this month": torch.zeros_like(y[new]),
            "a year ago": asked[:, -YEAR:][:, :1],
            "line": by_line(*known, asked),
        }
        for name, guess in fixed.items():
            yield Run(name, first, 0, round(error(guess, y[new]), 4), 0.0)
        for seed in seeds:
            start = time.perf_counter()
            guess = by_gru(*known, asked, seed, steps)
            seconds = round(time.perf_counter() - start, 1)
            yield Run("GRU", first, seed, round(error(guess, y[new]), 4), seconds)


def error(guess: Tensor, right: Tensor) -> float:
    """The root of the mean squared error."""
    return (guess - right).square().mean().sqrt().item()


STUDY = Study("co2", Run, runs)
