"""Tasks that need a long memory, and one that needs counting.

Shapes   B batch   T steps
"""

import torch
from torch import Tensor

SYMBOLS, ASK = 4, 8  # 0..3 may be asked for, 4..7 are noise, 8 asks
RECALL_VOCAB = 9
A, B, END = range(3)


def recall(batch: int, lag: int, generator: torch.Generator | None = None) -> tuple[Tensor, Tensor]:
    """B T and B: a symbol, `lag` - 1 tokens of noise, the question; the answer is the symbol.

    So the symbol lies `lag` steps before the question, T = lag + 1.  Chance is 1/4.
    """
    first = torch.randint(SYMBOLS, (batch, 1), generator=generator)
    noise = torch.randint(SYMBOLS, ASK, (batch, lag - 1), generator=generator)
    return torch.cat([first, noise, torch.full((batch, 1), ASK)], dim=1), first[:, 0]


def adding(
    batch: int, length: int, generator: torch.Generator | None = None
) -> tuple[Tensor, Tensor]:
    """B T 2 and B 1: numbers from 0 to 1, two of them marked, one in each half; their sum.

    (Hochreiter and Schmidhuber 1997, section 5.4, on the unit interval.)  Who always says 1 has a
    mean squared error of 1/6.
    """
    numbers = torch.rand(batch, length, generator=generator)
    half = length // 2
    first = torch.randint(half, (batch, 1), generator=generator)
    second = torch.randint(half, length, (batch, 1), generator=generator)
    marks = torch.zeros(batch, length).scatter_(1, torch.cat([first, second], dim=1), 1.0)
    return torch.stack([numbers, marks], dim=-1), (numbers * marks).sum(1, keepdim=True)


def counted(n: int) -> Tensor:
    """T = 2 n + 2: END, n times a, n times b, END."""
    return torch.tensor([END] + [A] * n + [B] * n + [END])


def counting(ns: Tensor) -> tuple[Tensor, Tensor]:
    """B T and B T: what is read and what comes next of a^n b^n for each n; -100 behind the end."""
    longest = int(ns.max())
    read = torch.full((len(ns), 2 * longest + 1), END)
    then = torch.full((len(ns), 2 * longest + 1), -100)
    for row, n in enumerate(ns.tolist()):
        text = counted(n)
        read[row, : 2 * n + 1], then[row, : 2 * n + 1] = text[:-1], text[1:]
    return read, then
