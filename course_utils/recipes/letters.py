"""Recurrent language models on Shakespeare's speeches, letter by letter, and networks that count.

Shapes   B batch   T tokens
"""

from collections.abc import Iterator
from functools import partial

import torch
from torch import Tensor, nn

from course_utils.datasets.lags import counting
from course_utils.datasets.lines import VOCAB, stream
from course_utils.datasets.shakespeare import UNSEEN
from course_utils.models.recurrent import Writer, WriterConfig
from course_utils.models.tagger import cross_entropy
from course_utils.recipes.plays import windows
from course_utils.recipes.recipe import Recipe

LENGTH, BATCH = 128, 32
SCORED = 8  # one stretch of the unseen plays in so many
UNITS, UP_TO, TOP = 10, 50, 500  # of the counters; n in training; n when tested, at most
MIDDLE = 25  # from this n on, the first miss is sought


@torch.no_grad()
def score(model: nn.Module) -> dict[str, float]:
    """The loss in nats a character on the five unseen plays, the state starting at zero."""
    rows = stream(unseen=True).unfold(0, LENGTH + 1, LENGTH)[::SCORED]
    losses = [
        cross_entropy(model(part[:, :-1]), part[:, 1:]).item() * len(part)
        for part in rows.split(256)
    ]
    return {"nats": sum(losses) / len(rows)}


def batches(n: int, seed: int = 0) -> Iterator[tuple[Tensor, Tensor]]:
    """B T and B T, `n` times: stretches of the 32 plays and their next letters."""
    return windows(stream(unseen=False), n, BATCH, LENGTH, seed)


def writer(kind: str) -> Writer:
    """A language model of 64 units."""
    return Writer(WriterConfig(VOCAB, kind))


def counter(kind: str) -> Writer:
    """Ten units for a, b and the end."""
    return Writer(WriterConfig(3, kind, UNITS, UNITS))


def strings(n: int, seed: int = 0) -> Iterator[tuple[Tensor, Tensor]]:
    """B T and B T, `n` times: a^n b^n for random n up to 50."""
    generator = torch.Generator().manual_seed(seed)
    for _ in range(n):
        yield counting(torch.randint(1, UP_TO + 1, (32,), generator=generator))


@torch.no_grad()
def counts_right(model: nn.Module, n: int) -> bool:
    """Whether every letter that is certain, all after the first b, is the most probable one."""
    read, then = counting(torch.tensor([n]))
    return bool((model(read)[0].argmax(-1) == then[0])[n + 1 :].all())


def count_score(model: nn.Module) -> dict[str, float]:
    """`trained`: the share of n up to 50 that are right; `longest`: the first miss is one above.

    Misses below MIDDLE count in the share alone: a network may trip over one short string.
    """
    right = [counts_right(model, n) for n in range(1, UP_TO + 1)]
    longest = MIDDLE - 1
    while longest < TOP and counts_right(model, longest + 1):
        longest += 1
    return {"trained": sum(right) / len(right), "longest": longest}


SPEECHES = f"speeches of 32 plays of Shakespeare, all but {', '.join(UNSEEN)}"


def letters(name: str, kind: str) -> Recipe:
    """A recurrent language model."""
    return Recipe(
        name,
        partial(writer, kind),
        batches,
        cross_entropy,
        score,
        data=SPEECHES,
        steps=3000,
        quick_steps=300,
        learning_rate=1e-2,
    )


def counts(kind: str) -> Recipe:
    """A network that counts."""
    return Recipe(
        f"counter-{kind}",
        partial(counter, kind),
        strings,
        cross_entropy,
        count_score,
        data="a^n b^n, n from 1 to 50",
        steps=4000,
        quick_steps=600,
        learning_rate=1e-2,
    )


RECIPES = (
    *(letters(f"writer-{kind}", kind) for kind in ("rnn", "gru", "lstm")),
    counts("lstm"),
    counts("gru"),
)
