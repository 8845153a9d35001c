"""What is done wrong with the scores in the layer of exercise 09.4.

Shapes   B batch   T tokens   D d_model   N heads   K = D / N
"""

import math

import torch.nn.functional as F

from course_utils.exercises.bank.nb09.multi_head import MultiHeadSelfAttention, merged, mixed, split


class ScaledByModelWidth(MultiHeadSelfAttention):
    """You divide by the root of d_model. A dot product in a head has d_k terms, N times fewer.

    Take the width from `k`, not from `x`."""

    def forward(self, x):
        return merged(self, mixed(*split(self, x), scale=math.sqrt(x.shape[-1])))


class ScaledByTokens(MultiHeadSelfAttention):
    """You divide by the root of T, the number of tokens. The scale belongs to the dot product,
    which has d_k terms.

    The width of a head is the last axis of `k`: `k.shape[-1]`."""

    def forward(self, x):
        return merged(self, mixed(*split(self, x), scale=math.sqrt(x.shape[1])))


class ScaledByHeads(MultiHeadSelfAttention):
    """You divide by the root of the number of heads. A dot product in a head has d_k terms.

    Take the width from `k`: `k.shape[-1]`."""

    def forward(self, x):
        return merged(self, mixed(*split(self, x), scale=math.sqrt(self.n_heads)))


class DividedByWidth(MultiHeadSelfAttention):
    """You divide by d_k itself. The spread of a dot product grows with the root of its terms.

    Divide by `math.sqrt(d_k)`."""

    def forward(self, x):
        return merged(self, mixed(*split(self, x), scale=x.shape[-1] / self.n_heads))


class Multiplied(MultiHeadSelfAttention):
    """You multiply the scores by the root of d_k: the softmax becomes harder instead of softer.

    Divide: `/ math.sqrt(d_k)`, or `* d_k ** -0.5`."""

    def forward(self, x):
        return merged(self, mixed(*split(self, x), scale=(x.shape[-1] / self.n_heads) ** -0.5))


class NotScaled(MultiHeadSelfAttention):
    """Your scores are not scaled.

    Divide by the root of d_k, the width of one head, before the softmax."""

    def forward(self, x):
        q, k, v = split(self, x)
        return merged(self, (q @ k.mT).softmax(-1) @ v)


class ScaledTooLate(MultiHeadSelfAttention):
    """You divide by the root of d_k after the softmax: the weights of a query no longer sum to 1.

    Divide the scores, then take the softmax."""

    def forward(self, x):
        q, k, v = split(self, x)
        return merged(self, (q @ k.mT).softmax(-1) / math.sqrt(k.shape[-1]) @ v)


class NoSoftmax(MultiHeadSelfAttention):
    """You mix the values with the plain scores: there is no softmax.

    `.softmax(dim=-1)` makes weights of them, for each query a row that sums to 1."""

    def forward(self, x):
        q, k, v = split(self, x)
        return merged(self, q @ k.mT / math.sqrt(k.shape[-1]) @ v)


class OverQueries(MultiHeadSelfAttention):
    """Your softmax runs over the queries: the weights of one key sum to 1, not those of one query.

    The keys are the last axis: `dim=-1`."""

    def forward(self, x):
        return merged(self, mixed(*split(self, x), over=-2))


class OverHeads(MultiHeadSelfAttention):
    """Your softmax runs over the heads. So does `F.softmax(scores)` without `dim`, where there are
    four axes.

    The keys are the last axis: `dim=-1`."""

    def forward(self, x):
        return merged(self, mixed(*split(self, x), over=1))


class OverHeadsAndBatch(MultiHeadSelfAttention):
    """Your softmax runs over batch and heads together: without `dim`, `F.softmax` takes the first
    of three axes.

    The keys are the last axis: `dim=-1`."""

    def forward(self, x):
        q, k, v = (part.flatten(0, 1) for part in split(self, x))
        heads = mixed(q, k, v, over=0)
        return merged(self, heads.unflatten(0, (len(x), self.n_heads)))


class OverBatch(MultiHeadSelfAttention):
    """Your softmax runs over the batch: one sentence changes with another.

    The keys are the last axis: `dim=-1`."""

    def forward(self, x):
        return merged(self, mixed(*split(self, x), over=0))


class OnePatternForAll(MultiHeadSelfAttention):
    """You average the weights over the heads, so all heads look at the same tokens.

    Mix each head's values with its own weights."""

    def forward(self, x):
        q, k, v = split(self, x)
        weights = (q @ k.mT / math.sqrt(k.shape[-1])).softmax(-1)
        return merged(self, weights.mean(1, keepdim=True) @ v)


class CausalMask(MultiHeadSelfAttention):
    """Your tokens see only themselves and the past: there is a causal mask. Here every token may
    look at every token.

    Leave out the mask, or `is_causal=True`."""

    def forward(self, x):
        return merged(self, F.scaled_dot_product_attention(*split(self, x), is_causal=True))


class KeysForValues(MultiHeadSelfAttention):
    """You mix the keys. What a token hands over is its value; `self.value` is never used.

    `weights @ v`."""

    def forward(self, x):
        q, k, _ = split(self, x)
        return merged(self, mixed(q, k, k))


class RolesSwapped(MultiHeadSelfAttention):
    """Queries and keys have changed places: each row of your scores belongs to a key.

    `q @ k.mT`: a row for each query."""

    def forward(self, x):
        q, k, v = split(self, x)
        return merged(self, mixed(k, q, v))


WRONG = (
    ScaledByModelWidth,
    ScaledByTokens,
    ScaledByHeads,
    DividedByWidth,
    Multiplied,
    NotScaled,
    ScaledTooLate,
    NoSoftmax,
    OverQueries,
    OverHeads,
    OverHeadsAndBatch,
    OverBatch,
    OnePatternForAll,
    CausalMask,
    KeysForValues,
    RolesSwapped,
)
