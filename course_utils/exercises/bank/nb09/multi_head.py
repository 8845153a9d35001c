"""The layer of exercise 09.4, and what is done wrong with its maps and its axes.

Shapes   B batch   T tokens   D d_model   N heads   K = D / N
"""

import math

from einops import rearrange
from torch import nn


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


SPLIT, MERGE = "b t (n k) -> b n t k", "b n t k -> b t (n k)"


def projected(layer, x):
    return layer.query(x), layer.key(x), layer.value(x)


def split(layer, x, pattern=SPLIT):
    return [rearrange(part, pattern, n=layer.n_heads) for part in projected(layer, x)]


def straight(layer, x):
    batch, length, _ = x.shape
    return [part.reshape(batch, layer.n_heads, length, -1) for part in projected(layer, x)]


def mixed(q, k, v, scale=None, over=-1):
    scores = q @ k.mT / (math.sqrt(q.shape[-1]) if scale is None else scale)
    return scores.softmax(over) @ v


def merged(layer, heads, pattern=MERGE):
    return layer.merge(rearrange(heads, pattern))


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


class SmallMaps(nn.Module):
    """Your maps are d_k wide, and all heads share them. Each head has a map of its own, which reads
    the whole token.

    One layer from d_model to d_model holds the maps of all heads side by side: project, then
    split."""

    def __init__(self, d_model, n_heads):
        super().__init__()
        width = d_model // n_heads
        self.query, self.key, self.value = (nn.Linear(width, width, bias=False) for _ in "qkv")
        self.merge = nn.Linear(d_model, d_model, bias=False)


class OneHeadOnly(nn.Module):
    """Your maps go from d_model to d_k: that is one head. The layer holds all of them.

    Make each map d_model wide, and split what comes out into heads (09.2)."""

    def __init__(self, d_model, n_heads):
        super().__init__()
        width = d_model // n_heads
        self.query, self.key, self.value = (nn.Linear(d_model, width, bias=False) for _ in "qkv")
        self.merge = nn.Linear(d_model, d_model, bias=False)


class OneHead(MultiHeadSelfAttention):
    """You do not split: this is one head of the full width.

    Cut q, k and v into N slices before they meet, as in 09.2."""

    def forward(self, x):
        return self.merge(mixed(*projected(self, x)))


class OneHeadScaledAsMany(MultiHeadSelfAttention):
    """You do not split: this is one head of the full width, though its scale is that of a narrow
    one.

    Cut q, k and v into N slices before they meet, as in 09.2."""

    def forward(self, x):
        width = self.query.out_features // self.n_heads
        return self.merge(mixed(*projected(self, x), scale=math.sqrt(width)))


class HeadsCompared(MultiHeadSelfAttention):
    """Your axes are B T N K, so `q @ k.mT` compares the heads of one token with each other. No
    token looks at another.

    After the split swap tokens and heads, `.transpose(1, 2)`; after the mixing swap them back."""

    def forward(self, x):
        return self.merge(mixed(*split(self, x, "b t (n k) -> b t n k")).flatten(2))


class StraightSplit(MultiHeadSelfAttention):
    """Your heads are pieces of the sentence: a plain `view` to B N T K reads the numbers in order,
    so the first head gets the first tokens, whole.

    Split the width first, B T N K, then swap tokens and heads (09.2)."""

    def forward(self, x):
        return merged(self, mixed(*straight(self, x)))


class StraightThereAndBack(MultiHeadSelfAttention):
    """Your heads are pieces of the sentence: a plain `view` to B N T K reads the numbers in order,
    so the first head gets the first tokens, whole. The plain way back hides it.

    Split the width first, B T N K, then swap tokens and heads (09.2), and swap back at the end."""

    def forward(self, x):
        return self.merge(mixed(*straight(self, x)).reshape(x.shape))


class StraightReshape(MultiHeadSelfAttention):
    """Back from B N T K you reshape without moving the heads behind the tokens: numbers of
    different tokens are mixed.

    Swap tokens and heads first; `rearrange` does both."""

    def forward(self, x):
        return self.merge(mixed(*split(self, x)).reshape(x.shape))


class DealtOut(MultiHeadSelfAttention):
    """Your head takes every N-th number of a token. A head is a slice: numbers side by side.

    In the pattern, `(n k)` counts heads slowly and the width of a head fast; `view` wants
    B T N K."""

    def forward(self, x):
        heads = mixed(*split(self, x, "b t (k n) -> b n t k"))
        return merged(self, heads, "b n t k -> b t (k n)")


class DealtOutAndJoined(MultiHeadSelfAttention):
    """Your head takes every N-th number of a token, and at the end you put the heads side by side.
    A head is a slice: numbers side by side from the beginning.

    In the pattern, `(n k)` counts heads slowly and the width of a head fast; `view` wants
    B T N K."""

    def forward(self, x):
        return merged(self, mixed(*split(self, x, "b t (k n) -> b n t k")))


class JoinedInTurn(MultiHeadSelfAttention):
    """At the end you deal the numbers of the heads out in turn. Put the heads side by side, each
    whole.

    `b n t k -> b t (n k)`: the head is the slower of the two."""

    def forward(self, x):
        return merged(self, mixed(*split(self, x)), "b n t k -> b t (k n)")


class NotMerged(MultiHeadSelfAttention):
    """You concatenate the heads and stop. W^O is there but never used, so it learns nothing.

    Return `self.merge(...)` of the concatenation."""

    def forward(self, x):
        return rearrange(mixed(*split(self, x)), MERGE)


class MeanOfHeads(MultiHeadSelfAttention):
    """You average the heads. A mean cannot keep them apart, and that is what several heads are for.

    Put them side by side: B T (N K)."""

    def forward(self, x):
        heads = mixed(*split(self, x))
        return self.merge(heads.mean(dim=1).repeat(1, 1, self.n_heads))


WRONG = (
    WithBias,
    NoMerge,
    SmallMaps,
    OneHeadOnly,
    OneHead,
    OneHeadScaledAsMany,
    HeadsCompared,
    StraightSplit,
    StraightThereAndBack,
    StraightReshape,
    DealtOut,
    DealtOutAndJoined,
    JoinedInTurn,
    NotMerged,
    MeanOfHeads,
)
