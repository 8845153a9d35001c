"""GPT on Shakespeare, letter by letter and in byte pairs; five plays are never trained on.

Shapes   B batch   T tokens
"""

import math
from collections.abc import Callable, Iterator
from functools import cache, partial

import torch
from torch import Tensor

from course_utils.datasets.pieces import ALPHABET, N_PAIRS, Characters, byte_pairs
from course_utils.datasets.shakespeare import UNSEEN, script
from course_utils.models.gpt import GPT, GPTConfig
from course_utils.models.tagger import cross_entropy
from course_utils.recipes.recipe import Recipe

DATA = f"32 plays of Shakespeare, all but {', '.join(UNSEEN)}"
SCORED = 8  # one stretch of the unseen plays in so many
TOGETHER = 256  # stretches that are scored at once
TOKENIZERS: dict[str, Callable] = {"gpt-characters": Characters, "gpt-shakespeare": byte_pairs}


@cache
def tokens(name: str, unseen: bool) -> Tensor:
    """The plays as one row of tokens, as the model of that name reads them."""
    return torch.tensor(TOKENIZERS[name]().encode(script(unseen)))


def windows(
    text: Tensor, n: int, batch: int, length: int, seed: int = 0
) -> Iterator[tuple[Tensor, Tensor]]:
    """B T and B T, `n` times: random stretches of a row of tokens, and their next tokens."""
    generator = torch.Generator().manual_seed(seed)
    for _ in range(n):
        first = torch.randint(len(text) - length, (batch, 1), generator=generator)
        both = text[first + torch.arange(length + 1)]
        yield both[:, :-1], both[:, 1:]


@torch.no_grad()
def score(name: str, model: GPT) -> dict[str, float]:
    """The loss on unseen plays per character, comparable between tokenisers; its exponential."""
    text, length = tokens(name, unseen=True), model.config.max_len
    rows = text[: (len(text) - 1) // length * length + 1].unfold(0, length + 1, length)[::SCORED]
    losses = [
        cross_entropy(model(part[:, :-1]), part[:, 1:]).item() * len(part)
        for part in rows.split(TOGETHER)
    ]
    nats = sum(losses) / len(rows) * len(text) / len(script(unseen=True))
    return {"nats": nats, "perplexity": math.exp(nats)}


def gpt(vocab_size: int) -> GPT:
    """The shape of nanoGPT's model for a CPU, with rotary positions."""
    return GPT(GPTConfig(vocab_size=vocab_size, positions="rotary"))


def recipe(name: str, vocab_size: int, batch: int, **rest) -> Recipe:
    """One of the two."""
    return Recipe(
        name,
        partial(gpt, vocab_size),
        lambda n: windows(tokens(name, unseen=False), n, batch, GPTConfig.max_len),
        cross_entropy,
        partial(score, name),
        data=DATA,
        muon=0.02,
        **rest,
    )


RECIPES = (
    recipe("gpt-characters", len(ALPHABET), 12, steps=8000, quick_steps=2000),
    recipe("gpt-shakespeare", N_PAIRS, 32, steps=3000, quick_steps=500),
)
