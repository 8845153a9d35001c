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
