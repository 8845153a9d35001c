"""A GPT that learns to look up pairs in its prompt; and what one layer of attention cannot do.

Shapes   B batch   T tokens
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import torch
from torch import Tensor, nn

from course_utils.datasets.recall import LENGTH, PAIRS, SYMBOLS, TOKENS, pairs, prompts, repeating
from course_utils.models.gpt import GPT, GPTConfig
from course_utils.models.tagger import Silent, cross_entropy
from course_utils.recipes.recipe import Recipe
from course_utils.recipes.study import Study
from course_utils.repro import seed as seed_all
from course_utils.train import fit

BATCH, TESTS, TEST_SEED = 64, 2000, 1
SHOTS = (0, 1, 2, 4, 8)


def batches(n: int) -> Iterator[tuple[Tensor, Tensor]]:
    """Texts of pairs, `n` times."""
    generator = torch.Generator().manual_seed(0)
    for _ in range(n):
        yield pairs(BATCH, generator)


@torch.no_grad()
def recalled(model: GPT, shots: int, unseen: bool = False) -> float:
    """The share of 2,000 prompts of so many shots whose value is named rightly."""
    generator = torch.Generator().manual_seed(TEST_SEED)
    tokens, value = prompts(shots, TESTS, generator, unseen)
    return (model.next_logits(tokens).argmax(dim=-1) == value).float().mean().item()


def score(model: nn.Module) -> dict[str, float]:
    """With all eight pairs in the prompt: of kinds that training has, and that it never had."""
    kinds = {"seen kinds of pairs": False, "unseen kinds": True}
    return {name: recalled(model, 8, unseen) for name, unseen in kinds.items()}  # type: ignore[arg-type]


def gpt() -> GPT:
    """Two layers, 0.1 million parameters."""
    return GPT(
        GPTConfig(
            vocab_size=TOKENS, d_model=64, d_ff=256, n_layers=2, positions="rotary",
            max_len=2 * PAIRS,
        )
    )  # fmt: skip


RECIPES = (
    Recipe(
        "gpt-recall",
        gpt,
        batches,
        cross_entropy,
        score,
        data="pairs of a key and a value, a new dictionary for each text",
        steps=1500,
        quick_steps=500,
        learning_rate=3e-3,
    ),
)

SEEDS, STEPS, EVERY = (0, 1, 2), 1200, 100
ARMS = {  # layers, width, whether all texts begin again after 12 symbols
    "1 layer": (1, 64, False),
    "1 layer, twice as wide": (1, 128, False),
    "2 layers": (2, 64, False),
    "1 layer, always after 12": (1, 64, True),
}


@dataclass(frozen=True)
class Run:
    """One training, looked at after every 100 steps."""

    model: str  # a name in ARMS
    seed: int
    steps: int
    accuracy: float  # of the symbols that can be known
    seconds: float


def attention_only(n_layers: int, d_model: int) -> GPT:
    """A GPT without its small networks."""
    model = GPT(
        GPTConfig(
            vocab_size=SYMBOLS, d_model=d_model, d_ff=1, n_layers=n_layers, max_len=LENGTH
        )
    )  # fmt: skip
    for layer in model.stack.layers:
        layer.feed_forward = Silent()
    return model


def runs(seeds=SEEDS, arms=ARMS, steps: int = STEPS, every: int = EVERY) -> Iterator[Run]:
    """All runs, one after the other."""
    for seed, name in product(seeds, arms):
        n_layers, d_model, fixed = ARMS[name]
        seed_all(seed)
        model = attention_only(n_layers, d_model)
        generator = torch.Generator().manual_seed(seed)
        drawn = (repeating(BATCH, generator, fixed) for _ in range(steps))
        tests = repeating(500, torch.Generator().manual_seed(1000 + seed), fixed)
        start = time.perf_counter()
        for n, _ in enumerate(fit(model, drawn, cross_entropy, steps, 3e-3), start=1):
            if n % every == 0:
                seconds = round(time.perf_counter() - start, 1)
                yield Run(name, seed, n, round(accuracy(model.eval(), *tests), 4), seconds)
                model.train()


@torch.no_grad()
def accuracy(model: GPT, tokens: Tensor, target: Tensor) -> float:
    """The share of the known symbols that are named."""
    right = model(tokens).argmax(dim=-1) == target
    return right[target >= 0].float().mean().item()


STUDY = Study("induction", Run, runs)
