"""Two series of nature: sunspots of each year, carbon dioxide of each month (wheel `statsmodels`).

Shapes   T years or months
"""

import csv
import math
from itertools import pairwise

import torch
from torch import Tensor

from course_utils.datasets.wheels import wheel


def rows(name: str) -> list[list[str]]:
    """The lines of a table of statsmodels, without its head."""
    with (wheel("statsmodels") / "datasets" / name / f"{name}.csv").open(newline="") as file:
        return list(csv.reader(file))[1:]


def sunspots() -> tuple[Tensor, Tensor]:
    """T years, 1700 to 2008, and T mean numbers of sunspots."""
    years, numbers = zip(
        *((int(year), float(number)) for year, number in rows("sunspots")), strict=True
    )
    return torch.tensor(years), torch.tensor(numbers)


def co2() -> tuple[Tensor, Tensor]:
    """T dates in years, April 1958 to December 2001, and T means of a month in parts per million.

    Measured weekly at Mauna Loa; a month without any reading lies on the line between its
    neighbours.
    """
    weeks: dict[int, list[float]] = {}
    for date, value in rows("co2"):
        if value:
            month = int(date[:4]) * 12 + int(date[4:6]) - 1
            weeks.setdefault(month, []).append(float(value))
    first, last = min(weeks) + 1, max(weeks)  # of March 1958 there is one week
    means, before = [], first
    for month in range(first, last + 1):
        before = month if month in weeks else before
        after = next(m for m in range(month, last + 1) if m in weeks)
        low, high = (sum(weeks[m]) / len(weeks[m]) for m in (before, after))
        share = (month - before) / (after - before) if after > before else 0.0
        means.append(low + share * (high - low))
    dates = torch.arange(first, last + 1, dtype=torch.float64) / 12
    return dates, torch.tensor(means)


def folds(length: int, n: int, first: float = 0.5) -> list[tuple[range, range]]:
    """Expanding folds: train on all before, test on the next stretch, `n` times.

    The first training part is the share `first`; the stretches that are tested are as long.
    """
    start = math.ceil(first * length)
    ends = [start + round(i * (length - start) / n) for i in range(n + 1)]
    return [(range(a), range(a, b)) for a, b in pairwise(ends)]
