"""Batches: rows drawn at random, or pairs of sequences of like length, with little padding.

Shapes   B batch   T target tokens   S source tokens
"""

from collections.abc import Iterator, Sequence

import torch
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

POOL = 20  # batches that are drawn together, and sorted by length among themselves
Pair = tuple[Tensor, Tensor]


def padded(rows: Sequence[Tensor], pad: int = 0) -> Tensor:
    """Rows of different lengths -> B T, short ones filled with `pad`."""
    return pad_sequence(list(rows), batch_first=True, padding_value=pad)


def drawn(n_batches: int, size: int, seed: int, *parts: Tensor) -> Iterator[tuple[Tensor, ...]]:
    """So many batches of `size` random rows, the same rows of each of the `parts`."""
    generator = torch.Generator().manual_seed(seed)
    for _ in range(n_batches):
        chosen = torch.randint(len(parts[0]), (size,), generator=generator)
        yield tuple(part[chosen] for part in parts)


def teacher_forced(pairs: Sequence[Pair], pad: int = 0) -> tuple[Tensor, Tensor, Tensor]:
    """B S, B T and B T: the source, the target without its last token, without its first."""
    sources, targets = zip(*pairs, strict=True)
    target = padded(targets, pad)
    return padded(sources, pad), target[:, :-1], target[:, 1:]


def bucketed(
    pairs: Sequence[Pair], n_batches: int, batch_size: int = 128, seed: int = 0
) -> Iterator[list[Pair]]:
    """So many batches of random pairs, each of like source lengths."""
    generator = torch.Generator().manual_seed(seed)
    while n_batches > 0:
        pool = torch.randint(len(pairs), (POOL * batch_size,), generator=generator).tolist()
        pool.sort(key=lambda i: len(pairs[i][0]))
        for b in torch.randperm(POOL, generator=generator)[:n_batches].tolist():
            yield [pairs[i] for i in pool[b * batch_size : (b + 1) * batch_size]]
        n_batches -= POOL
