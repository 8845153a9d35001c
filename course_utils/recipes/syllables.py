"""How many syllables has an English word?  A GRU reads its letters and answers once.

The answers are those of the CMU dictionary: its sounds with a stress are the syllables. Three ways
to answer, three seeds: from the last state, from the mean of all states, from their maximum.

Shapes   B batch   T letters   C 26 letters of the alphabet   V numbers of syllables, 1 to 5
"""

import random
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from string import ascii_lowercase

import torch
import torch.nn.functional as F
from torch import Tensor

from course_utils.datasets.spelling import pronunciations
from course_utils.models.recurrent import POOLS, Reader, ReaderConfig
from course_utils.recipes.study import Study
from course_utils.repro import seed as seed_all
from course_utils.train import fitted

SHORTEST, LONGEST, MOST = 3, 12, 5  # letters of a word; syllables
N_TEST, UNITS, BATCH, STEPS, RATE, SEEDS = 2000, 32, 128, 600, 1e-2, (0, 1, 2)


def syllables(word: str) -> int:
    """As the dictionary says the word, in the first of its ways."""
    return sum(sound[-1].isdigit() for sound in pronunciations()[word][0].split())


@cache
def vocabulary() -> tuple[list[str], list[str]]:
    """Words to learn from, and N_TEST others, mixed."""
    fitting = (word for word in sorted(pronunciations()) if SHORTEST <= len(word) <= LONGEST)
    mixed = [word for word in fitting if 1 <= syllables(word) <= MOST]
    random.Random(0).shuffle(mixed)
    return mixed[N_TEST:], mixed[:N_TEST]


def one_hot(words: list[str]) -> Tensor:
    """B T C: a 1 for each letter; zeros in front of a short word, so that all end together."""
    x = torch.zeros(len(words), LONGEST, 26)
    for row, word in enumerate(words):
        for t, letter in enumerate(word, start=LONGEST - len(word)):
            x[row, t, ascii_lowercase.index(letter)] = 1
    return x


def by_rule(word: str) -> int:
    """What many learn at school: count the groups of vowels, a silent e at the end not."""
    groups = len(re.findall("[aeiouy]+", word))
    return max(1, groups - (word.endswith("e") and groups > 1))


def counter(pool: str = "last") -> Reader:
    """A GRU that answers from one of POOLS."""
    return Reader(ReaderConfig(26, MOST, "gru", UNITS, pool=pool))


def batches(n: int, seed: int = 0) -> Iterator[tuple[Tensor, Tensor]]:
    """B T C, and B classes: the number of syllables less 1; `n` times."""
    dice = random.Random(seed)
    for _ in range(n):
        words = dice.choices(vocabulary()[0], k=BATCH)
        yield one_hot(words), torch.tensor([syllables(word) - 1 for word in words])


@torch.no_grad()
def accuracy(model: Reader) -> float:
    """The share of the other words that get their number of syllables."""
    words = vocabulary()[1]
    right = torch.tensor([syllables(word) - 1 for word in words])
    return (model(one_hot(words)).argmax(-1) == right).float().mean().item()


@dataclass(frozen=True)
class Run:
    """One training and what came of it."""

    pool: str  # a name in POOLS
    seed: int
    accuracy: float
    seconds: float


def runs(seeds=SEEDS, steps: int = STEPS) -> Iterator[Run]:
    """Each way to answer, with the same words in the same order."""
    for pool, seed in product(POOLS, seeds):
        seed_all(seed)
        model, start = counter(pool), time.perf_counter()
        fitted(model, batches(steps, seed), F.cross_entropy, steps, RATE)
        seconds = round(time.perf_counter() - start, 1)
        yield Run(pool, seed, round(accuracy(model), 4), seconds)


STUDY = Study("syllables", Run, runs)
