"""What one fixed vector costs, and how much of that is only too little training.

Attention and one vector with the same 1,200 steps; one vector with five times as many.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from course_utils.recipes.study import Study
from course_utils.recipes.translation import batches, loss, score, seq2seq
from course_utils.repro import seed as seed_all
from course_utils.train import fitted

SEEDS = (0, 1, 2)
BUDGETS = (("attention", 1200), ("one vector", 1200), ("one vector", 6000))  # steps
ATTENTION = {"attention": "additive", "one vector": None}
RATE = 1e-2
LAST = 50  # steps whose loss is told, as their mean


@dataclass(frozen=True)
class Run:
    """One training and how well it translates held-out sentences."""

    model: str  # a name in ATTENTION
    steps: int
    seed: int
    loss: float  # in nats a word, on the training sentences
    bleu_short: float  # 3 to 10 English words
    bleu_middle: float  # 11 to 20
    bleu_long: float  # 21 to 30
    seconds: float


def runs(seeds=SEEDS, budgets=BUDGETS) -> Iterator[Run]:
    """All trainings, one after the other."""
    for seed, (name, steps) in product(seeds, budgets):
        seed_all(seed)
        model, start = seq2seq(ATTENTION[name]), time.perf_counter()
        losses = fitted(model, batches(steps), loss, steps, RATE)
        seconds = round(time.perf_counter() - start, 1)
        bleu = [round(value, 1) for value in score(model).values()]
        last = sum(losses[-LAST:]) / len(losses[-LAST:])
        yield Run(name, steps, seed, round(last, 4), bleu[0], bleu[1], bleu[2], seconds)


STUDY = Study("one-vector", Run, runs)
