"""Pooling: each window is replaced by one number that sums it up; nothing is learned.

Shapes   B batch   C channels   H height   W width   P Q rows and columns of the output
"""

import math

import torch.nn.functional as F
from torch import Tensor

from course_utils.layers.convolution import windows


def max_pool(x: Tensor, size: int, stride: int | None = None, padding: int = 0) -> Tensor:
    """B C P Q: the largest number of each window; windows meet without overlap.

    Beyond the border stands minus infinity, which is never the largest.
    """
    x = F.pad(x, [padding] * 4, value=-math.inf) if padding else x
    return windows(x, (size, size), stride or size).amax(dim=(-2, -1))


def average_pool(x: Tensor, size: int, stride: int | None = None) -> Tensor:
    """B C P Q: the mean of each window."""
    return windows(x, (size, size), stride or size).mean(dim=(-2, -1))


def lp_pool(x: Tensor, size: int, power: float = 2, stride: int | None = None) -> Tensor:
    """B C P Q: the root of the sum of powers; with `power` 2 the length of the window.

    Numbers below 0 count by their size, as they do for `F.lp_pool2d` with even powers.
    """
    seen = windows(x, (size, size), stride or size)
    return seen.abs().pow(power).sum(dim=(-2, -1)).pow(1 / power)


def median_pool(x: Tensor, size: int, stride: int | None = None) -> Tensor:
    """B C P Q: the number in the middle; of an even count the lower of the two."""
    return windows(x, (size, size), stride or size).flatten(-2).median(dim=-1).values
