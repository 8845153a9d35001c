"""Exercise 09.4: multi-head self-attention as a module.

Shapes   B batch   T tokens   D d_model   N heads   K = D / N
"""

import math

from einops import rearrange
from torch import nn

from course_utils.exercises.exercise import Exercise, probe, randn


class MultiHeadSelfAttention(nn.Module):
    """N heads side by side, each on its slice of the width; four maps without bias."""

    def __init__(self, d_model, n_heads):
        super().__init__()
        self.n_heads = n_heads
        self.query = nn.Linear(d_model, d_model, bias=False)
        self.key = nn.Linear(d_model, d_model, bias=False)
        self.value = nn.Linear(d_model, d_model, bias=False)
        self.merge = nn.Linear(d_model, d_model, bias=False)

    def forward(self, x):
        """B T D -> B T D"""
        q, k, v = (
            rearrange(project(x), "b t (n k) -> b n t k", n=self.n_heads)
            for project in (self.query, self.key, self.value)
        )
        weights = (q @ k.mT / math.sqrt(k.shape[-1])).softmax(dim=-1)
        return self.merge(rearrange(weights @ v, "b n t k -> b t (n k)"))


def split(x, n_heads):
    return rearrange(x, "b t (n k) -> b n t k", n=n_heads)


def attended(layer, x, scale):
    q, k, v = (
        split(project(x), layer.n_heads) for project in (layer.query, layer.key, layer.value)
    )
    return (q @ k.mT / math.sqrt(scale)).softmax(dim=-1) @ v


class WithBias(nn.Module):
    """Your linear maps have a bias, which the exercise leaves out.

    Write `nn.Linear(..., bias=False)`."""

    def __init__(self, d_model, n_heads):
        super().__init__()
        self.query, self.key, self.value, self.merge = (
            nn.Linear(d_model, d_model) for _ in range(4)
        )


class NoMerge(nn.Module):
    """You have three matrices. The fourth, W^O, is missing: `self.merge`.

    Without it the heads only stand side by side."""

    def __init__(self, d_model, n_heads):
        super().__init__()
        self.query, self.key, self.value = (
            nn.Linear(d_model, d_model, bias=False) for _ in range(3)
        )


class OneHead(MultiHeadSelfAttention):
    """You do not split: this is one head of the full width.

    Cut q, k and v into N slices before they meet, as in 09.2."""

    def forward(self, x):
        q, k, v = self.query(x), self.key(x), self.value(x)
        return self.merge((q @ k.mT / math.sqrt(k.shape[-1])).softmax(dim=-1) @ v)


class ScaledByModelWidth(MultiHeadSelfAttention):
    """You divide by the root of d_model. A dot product in a head has d_k terms, N times fewer.

    Take the width from `k`, not from `x`."""

    def forward(self, x):
        heads = attended(self, x, x.shape[-1])
        return self.merge(rearrange(heads, "b n t k -> b t (n k)"))


class NotScaled(MultiHeadSelfAttention):
    """Your scores are not scaled.

    Divide by the root of d_k, the width of one head, before the softmax."""

    def forward(self, x):
        return self.merge(rearrange(attended(self, x, 1), "b n t k -> b t (n k)"))


class NotMerged(MultiHeadSelfAttention):
    """You concatenate the heads and stop. W^O is there but never used, so it learns nothing.

    Return `self.merge(...)` of the concatenation."""

    def forward(self, x):
        return rearrange(attended(self, x, self.query.out_features // self.n_heads), MERGE)


class StraightReshape(MultiHeadSelfAttention):
    """Back from B N T K you reshape without moving the heads behind the tokens: numbers of
    different tokens are mixed.

    Swap tokens and heads first; `rearrange` does both."""

    def forward(self, x):
        heads = attended(self, x, self.query.out_features // self.n_heads)
        return self.merge(heads.reshape(x.shape))


class MeanOfHeads(MultiHeadSelfAttention):
    """You average the heads. A mean cannot keep them apart, and that is what several heads are for.

    Put them side by side: B T (N K)."""

    def forward(self, x):
        heads = attended(self, x, self.query.out_features // self.n_heads)
        return self.merge(heads.mean(dim=1).repeat(1, 1, self.n_heads))


class OneProjection(MultiHeadSelfAttention):
    """Written with the fused operator."""

    def forward(self, x):
        q, k, v = (split(f(x), self.n_heads) for f in (self.query, self.key, self.value))
        return self.merge(rearrange(nn.functional.scaled_dot_product_attention(q, k, v), MERGE))


MERGE = "b n t k -> b t (n k)"
EXERCISE = Exercise(
    "09.4",
    "Multi-head self-attention as a module",
    MultiHeadSelfAttention,
    minutes=12,
    difficulty=2,
    why="This is the layer of every transformer; notebook 11 stacks it.",
    hints=(
        "Four layers in `__init__`, all from d_model to d_model: `query`, `key`, `value`, `merge`.",
        "Split q, k and v into heads (09.2), attend with the formula of notebook 08, join, merge.",
        "`rearrange(weights @ v, 'b n t k -> b t (n k)')` puts the heads side by side again.",
    ),
    probes=(
        probe(4, 2, x=randn(1, 3, 4, seed=5)),
        probe(12, 3, x=randn(2, 5, 12, seed=6)),
    ),
    misconceptions=(
        WithBias,
        NoMerge,
        OneHead,
        ScaledByModelWidth,
        NotScaled,
        NotMerged,
        StraightReshape,
        MeanOfHeads,
    ),
    also_right=(OneProjection,),
)
