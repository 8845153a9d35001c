"""Rows of random digits, to be written from the end to the start: a task learned in seconds.

Shapes   B batch   T digits
"""

from collections.abc import Iterator

import torch
from torch import Tensor

DIGITS = 10


def reversals(n: int, length: int, seed: int, batch: int = 32) -> Iterator[tuple[Tensor, Tensor]]:
    """`n` batches: digits, and the same digits from the end to the start."""
    generator = torch.Generator().manual_seed(seed)
    for _ in range(n):
        x = torch.randint(DIGITS, (batch, length), generator=generator)
        yield x, x.flip(1)
