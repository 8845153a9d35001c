"""Who remembers for long, and who counts: plain RNN, GRU and LSTM, three seeds each.

All get the same steps, and the same two learning rates; the LSTM also with a forget bias of 4.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor

from course_utils.datasets.lags import RECALL_VOCAB, recall
from course_utils.models.recurrent import Writer, WriterConfig
from course_utils.models.tagger import cross_entropy
from course_utils.recipes.letters import count_score, counter, strings
from course_utils.recipes.study import Study
from course_utils.repro import seed as seed_all
from course_utils.train import fitted

SEEDS = (0, 1, 2)
LAGS = (10, 100)
RATES = (2e-3, 1e-2)
MODELS = {
    "RNN": ("rnn", 0.0),
    "GRU": ("gru", 0.0),
    "LSTM": ("lstm", 0.0),
    "LSTM, b = 4": ("lstm", 4.0),
}
STEPS, COUNT_STEPS, BATCH, WIDTH = 800, 3000, 64, 32
TESTED = 2000  # fresh examples


@dataclass(frozen=True)
class LagRun:
    """One training and its result on fresh examples."""

    model: str  # a name in MODELS
    lag: int
    rate: float
    seed: int
    accuracy: float
    seconds: float


def remember(model: Writer, bias: float) -> None:
    """Start the forget gate of an LSTM at `bias`; 0 leaves PyTorch's own start."""
    recurrent: Any = model.recurrent
    if bias and model.config.kind == "lstm":
        width = model.config.d_model
        with torch.no_grad():
            recurrent.bias_ih_l0[width : 2 * width] = bias
            recurrent.bias_hh_l0[width : 2 * width] = 0.0


def asked(logits: Tensor, answer: Tensor) -> Tensor:
    """B T V, B: the cross-entropy at the last step alone."""
    return F.cross_entropy(logits[:, -1], answer)


def recalled(kind: str, bias: float, lag: int, rate: float, seed: int) -> float:
    """The accuracy after training."""
    seed_all(seed)
    model = Writer(WriterConfig(RECALL_VOCAB, kind, 16, WIDTH))
    remember(model, bias)
    generator = torch.Generator().manual_seed(seed)
    data = (recall(BATCH, lag, generator) for _ in range(STEPS))
    fitted(model, data, asked, STEPS, rate)
    tokens, answer = recall(TESTED, lag, torch.Generator().manual_seed(1000 + seed))
    with torch.no_grad():
        return (model.next_logits(tokens).argmax(-1) == answer).float().mean().item()


def lag_runs(seeds=SEEDS, lags=LAGS, rates=RATES) -> Iterator[LagRun]:
    """Every model at every lag, with both rates."""
    for lag, name, rate, seed in product(lags, MODELS, rates, seeds):
        start = time.perf_counter()
        accuracy = recalled(*MODELS[name], lag, rate, seed)
        seconds = round(time.perf_counter() - start, 1)
        yield LagRun(name, lag, rate, seed, round(accuracy, 4), seconds)


@dataclass(frozen=True)
class CountRun:
    """One network of ten units after a^n b^n up to n = 50."""

    model: str
    seed: int
    trained: float  # share of n up to 50 that are right
    longest: int  # all n from 25 up to there are right; 24: not even 25
    seconds: float


def count_runs(seeds=SEEDS, steps: int = COUNT_STEPS) -> Iterator[CountRun]:
    """Three kinds with three seeds."""
    for name, seed in product(("RNN", "GRU", "LSTM"), seeds):
        seed_all(seed)
        model, start = counter(name.lower()), time.perf_counter()
        fitted(model, strings(steps, seed), cross_entropy, steps, 1e-2)
        seconds = round(time.perf_counter() - start, 1)
        found = count_score(model)
        yield CountRun(name, seed, round(found["trained"], 2), int(found["longest"]), seconds)


LONG_LAGS = Study("long-lags", LagRun, lag_runs)
COUNTING = Study("counting", CountRun, count_runs)
