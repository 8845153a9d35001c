"""A GPT that learns to add, its answers written from the front or from the back (Lee et al. 2023).

Shapes   B batch   T tokens
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import torch
from torch import Tensor

from course_utils.datasets.batches import drawn
from course_utils.models.gpt import GPT, GPTConfig
from course_utils.models.tagger import cross_entropy
from course_utils.recipes.study import Study
from course_utils.repro import seed as seed_all
from course_utils.train import fit

DIGITS, PLUS, EQUALS = 3, 10, 11  # of each number; tokens after the ten digits
SEEDS, STEPS, EVERY, BATCH, RATE = (0, 1, 2), 1000, 100, 128, 3e-3
SUMS, TESTS = 2000, 1000  # of the million: those that are trained on, again and again, and others
ORDERS = ("from the front", "from the back")


@dataclass(frozen=True)
class Run:
    """One training, looked at after every 100 steps."""

    order: str  # a name in ORDERS: which digit of the answer comes first
    seed: int
    steps: int
    accuracy: float  # share of 1,000 other sums with all four digits right
    seconds: float  # of one core


def written(numbers: Tensor, digits: int) -> Tensor:
    """B -> B T: so many digits, zeros in front."""
    places = 10 ** torch.arange(digits - 1, -1, -1)
    return numbers[:, None] // places % 10


def sums(a: Tensor, b: Tensor, order: str) -> tuple[Tensor, Tensor]:
    """B and B -> B T and B T: `a + b =` and the answer; what comes next, -100 where nobody asks."""
    answer = written(a + b, DIGITS + 1)
    if order == "from the back":
        answer = answer.flip(1)
    plus, equals = torch.full((len(a), 1), PLUS), torch.full((len(a), 1), EQUALS)
    text = torch.cat([written(a, DIGITS), plus, written(b, DIGITS), equals, answer], dim=1)
    target = text[:, 1:].clone()
    target[:, : 2 * DIGITS + 1] = -100
    return text[:, :-1], target


def numbers(seed: int) -> Tensor:
    """2 B: pairs of numbers, none twice: those of the training, then those of the test."""
    generator = torch.Generator().manual_seed(seed)
    both = torch.randperm(100**DIGITS, generator=generator)[: SUMS + TESTS]
    return torch.stack([both // 10**DIGITS, both % 10**DIGITS])


@torch.no_grad()
def accuracy(model: GPT, tokens: Tensor, target: Tensor) -> float:
    """The share of the sums with every digit right, each asked after the right ones before it.

    That is the share that greedy writing gets right: it goes wrong at the first wrong digit.
    """
    right = (model(tokens).argmax(dim=-1) == target) | (target < 0)
    return right.all(dim=1).float().mean().item()


def runs(seeds=SEEDS, orders=ORDERS, steps: int = STEPS, every: int = EVERY) -> Iterator[Run]:
    """All runs, one after the other: the seed draws the sums, the first weights and the batches."""
    for seed, order in product(seeds, orders):
        a, b = numbers(seed)
        tokens, target = sums(a, b, order)
        seed_all(seed)
        model = GPT(
            GPTConfig(vocab_size=12, d_model=64, d_ff=256, n_layers=2, max_len=tokens.shape[1])
        )
        some = drawn(steps, BATCH, seed, tokens[:SUMS], target[:SUMS])
        begin = time.process_time()
        for n, _ in enumerate(fit(model, some, cross_entropy, steps, RATE), start=1):
            if n % every == 0:
                found = accuracy(model.eval(), tokens[SUMS:], target[SUMS:])
                yield Run(order, seed, n, round(found, 4), round(time.process_time() - begin, 1))
                model.train()


STUDY = Study("addition", Run, runs)
