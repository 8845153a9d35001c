"""Exercise 07.5: additive attention as a module (Bahdanau et al. 2015, appendix A).

Shapes   B batch   T queries   S keys   D width of queries and keys
"""

import torch
from torch import nn, tensor

from course_utils.exercises.exercise import Exercise, probe, randn


class Additive(nn.Module):
    """u tanh(W1 k + W2 q): a small network compares each query with each key; no biases."""

    def __init__(self, d_model):
        super().__init__()
        self.w1 = nn.Linear(d_model, d_model, bias=False)
        self.w2 = nn.Linear(d_model, d_model, bias=False)
        self.u = nn.Linear(d_model, 1, bias=False)

    def forward(self, q, k):
        """B T D, B S D -> B T S"""
        pairs = self.w2(q)[:, :, None] + self.w1(k)[:, None]
        return self.u(pairs.tanh()).squeeze(dim=-1)


class WithBias(nn.Module):
    """Your linear maps have a bias, which the formula does not have.

    Write `nn.Linear(..., bias=False)`."""

    def __init__(self, d_model):
        super().__init__()
        self.w1, self.w2 = nn.Linear(d_model, d_model), nn.Linear(d_model, d_model)
        self.u = nn.Linear(d_model, 1)


class NoNewAxes(Additive):
    """You add the queries to the keys one by one, query 1 to key 1. That fits only where there is a
    single query, or as many queries as keys.

    Every query meets every key: `self.w2(q)[:, :, None]` makes room for the keys, and
    `self.w1(k)[:, None]` for the queries."""

    def forward(self, q, k):
        return self.u((self.w2(q) + self.w1(k)).tanh())


class NoNewAxesSqueezed(NoNewAxes):
    def forward(self, q, k):
        return super().forward(q, k).squeeze(dim=-1)


class OneNewAxis(NoNewAxes):
    def forward(self, q, k):
        return self.u((self.w2(q)[:, None] + self.w1(k)).tanh()).squeeze(dim=-1)


class AlreadyWeights(Additive):
    """Each row sums to 1: these are weights, one step further than the scores.

    Leave out the softmax; it comes after the score."""

    def forward(self, q, k):
        return super().forward(q, k).softmax(dim=-1)


class Relu(Additive):
    """You bend the sum with a ReLU. The formula has tanh, which also keeps what is negative.

    Write `.tanh()`."""

    def forward(self, q, k):
        pairs = self.w2(q)[:, :, None] + self.w1(k)[:, None]
        return self.u(pairs.relu()).squeeze(dim=-1)


class LastAxisKept(Additive):
    """Each score stands in an axis of its own, of size 1.

    `squeeze(dim=-1)` drops the last axis."""

    def forward(self, q, k):
        return super().forward(q, k)[..., None]


class NoTanh(Additive):
    """Without the tanh your score is a sum of one number for the key and one for the query. Softmax
    ignores what all keys share: every query would get the same weights.

    Put `.tanh()` between the sum and u."""

    def forward(self, q, k):
        pairs = self.w2(q)[:, :, None] + self.w1(k)[:, None]
        return self.u(pairs).squeeze(dim=-1)


class TanhAtTheEnd(Additive):
    """Your tanh comes after u: it squeezes the score, but query and key never meet inside it.

    First the tanh of the D sums, then u."""

    def forward(self, q, k):
        pairs = self.w2(q)[:, :, None] + self.w1(k)[:, None]
        return self.u(pairs).tanh().squeeze(dim=-1)


class ProductInside(Additive):
    """You multiply W1 k with W2 q inside the tanh. The name says it: additive.

    Add the two."""

    def forward(self, q, k):
        pairs = self.w2(q)[:, :, None] * self.w1(k)[:, None]
        return self.u(pairs.tanh()).squeeze(dim=-1)


class RolesSwapped(Additive):
    """W1 reads your queries and W2 your keys. In the formula it is the other way round.

    Only a convention, but trained weights depend on it."""

    def forward(self, q, k):
        pairs = self.w1(q)[:, :, None] + self.w2(k)[:, None]
        return self.u(pairs.tanh()).squeeze(dim=-1)


class KeysAskQueries(Additive):
    """Your rows are keys and your columns queries: it should be one row for each query.

    Give the queries the axis before the keys: `[:, :, None]`."""

    def forward(self, q, k):
        pairs = self.w1(k)[:, :, None] + self.w2(q)[:, None]
        return self.u(pairs.tanh()).squeeze(dim=-1)


class WithoutU(Additive):
    """You add up the D numbers without u, so that all of them count alike.

    `self.u` weighs them."""

    def forward(self, q, k):
        pairs = self.w2(q)[:, :, None] + self.w1(k)[:, None]
        return pairs.tanh().sum(dim=-1)


class OnePairAtATime(Additive):
    """Written in loops."""

    def forward(self, q, k):
        rows = [
            torch.cat([self.u((self.w1(k_s) + self.w2(q_t)).tanh()) for k_s in k.unbind(1)], dim=-1)
            for q_t in q.unbind(1)
        ]
        return torch.stack(rows, dim=1)


EXERCISE = Exercise(
    "07.5",
    "Additive attention as a module",
    Additive,
    minutes=10,
    difficulty=3,
    why="This score was in the first attention of all. It is bounded: never larger than the sum of "
    "the |u|.",
    hints=(
        "Three layers: two from d_model to d_model, one from d_model to 1.",
        "Every query meets every key: give the queries a new axis for the keys, "
        "`self.w2(q)[:, :, None]`, and the keys one for the queries.",
        "`self.u(pairs.tanh())` has the sizes B T S 1: drop the last axis.",
    ),
    probes=(
        probe(2, q=tensor([[[1.0, 0.0]]]), k=tensor([[[0.0, 1.0], [1.0, -1.0]]])),
        probe(5, q=randn(2, 3, 5, seed=3), k=randn(2, 4, 5, seed=4)),
        probe(4, q=randn(2, 3, 4, seed=5), k=randn(2, 3, 4, seed=6)),
    ),
    misconceptions=(
        WithBias,
        NoNewAxes,
        NoNewAxesSqueezed,
        OneNewAxis,
        AlreadyWeights,
        Relu,
        LastAxisKept,
        NoTanh,
        TanhAtTheEnd,
        ProductInside,
        RolesSwapped,
        KeysAskQueries,
        WithoutU,
    ),
    also_right=(OnePairAtATime,),
)
