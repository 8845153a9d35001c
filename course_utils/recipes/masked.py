"""BERT on Shakespeare: guess the hidden word pieces from both sides (Devlin et al. 2019, 3.1).

Shapes   B batch   T tokens   S hidden places
"""

from collections.abc import Iterator
from functools import cache

import numpy as np
import torch
from torch import Tensor, nn

from course_utils.datasets.pieces import (
    CLS,
    MASK,
    N_PIECES,
    SEP,
    SPECIAL,
    spoken_words,
    word_pieces,
)
from course_utils.models.bert import Bert, BertConfig
from course_utils.models.tagger import cross_entropy
from course_utils.recipes.plays import DATA
from course_utils.recipes.recipe import Recipe

LENGTH, BATCH = 64, 64  # pieces of a text, [CLS] and [SEP] among them; texts in a step
HIDDEN = 9  # pieces of each text: 15 % of the 62
MASKED, SWAPPED = 0.8, 0.1  # of the hidden pieces; the rest stays as it was
TEST_SEED = 1


@cache
def pieces(unseen: bool) -> Tensor:
    """What is said in the plays as one row of word pieces."""
    lines = spoken_words(unseen).splitlines()  # all at once would take a gigabyte
    row = (piece for line in lines for piece in word_pieces().encode(line))
    return torch.from_numpy(np.fromiter(row, np.int64))  # a list would take five times as much


def texts(row: Tensor, first: Tensor) -> Tensor:
    """B T: [CLS], the 62 pieces from each of the B places on, [SEP]."""
    inner = row[first[:, None] + torch.arange(LENGTH - 2)]
    edge = torch.ones_like(first[:, None])
    return torch.cat([CLS * edge, inner, SEP * edge], dim=1)


def places(batch: int, n: int, generator: torch.Generator) -> Tensor:
    """B S: `n` different places of each text, neither [CLS] nor [SEP]."""
    order = torch.rand(batch, LENGTH - 2, generator=generator).argsort(dim=1)
    return order[:, :n] + 1


def batches(n: int, hidden: int = HIDDEN, seed: int = 0) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
    """Texts B T with hidden pieces, where they were B S, and what they were; `n` times."""
    row, generator = pieces(unseen=False), torch.Generator().manual_seed(seed)
    for _ in range(n):
        first = torch.randint(len(row) - LENGTH, (BATCH,), generator=generator)
        tokens, where = texts(row, first), places(BATCH, hidden, generator)
        truth = tokens.gather(1, where)
        yield tokens.scatter(1, where, disguised(truth, generator)), where, truth


def disguised(truth: Tensor, generator: torch.Generator) -> Tensor:
    """B S -> B S: of the hidden pieces 80 % are [MASK], 10 % some other piece, 10 % unchanged."""
    chance = torch.rand(truth.shape, generator=generator)
    other = torch.randint(len(SPECIAL), N_PIECES, truth.shape, generator=generator)
    shown = torch.where(chance < MASKED, MASK, truth)
    return torch.where(chance >= 1 - SWAPPED, other, shown)


@torch.no_grad()
def guessed(model: nn.Module, hidden: int) -> tuple[Tensor, Tensor]:
    """N places in the row of the unseen plays, and N pieces guessed there.

    So many places of each text are [MASK] at once.
    """
    row, generator = pieces(unseen=True), torch.Generator().manual_seed(TEST_SEED)
    found, guesses = [], []
    for first in torch.arange(0, len(row) - LENGTH, LENGTH - 2).split(BATCH):
        tokens, where = texts(row, first), places(len(first), hidden, generator)
        found.append((first[:, None] + where - 1).flatten())  # [CLS] is no piece of the row
        guesses.append(model(tokens.scatter(1, where, MASK), where).argmax(dim=-1).flatten())
    return torch.cat(found), torch.cat(guesses)


def accuracy(model: nn.Module, hidden: int) -> float:
    """The share of pieces guessed, where so many of each unseen text are [MASK] at once."""
    where, guesses = guessed(model, hidden)
    return (guesses == pieces(unseen=True)[where]).float().mean().item()


def score(model: nn.Module) -> dict[str, float]:
    """On five unseen plays, with 15 % of the pieces hidden at once, and with one in each text."""
    return {"accuracy": accuracy(model, HIDDEN), "accuracy alone": accuracy(model, 1)}


def bert() -> Bert:
    """Small enough to run in a page."""
    return Bert(BertConfig(vocab_size=N_PIECES, d_ff=384, positions="rotary", max_len=LENGTH))


RECIPES = (
    Recipe(
        "bert-shakespeare",
        bert,
        batches,
        cross_entropy,
        score,
        data=DATA,
        steps=4000,
        quick_steps=200,
        muon=0.02,
    ),
)
