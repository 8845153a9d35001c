"""Changes to BERT, each alone, at the same short budget of 300 steps.

Wettig et al. 2022 hide 40 % instead of 15 %; DistilBERT has half of the layers and learns from a
larger model too; ALBERT uses one layer again and again, and cuts the table of pieces in two thin
ones. Three quarters of an hour on one core.

Shapes   B batch   T tokens   S hidden places   D model width   V vocabulary
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from course_utils.models.bert import Bert
from course_utils.models.stack import table
from course_utils.models.tagger import cross_entropy
from course_utils.recipes import masked
from course_utils.recipes.study import Study
from course_utils.recipes.trained import trained
from course_utils.repro import seed as seed_all
from course_utils.train import fitted

SEEDS, STEPS = (0, 1, 2), 300
RATE, MUON = 1e-3, 0.02  # those of the checkpoint
THIN = 32  # ALBERT's E: a quarter of D, where the paper has a sixth
MANY = 25  # hidden pieces of each text: 40 % of the 62
FROM_TEACHER = 0.5  # of the target: the teacher's probabilities; the rest is the true piece


@dataclass(frozen=True)
class Run:
    """One training and how many hidden pieces of five unseen plays it guesses."""

    variant: str  # a name in VARIANTS
    seed: int
    parameters: int
    accuracy: float  # 15 % hidden at once
    accuracy_alone: float  # one hidden in each text
    seconds: float


def half() -> Bert:
    """Two layers instead of four."""
    config = masked.bert().config
    return Bert(replace(config, n_layers=config.n_layers // 2))


def shared() -> Bert:
    """One layer, four times: the layers of the stack are one and the same."""
    bert = masked.bert()
    bert.stack.layers = nn.ModuleList([bert.stack.layers[0]] * len(bert.stack.layers))
    return bert


class ThinTable(nn.Module):
    """E numbers for each piece, and one matrix that all pieces share, from E to D."""

    def __init__(self, vocab_size: int, thin: int, d_model: int):
        super().__init__()
        self.thin = table(vocab_size, thin)
        self.widen = nn.Linear(thin, d_model, bias=False)

    @property
    def weight(self) -> Tensor:
        """V D: the whole table, which the readout uses too."""
        return self.thin.weight @ self.widen.weight.T

    def forward(self, tokens: Tensor) -> Tensor:
        """B T -> B T D"""
        return self.widen(self.thin(tokens))


def thin() -> Bert:
    """A table of 4,000 x 32 and one of 32 x 128, instead of 4,000 x 128."""
    bert = masked.bert()
    bert.table = ThinTable(bert.config.vocab_size, THIN, bert.config.d_model)  # type: ignore
    return bert


def taught(n: int, seed: int) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
    """The batches of `masked`, with a mixture of truth and teacher as the target: B S V."""
    teacher, _ = trained("bert-shakespeare")
    for tokens, where, truth in masked.batches(n, seed=seed):
        with torch.no_grad():
            probabilities = teacher(tokens, where).softmax(dim=-1)
        one_hot = F.one_hot(truth, probabilities.shape[-1])
        yield tokens, where, FROM_TEACHER * probabilities + (1 - FROM_TEACHER) * one_hot


def plain(n: int, seed: int) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
    """The batches of the checkpoint's own training, with another seed."""
    return masked.batches(n, seed=seed)


def soft_cross_entropy(logits: Tensor, target: Tensor) -> Tensor:
    """Nats a token against probabilities: B S V, B S V."""
    return F.cross_entropy(logits.flatten(0, -2), target.flatten(0, -2))


VARIANTS = {  # how each is built, and what it reads
    "15 % hidden": (masked.bert, plain, cross_entropy),
    "40 % hidden": (
        masked.bert,
        lambda n, seed: masked.batches(n, hidden=MANY, seed=seed),
        cross_entropy,
    ),
    "two layers": (half, plain, cross_entropy),
    "two layers, taught": (half, taught, soft_cross_entropy),
    "one layer, four times": (shared, plain, cross_entropy),
    "thin table": (thin, plain, cross_entropy),
}


def runs(seeds=SEEDS, variants=tuple(VARIANTS), steps: int = STEPS) -> Iterator[Run]:
    """All trainings, one after the other; those of one seed read the same texts."""
    for seed, variant in product(seeds, variants):
        build, batches, loss = VARIANTS[variant]
        seed_all(seed)
        model, start = build(), time.perf_counter()
        fitted(model, batches(steps, seed), loss, steps, RATE, MUON)
        seconds = round(time.perf_counter() - start, 1)
        scores = [round(score, 4) for score in masked.score(model).values()]
        count = sum(weights.numel() for weights in model.parameters())
        yield Run(variant, seed, count, scores[0], scores[1], seconds)


STUDY = Study("bert-variants", Run, runs)
