"""Comedy, history or tragedy?  What a pre-trained BERT adds to counting words.

The test plays are one fold in four, or the five plays that pre-training never read.
Twenty minutes on one core that does nothing else.

Shapes   B batch   T tokens   D model width   V classes
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
from sklearn.naive_bayes import MultinomialNB
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from torch import Tensor, nn

from course_utils.datasets.batches import padded
from course_utils.datasets.pieces import CLS, SEP, word_pieces
from course_utils.datasets.shakespeare import FOLDS, GENRES, UNSEEN, Speech, fold, speeches, words
from course_utils.models.bert import Bert, BertClassifier
from course_utils.models.classifier import mean_of_words
from course_utils.recipes.agreement import body
from course_utils.recipes.masked import LENGTH
from course_utils.recipes.speeches import SHORTEST
from course_utils.recipes.study import Study
from course_utils.recipes.trained import trained
from course_utils.repro import seed as seed_all
from course_utils.train import fitted

SPLITS = ("unseen", *(f"fold {number}" for number in range(FOLDS)[:3]))
SEEDS = (0, 1, 2)  # of what is drawn: fresh weights and the order of the speeches
BATCH, STEPS = 32, 300
RATES = {"fresh": 1e-3, "tuned": 5e-4}  # the best of those tried on plays of the training side
TOGETHER = 256  # speeches that are read at once without training


@dataclass(frozen=True)
class Run:
    """One way to name the genre of the speeches of plays that no training speech is from."""

    split: str  # a name in SPLITS
    method: str  # "all words", "62 pieces", "frozen [CLS]", "frozen mean", "fresh", "tuned"
    seed: int
    accuracy: float
    seconds: float


@cache
def long_speeches() -> tuple[Speech, ...]:
    """Those of twenty words and more."""
    return tuple(s for s in speeches() if len(words(s.text)) >= SHORTEST)


@cache
def genres() -> Tensor:
    """N: the class of each."""
    return torch.tensor([GENRES.index(speech.genre) for speech in long_speeches()])


def as_read(text: str) -> Tensor:
    """T: [CLS], at most 62 word pieces, [SEP]."""
    return torch.tensor([CLS, *word_pieces().encode(text)[: LENGTH - 2], SEP])


@cache
def rows() -> tuple[Tensor, ...]:
    """The pieces of each speech."""
    return tuple(as_read(speech.text) for speech in long_speeches())


def tested(split: str) -> Tensor:
    """N, true for the speeches of the test plays."""
    if split == "unseen":
        return torch.tensor([speech.play in UNSEEN for speech in long_speeches()])
    return torch.tensor([f"fold {fold(speech.play)}" == split for speech in long_speeches()])


def by_words(test: Tensor) -> Tensor:
    """The guesses of naive Bayes, which counts all the words of a speech."""
    texts = np.array([speech.text for speech in long_speeches()])
    return counted(make_pipeline(CountVectorizer(analyzer=words), MultinomialNB()), texts, test)


def by_pieces(test: Tensor) -> Tensor:
    """The same of the pieces that BERT reads."""
    texts = np.array([" ".join(map(str, row.tolist())) for row in rows()])
    model = make_pipeline(CountVectorizer(token_pattern=r"\d+"), MultinomialNB())
    return counted(model, texts, test)


def counted(model, texts: np.ndarray, test: Tensor) -> Tensor:
    """Fit to the texts that are not tested; a guess for each that is."""
    model.fit(texts[~test.numpy()], genres()[~test])
    return torch.from_numpy(model.predict(texts[test.numpy()]))


@torch.no_grad()
def summaries(model: Bert, texts: list[Tensor], of: str) -> Tensor:
    """N D: the last state of [CLS] for each text, or the mean of the states of all its tokens."""
    found = []
    for start in range(0, len(texts), TOGETHER):
        tokens = padded(texts[start : start + TOGETHER])
        states = model.states(tokens)
        pad = model.config.pad
        found.append(states[:, 0] if of == "[CLS]" else mean_of_words(states, tokens != pad))
    return torch.cat(found)


@cache
def frozen(of: str) -> Tensor:
    """N D: such a summary of every speech, by the checkpoint."""
    known: Any = trained("bert-shakespeare")[0]
    return summaries(known, list(rows()), of)


def probed(known: Tensor, answers: Tensor, asked: Tensor) -> Tensor:
    """One layer on frozen states, by logistic regression: the guesses."""
    one_layer = make_pipeline(StandardScaler(), LogisticRegression(C=0.01, max_iter=1000))
    return torch.from_numpy(one_layer.fit(known, answers).predict(asked))


def batches(train: Tensor, n: int, seed: int) -> Iterator[tuple[Tensor, Tensor]]:
    """Pieces and genres of random training speeches; `n` times."""
    places = train.nonzero()[:, 0]
    generator = torch.Generator().manual_seed(seed)
    for _ in range(n):
        chosen = places[torch.randint(len(places), (BATCH,), generator=generator)]
        yield padded([rows()[i] for i in chosen.tolist()]), genres()[chosen]


def classifier(pretrained: bool) -> BertClassifier:
    """BERT and one layer on [CLS]; with the weights of the checkpoint, or fresh ones."""
    return BertClassifier(body(pretrained), len(GENRES))


@torch.no_grad()
def guesses(model: nn.Module, test: Tensor) -> Tensor:
    """The class of each test speech."""
    asked = [row for row, wanted in zip(rows(), test.tolist(), strict=True) if wanted]
    parts = [padded(asked[i : i + TOGETHER]) for i in range(0, len(asked), TOGETHER)]
    return torch.cat([model(part).argmax(dim=-1) for part in parts])


def without_gradient(test: Tensor) -> Iterator[tuple[str, Tensor]]:
    """The counts, and one layer on frozen states."""
    yield "all words", by_words(test)
    yield "62 pieces", by_pieces(test)
    for of in ("[CLS]", "mean"):
        states = frozen(of)
        yield f"frozen {of}", probed(states[~test], genres()[~test], states[test])


def runs(splits=SPLITS, seeds=SEEDS, steps: int = STEPS) -> Iterator[Run]:
    """All of them, one after the other; what draws nothing runs once a split."""
    for split in splits:
        test = tested(split)
        truth, start = genres()[test], time.perf_counter()
        for method, guess in without_gradient(test):
            yield finished(split, method, 0, guess == truth, start)
            start = time.perf_counter()
        for (method, rate), seed in product(RATES.items(), seeds):
            seed_all(seed)
            model, start = classifier(method == "tuned"), time.perf_counter()
            fitted(model, batches(~test, steps, seed), F.cross_entropy, steps, rate)
            yield finished(split, method, seed, guesses(model, test) == truth, start)


def finished(split: str, method: str, seed: int, right: Tensor, start: float) -> Run:
    """The row of the table."""
    accuracy = round(right.float().mean().item(), 4)
    return Run(split, method, seed, accuracy, round(time.perf_counter() - start, 1))


STUDY = Study("genre-tuning", Run, runs)
