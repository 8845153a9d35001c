"""One or many?  A hidden verb is singular or plural, and few examples say which (Goldberg 2019).

The text around it decides: "the king ... was", "the lords of his court ... were".
Five minutes on one core.

Shapes   B batch   T tokens   N examples   D model width
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from torch import Tensor

from course_utils.datasets.batches import drawn
from course_utils.datasets.pieces import CLS, MASK, N_PIECES, SEP, word_pieces
from course_utils.models.bert import Bert, BertClassifier
from course_utils.recipes.masked import bert, pieces
from course_utils.recipes.study import Study
from course_utils.recipes.trained import trained
from course_utils.repro import seed as seed_all
from course_utils.train import fitted

VERBS = (("is", "was"), ("are", "were"))  # singular, plural
INNER = 30  # pieces of a text
PLACE = 1 + INNER // 2  # of the hidden verb, behind [CLS]
N_TEST = 3000  # at most
SIZES, SEEDS = (100, 300, 1000, 3000), (0, 1, 2)
BATCH, STEPS = 32, 150
TOGETHER = 256  # texts that are read at once without training
RATES = {"tuned": 2e-4, "fresh": 1e-3}  # each the best of those tried on other training texts


@dataclass(frozen=True)
class Run:
    """One way to name the number of hidden verbs of the five unseen plays."""

    method: str  # "no labels", "neighbours", "frozen", "tuned", "fresh"
    n_labelled: int
    seed: int
    accuracy: float
    seconds: float


@cache
def kinds() -> Tensor:
    """V: 0 for a singular verb, 1 for a plural one, -1 for all other pieces."""
    tokenizer, found = word_pieces().tokenizer, torch.full((N_PIECES,), -1)
    for kind, verbs in enumerate(VERBS):
        found[[tokenizer.token_to_id(verb) for verb in verbs]] = kind
    return found


def examples(unseen: bool, n: int, seed: int = 0) -> tuple[Tensor, Tensor]:
    """N T texts with a hidden verb in their middle, and N numbers: singular 0, plural 1."""
    row, generator = pieces(unseen), torch.Generator().manual_seed(seed)
    places = (kinds()[row] >= 0).nonzero()[:, 0]
    places = places[(places >= INNER) & (places < len(row) - INNER)]
    chosen = places[torch.randperm(len(places), generator=generator)[:n]]
    inner = row[chosen[:, None] + torch.arange(INNER) - INNER // 2]
    edge = torch.ones_like(chosen[:, None])
    texts = torch.cat([CLS * edge, inner, SEP * edge], dim=1)
    return texts.index_fill(1, torch.tensor([PLACE]), MASK), kinds()[row[chosen]]


@cache
def asked() -> tuple[Tensor, Tensor]:
    """The examples of the unseen plays."""
    return examples(unseen=True, n=N_TEST)


@torch.no_grad()
def without_labels(model: Bert, texts: Tensor) -> Tensor:
    """Which kind of verb the language model itself finds more probable at the hidden place."""
    found = []
    for states in verb_states(model, texts).split(TOGETHER):  # all at once would take 150 MB
        probabilities = model.read(states).softmax(dim=-1)
        shares = [probabilities[:, kinds() == kind].sum(dim=1) for kind in (0, 1)]
        found.append(shares[1] > shares[0])
    return torch.cat(found).long()


@torch.no_grad()
def verb_states(model: Bert, texts: Tensor) -> Tensor:
    """N D: the last state of the hidden place."""
    return torch.cat([model.states(part)[:, PLACE] for part in texts.split(TOGETHER)])


def one_layer(states: Tensor, kinds_known: Tensor, new: Tensor) -> Tensor:
    """A layer on frozen states, by logistic regression: the guesses for new ones."""
    layer = make_pipeline(StandardScaler(), LogisticRegression(C=0.01, max_iter=1000))
    return torch.from_numpy(layer.fit(states, kinds_known).predict(new))


def neighbours(texts: Tensor) -> np.ndarray:
    """Two pieces before the verb and two behind it, each with its place, as one text."""
    around = texts[:, [PLACE - 2, PLACE - 1, PLACE + 1, PLACE + 2]].tolist()
    return np.array([" ".join(f"{i}at{piece}" for i, piece in enumerate(row)) for row in around])


def by_neighbours(texts: Tensor, kinds_known: Tensor, new: Tensor) -> Tensor:
    """Logistic regression on the four neighbours."""
    model = make_pipeline(CountVectorizer(), LogisticRegression(max_iter=1000))
    return torch.from_numpy(model.fit(neighbours(texts), kinds_known).predict(neighbours(new)))


def body(pretrained: bool) -> Bert:
    """BERT with the weights of the checkpoint, or with fresh ones."""
    fresh = bert()
    if pretrained:
        fresh.load_state_dict(trained("bert-shakespeare")[0].state_dict())
    return fresh


def trained_on(texts: Tensor, answers: Tensor, body: Bert, rate: float, seed: int, steps: int):
    """BERT and one layer, all of it trained on the labelled texts."""
    model, some = BertClassifier(body, 2, PLACE), drawn(steps, BATCH, seed, texts, answers)
    fitted(model, some, F.cross_entropy, steps, rate)
    return model


@torch.no_grad()
def accuracies(n: int, seed: int, steps: int) -> Iterator[tuple[str, Tensor]]:
    """Each method and its guesses, after `n` labelled texts of the training plays."""
    (texts, answers), (new, _) = examples(False, n, seed), asked()
    known: Any = trained("bert-shakespeare")[0]
    yield "neighbours", by_neighbours(texts, answers, new)
    yield "frozen", one_layer(verb_states(known, texts), answers, verb_states(known, new))
    for method, rate in RATES.items():
        with torch.enable_grad():
            seed_all(seed)
            model = trained_on(texts, answers, body(method == "tuned"), rate, seed, steps)
        yield method, model(new).argmax(dim=-1)


def runs(sizes=SIZES, seeds=SEEDS, steps: int = STEPS) -> Iterator[Run]:
    """All of them, one after the other."""
    known: Any = trained("bert-shakespeare")[0]
    new, truth = asked()
    zero = (without_labels(known, new) == truth).float().mean().item()
    yield Run("no labels", 0, 0, round(zero, 4), 0.0)
    for seed, n in product(seeds, sizes):
        start = time.perf_counter()
        for method, guess in accuracies(n, seed, steps):
            accuracy = round((guess == truth).float().mean().item(), 4)
            yield Run(method, n, seed, accuracy, round(time.perf_counter() - start, 1))
            start = time.perf_counter()


STUDY = Study("agreement", Run, runs)
