"""Comedy, history or tragedy? A small Transformer reads a speech of a play it has never seen.

One play in four is kept for the tests: fold 0 of `datasets/shakespeare.py`.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from course_utils.datasets.batches import padded
from course_utils.datasets.shakespeare import GENRES, Speech, fold, speeches, words
from course_utils.models.classifier import SequenceClassifier
from course_utils.models.transformer import TransformerConfig
from course_utils.recipes.recipe import Recipe

SHORTEST, READ = 20, 80  # words: shorter speeches are left out, longer ones are cut
PAD, UNKNOWN = 0, 1
N_WORDS = 6000  # the most frequent of the training plays, and the two above
BATCH = 64
HIDDEN = 0.4  # of the words of a training speech are hidden at random, against learning by heart
TEST_FOLD = 0


@cache
def examples(test: bool) -> tuple[Speech, ...]:
    """The speeches of the test plays, or of all others."""
    long_enough = (s for s in speeches() if len(words(s.text)) >= SHORTEST)
    return tuple(s for s in long_enough if (fold(s.play) == TEST_FOLD) == test)


@cache
def numbers() -> dict[str, int]:
    """Word to number, for the most frequent words of the training plays."""
    counts = Counter(word for speech in examples(test=False) for word in words(speech.text))
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    return {word: i for i, word in enumerate(ranked[: N_WORDS - 2], start=2)}


def encode(text: str) -> Tensor:
    """T numbers of the first words; a word that is not known gets UNKNOWN."""
    known = numbers()
    return torch.tensor([known.get(word, UNKNOWN) for word in words(text)[:READ]])


@cache
def encoded(test: bool) -> tuple[list[Tensor], Tensor]:
    """The words of each speech as numbers, and N classes."""
    found = examples(test)
    genres = torch.tensor([GENRES.index(speech.genre) for speech in found])
    return [encode(speech.text) for speech in found], genres


def batches(n: int) -> Iterator[tuple[Tensor, Tensor]]:
    """Words and genres of random speeches; `n` times."""
    rows, genres = encoded(test=False)
    generator = torch.Generator().manual_seed(0)
    for _ in range(n):
        chosen = torch.randint(len(rows), (BATCH,), generator=generator)
        tokens = padded([rows[i] for i in chosen.tolist()])
        hidden = torch.rand(tokens.shape, generator=generator) < HIDDEN
        yield tokens.masked_fill(hidden & (tokens != PAD), UNKNOWN), genres[chosen]


@torch.no_grad()
def predictions(model: nn.Module) -> Tensor:
    """The class of each test speech."""
    rows, _ = encoded(test=True)
    parts = [padded(rows[i : i + 256]) for i in range(0, len(rows), 256)]
    return torch.cat([model(part).argmax(dim=-1) for part in parts])


def score(model: nn.Module) -> dict[str, float]:
    """The share of the test speeches that are named rightly."""
    return {"accuracy": (predictions(model) == encoded(test=True)[1]).float().mean().item()}


def classifier() -> SequenceClassifier:
    """A small Transformer for the speeches."""
    return SequenceClassifier(
        TransformerConfig(
            N_WORDS, len(GENRES), d_model=64, n_heads=4, d_ff=128, n_layers=1, dropout=0.5
        )
    )


RECIPES = (
    Recipe(
        "speech-genre",
        classifier,
        batches,
        F.cross_entropy,
        score,
        data=f"speeches of {SHORTEST} words or more, without fold {TEST_FOLD} of the plays",
        steps=600,
        quick_steps=300,
        learning_rate=2e-3,
    ),
)
