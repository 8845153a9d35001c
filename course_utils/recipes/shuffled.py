"""Does pre-training need the order of the words?  Sinha et al. 2021 shuffled them first.

Three bodies of one size: pre-trained on the plays as they are, on the same texts with their words
in random order, or not at all. Each is then tuned on texts in order: is the hidden verb singular or
plural? The rate of tuning is chosen for each on other texts. Half an hour on one core.

Shapes   B batch   T tokens   V vocabulary
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import torch
from torch import Tensor

from course_utils.datasets.pieces import N_PIECES, word_pieces
from course_utils.models.bert import Bert
from course_utils.models.tagger import cross_entropy
from course_utils.recipes import agreement, masked
from course_utils.recipes.study import Study
from course_utils.repro import seed as seed_all
from course_utils.train import fitted

ORDERS, SEEDS = ("in order", "shuffled", "none"), (0, 1, 2)
STEPS, RATE, MUON = 500, 1e-3, 0.02  # of pre-training
LABELLED, OTHERS = 1000, 1000  # texts to tune on, and to choose the rate on
RATES = (3e-4, 1e-3)


@dataclass(frozen=True)
class Run:
    """One body, pre-trained on texts of one kind and tuned, scored on the five unseen plays."""

    order: str  # of the words in pre-training: a name in ORDERS
    seed: int
    guessed: float  # of the hidden pieces, 15 % at once, the words in order
    no_labels: float  # the number of hidden verbs named before tuning
    rate: float  # chosen
    tuned: float  # and after tuning
    seconds: float


@cache
def inside() -> Tensor:
    """V: true for the pieces that go on with a word."""
    names = word_pieces().words(list(range(N_PIECES)))
    return torch.tensor([name.startswith("##") for name in names])


def shuffled(tokens: Tensor, generator: torch.Generator) -> Tensor:
    """B T -> B T: each text's words in random order, each word's pieces together, edges in place.

    Sinha et al. shuffle each sentence once; here a text gets another order each time it is read.
    """
    inner = tokens[:, 1:-1]
    word = (~inside()[inner]).cumsum(dim=1)  # the how manieth each piece belongs to
    keys = torch.rand(len(inner), inner.shape[1] + 1, generator=generator)
    order = keys.gather(1, word).argsort(dim=1, stable=True)
    return torch.cat([tokens[:, :1], inner.gather(1, order), tokens[:, -1:]], dim=1)


def pretrained(order: str, seed: int, steps: int) -> Bert:
    """A body of its own; of one seed all begin with the same weights."""
    seed_all(seed)
    model, change = masked.bert(), shuffled if order == "shuffled" else None
    if order != "none":
        batches = masked.batches(steps, seed=seed, change=change)
        fitted(model, batches, cross_entropy, steps, RATE, MUON)
    return model.eval()


def tuned(model: Bert, seed: int, steps: int) -> tuple[float, float]:
    """The rate that is best on other texts of the 32 plays, and its accuracy on the five."""
    texts, answers = agreement.examples(unseen=False, n=LABELLED + OTHERS, seed=seed)
    known, start = slice(LABELLED), {k: v.clone() for k, v in model.state_dict().items()}
    found = []
    for rate in RATES:
        model.load_state_dict(start)
        seed_all(seed)
        whole = agreement.trained_on(texts[known], answers[known], model, rate, seed, steps)
        other = agreement.accuracy(whole, texts[LABELLED:], answers[LABELLED:])
        found.append((other, rate, agreement.accuracy(whole, *agreement.asked())))
    _, rate, accuracy = max(found)
    return rate, accuracy


def runs(seeds=SEEDS, orders=ORDERS, steps=(STEPS, agreement.STEPS)) -> Iterator[Run]:
    """All of them, one after the other."""
    new, truth = agreement.asked()
    for seed in seeds:
        for order in orders:
            start = time.perf_counter()
            model = pretrained(order, seed, steps[0])
            guessed = masked.accuracy(model, masked.HIDDEN)
            zero = (agreement.without_labels(model, new) == truth).float().mean().item()
            rate, accuracy = tuned(model, seed, steps[1])
            seconds = round(time.perf_counter() - start, 1)
            scores = [round(score, 4) for score in (guessed, zero, accuracy)]
            yield Run(order, seed, scores[0], scores[1], rate, scores[2], seconds)


STUDY = Study("shuffled-words", Run, runs)
