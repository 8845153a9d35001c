"""Two samples of a random answer, and whether they come from one distribution."""

import math

import torch
from torch import Tensor

from course_utils.exercises.brief import brief

BINS = 10  # floats are counted in bins that hold a tenth of the right draws each
DECIMALS = 4  # so that a rounding error moves nothing to another bin


def distance(a: Tensor, b: Tensor) -> tuple[float, float]:
    """Total variation between two columns of N draws, and the most that chance explains.

    Two samples of one distribution over M values are √(M/πN) apart on average; McDiarmid's
    inequality gives at most exp(-16) for 4/√N more, so one right answer in nine million fails.
    """
    _, p, q = shares(a, b)
    bound = math.sqrt(len(p) / (math.pi * len(a))) + 4 / math.sqrt(len(a))
    return (p - q).abs().sum().item() / 2, bound


def shares(a: Tensor, b: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """The values, and how often each comes in `a` and in `b`."""
    if b.is_floating_point():
        a, b = a.double().round(decimals=DECIMALS), b.double().round(decimals=DECIMALS)
        edges = b.quantile(torch.linspace(0, 1, BINS + 1, dtype=b.dtype)[1:-1])
        a, b = torch.bucketize(a, edges), torch.bucketize(b, edges)
    values, index = torch.cat([a, b]).unique(return_inverse=True)
    counts = [part.bincount(minlength=len(values)) for part in index.split(len(a))]
    return values, counts[0] / len(a), counts[1] / len(b)


def summary(a: Tensor, b: Tensor) -> tuple[str, str]:
    """What to say about each: the value whose shares differ most, or mean and spread."""
    if b.is_floating_point():
        of_a, of_b = (
            f"mean {brief(x.mean().item())}, spread {brief(x.std().item())}" for x in (a, b)
        )
        return of_a, of_b
    values, p, q = shares(a, b)
    worst = (p - q).abs().argmax()
    value = f"the value {brief(values[worst])} in"
    of_a, of_b = (f"{value} {100 * share[worst]:.0f} % of the draws" for share in (p, q))
    return of_a, of_b
