"""Exercise 08.8: self-attention as a module.

Shapes   B batch   T positions   D d_model   K d_k
"""

import math

import torch
from torch import nn

from course_utils.exercises.exercise import Exercise, probe, randn


class SelfAttention(nn.Module):
    """Every token looks at every token; three linear maps from d_model to d_k, without bias."""

    def __init__(self, d_model, d_k):
        super().__init__()
        self.query = nn.Linear(d_model, d_k, bias=False)
        self.key = nn.Linear(d_model, d_k, bias=False)
        self.value = nn.Linear(d_model, d_k, bias=False)

    def forward(self, x):
        """B T D -> B T K"""
        q, k, v = self.query(x), self.key(x), self.value(x)
        scores = q @ k.mT / math.sqrt(k.shape[-1])
        return scores.softmax(dim=-1) @ v


class WithBias(nn.Module):
    """Your linear maps have a bias, which the exercise leaves out.

    Write `nn.Linear(..., bias=False)`."""

    def __init__(self, d_model, d_k):
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(d_model, d_k) for _ in range(3))


class NotScaled(SelfAttention):
    """Your scores are not scaled.

    Divide by √K before the softmax, as in 08.2."""

    def forward(self, x):
        return (self.query(x) @ self.key(x).mT).softmax(dim=-1) @ self.value(x)


class ScaledByWidth(SelfAttention):
    """You divide by the root of d_model. The dot products are sums of d_k terms.

    Take the size from `q`, not from `x`."""

    def forward(self, x):
        scores = self.query(x) @ self.key(x).mT / math.sqrt(x.shape[-1])
        return scores.softmax(dim=-1) @ self.value(x)


class ScaledByTokens(SelfAttention):
    """You divide by the root of the number of tokens. The dot products are sums of d_k terms.

    The last axis of `q` has size d_k."""

    def forward(self, x):
        scores = self.query(x) @ self.key(x).mT / math.sqrt(x.shape[1])
        return scores.softmax(dim=-1) @ self.value(x)


class DividedByK(SelfAttention):
    """You divide by d_k itself: the scores become too small, and all tokens are weighed nearly
    alike.

    Divide by its root, as in 08.2."""

    def forward(self, x):
        scores = self.query(x) @ self.key(x).mT / self.key.out_features
        return scores.softmax(dim=-1) @ self.value(x)


class Multiplied(SelfAttention):
    """You multiply by √K, or divide by 1/√K: the scores grow, and softmax is nearly one-hot.

    Divide by √K, as in 08.2."""

    def forward(self, x):
        scores = self.query(x) @ self.key(x).mT * math.sqrt(self.key.out_features)
        return scores.softmax(dim=-1) @ self.value(x)


class Causal(SelfAttention):
    """Each of your tokens looks only at itself and the past: a causal mask is at work.

    Here every token looks at every token: leave the mask out."""

    def forward(self, x):
        q, k, v = self.query(x), self.key(x), self.value(x)
        return nn.functional.scaled_dot_product_attention(q, k, v, is_causal=True)


class SoftmaxOverBatch(SelfAttention):
    """Your softmax runs over the batch: sentences compete with each other. So it does for three
    axes where no `dim` is given.

    The keys are the last axis, `dim=-1`."""

    def forward(self, x):
        scores = self.query(x) @ self.key(x).mT / math.sqrt(self.key.out_features)
        return scores.softmax(dim=0) @ self.value(x)


class SoftmaxOverQueries(SelfAttention):
    """Your softmax runs over the queries: the weights that one token gives do not sum to 1.

    The keys are the last axis, `dim=-1`."""

    def forward(self, x):
        scores = self.query(x) @ self.key(x).mT / math.sqrt(self.key.out_features)
        return scores.softmax(dim=-2) @ self.value(x)


class NoSoftmax(SelfAttention):
    """You mix the values with the scores themselves: they may be negative, and do not sum to 1.

    Turn the scores into weights first."""

    def forward(self, x):
        return self.query(x) @ self.key(x).mT / math.sqrt(self.key.out_features) @ self.value(x)


class InputsInsteadOfValues(SelfAttention):
    """You mix the inputs `x` instead of the values, so the result keeps the width of the input.

    Multiply the weights with `self.value(x)`."""

    def forward(self, x):
        scores = self.query(x) @ self.key(x).mT / math.sqrt(self.key.out_features)
        return scores.softmax(dim=-1) @ x


class KeysInsteadOfValues(SelfAttention):
    """You mix the keys instead of the values, so `self.value` is never used and learns nothing.

    Multiply the weights with `self.value(x)`."""

    def forward(self, x):
        scores = self.query(x) @ self.key(x).mT / math.sqrt(self.key.out_features)
        return scores.softmax(dim=-1) @ self.key(x)


class KeysMeetKeys(SelfAttention):
    """Keys meet keys in your scores, so `self.query` is never used and learns nothing.

    Compare `self.query(x)` with `self.key(x)`."""

    def forward(self, x):
        scores = self.key(x) @ self.key(x).mT / math.sqrt(self.key.out_features)
        return scores.softmax(dim=-1) @ self.value(x)


class QueriesAsKeys(SelfAttention):
    """Queries meet queries in your scores, so `self.key` is never used and learns nothing.

    Compare `self.query(x)` with `self.key(x)`."""

    def forward(self, x):
        scores = self.query(x) @ self.query(x).mT / math.sqrt(self.key.out_features)
        return scores.softmax(dim=-1) @ self.value(x)


class KeysAskQueries(SelfAttention):
    """Queries and keys have changed places: in your scores the rows are keys.

    Put the queries on the left of `@`: each row is then one query."""

    def forward(self, x):
        scores = self.key(x) @ self.query(x).mT / math.sqrt(self.key.out_features)
        return scores.softmax(dim=-1) @ self.value(x)


class OneProjection(SelfAttention):
    """Written in one piece: the three maps side by side in one matrix product."""

    def forward(self, x):
        weight = torch.cat([self.query.weight, self.key.weight, self.value.weight])
        q, k, v = (x @ weight.mT).chunk(3, dim=-1)
        return nn.functional.scaled_dot_product_attention(q, k, v)


EXERCISE = Exercise(
    "08.8",
    "Self-attention as a module",
    SelfAttention,
    minutes=10,
    difficulty=2,
    why="These three matrices are all that attention learns; multi-head attention in notebook 09 "
    "runs several side by side.",
    hints=(
        "Three layers in `__init__`, four lines in `forward`: project, compare, softmax, mix.",
        "`self.query = nn.Linear(d_model, d_k, bias=False)`, and the same for `key` and `value`.",
        "`scores = q @ k.mT / math.sqrt(k.shape[-1])`, then `scores.softmax(dim=-1) @ v`.",
    ),
    probes=(
        probe(3, 2, x=torch.tensor([[[1.0, 0.0, 2.0], [0.0, 1.0, -1.0]]])),
        probe(5, 4, x=randn(2, 3, 5, seed=8)),
    ),
    misconceptions=(
        WithBias,
        NotScaled,
        ScaledByWidth,
        ScaledByTokens,
        DividedByK,
        Multiplied,
        Causal,
        SoftmaxOverBatch,
        SoftmaxOverQueries,
        NoSoftmax,
        InputsInsteadOfValues,
        KeysInsteadOfValues,
        KeysMeetKeys,
        QueriesAsKeys,
        KeysAskQueries,
    ),
    also_right=(OneProjection,),
)
