"""What can be seen in wrong answers to exercise 09.4.

Shapes   B batch   T tokens   D d_model   N heads   K = D / N
"""

import math
from itertools import product

import torch
from einops import rearrange

from course_utils.exercises.exercise import randn

X = randn(2, 5, 12, seed=7)
HEADS = 3
CUTS = {
    "slices of a token's width": lambda x: rearrange(x, "b t (n k) -> b n t k", n=HEADS),
    "pieces of the sentence, from a plain `view`": lambda x: x.reshape(len(x), HEADS, -1, 4),
    "every N-th number of a token": lambda x: rearrange(x, "b t (k n) -> b n t k", n=HEADS),
    "one head of full width": lambda x: x[:, None],
}
SCALES = {
    "the root of d_k": math.sqrt(4),
    "nothing": 1,
    "the root of d_model": math.sqrt(12),
    "the root of T": math.sqrt(5),
    "the root of the number of heads": math.sqrt(HEADS),
    "d_k": 4,
    "one over the root of d_k": 1 / math.sqrt(4),
}
SEES = {
    "all tokens": torch.ones(5, 5).bool(),
    "itself and the past": torch.ones(5, 5).bool().tril(),
}
OVER = {"the keys": -1, "the queries": -2, "the heads": 1, "the batch": 0}
JOINS = {
    "side by side": lambda x: rearrange(x, "b n t k -> b t (n k)"),
    "with a plain `view`": lambda x: x.reshape(len(x), 5, 12),
    "in turn": lambda x: rearrange(x, "b n t k -> b t (k n)"),
}
KINDS = (
    ("the heads are", CUTS),
    ("the scores are divided by", SCALES),
    ("a token sees", SEES),
    ("the softmax runs over", OVER),
    ("the heads are joined", JOINS),
)


def several_slips(answer):
    """Not all is as it should be in your layer:

    Mend one after the other; 09.2 has the split."""
    layer = answer(12, HEADS).eval()
    joined = []
    layer.merge.register_forward_pre_hook(lambda _, heard: joined.extend(heard))
    layer(X)
    parts = [getattr(layer, name)(X) for name in ("query", "key", "value")]
    for choice in product(*(kind.items() for _, kind in KINDS)):
        names, (cut, scale, sees, over, join) = zip(*choice, strict=True)
        if torch.allclose(_joined(map(cut, parts), scale, sees, over, join), joined[0], atol=1e-5):
            return _told(names)
    return True


def _joined(parts, scale, sees, over, join):
    q, k, v = parts
    scores = (q @ k.mT / scale).masked_fill(~sees, -math.inf)
    return join(scores.softmax(dim=over).nan_to_num() @ v)


def _told(names):
    """What is not the first of its kind."""
    asked = [next(iter(kind)) for _, kind in KINDS]
    slips = [
        f"{what} {name}, not {right}"
        for (what, _), right, name in zip(KINDS, asked, names, strict=True)
        if name != right
    ]
    return not slips or "; ".join(slips) + "."


def what_comes_out(answer):
    """What comes out is not what `merge` says:

    The last line returns `self.merge(...)` of the joined heads."""
    layer, said = answer(12, HEADS).eval(), []
    layer.merge.register_forward_hook(lambda _, heard, out: said.append(out))
    y = layer(X)
    if len(said) != 1:
        return f"`merge` is called {len(said)} times."
    if torch.allclose(y, said[0] + X, atol=1e-5):
        return "the input `x` is added to it. That is the residual of notebook 11."
    return torch.allclose(y, said[0], atol=1e-5) or "something follows it."


def tokens_do_not_meet(answer):
    """Your tokens do not look at each other:

    After the split `q @ k.mT` must compare tokens. Are tokens and heads swapped, B N T K?"""
    layer = answer(12, HEADS).eval()
    other = layer(_with_other_token(0))[:, 1:]
    return not torch.equal(other, layer(X)[:, 1:]) or (
        "with another first word the rest stays alike."
    )


def sees_no_future(answer):
    """Your tokens see only themselves and the past:

    Leave out the causal mask: here every token may look at every token."""
    layer = answer(12, HEADS).eval()
    other = layer(_with_other_token(-1))[:, :-1]
    return not torch.equal(other, layer(X)[:, :-1]) or (
        "with another last word the rest stays alike."
    )


def leans_on_the_batch(answer):
    """Your sentences touch each other:

    Over which axis does the softmax run, and do batch and heads come apart again?"""
    layer = answer(12, HEADS).eval()
    alone = layer(X[:1])
    return torch.allclose(alone, layer(X)[:1], atol=1e-5) or (
        "the first one gives other numbers when it comes alone."
    )


def order_matters(answer):
    """Your layer mixes up the tokens:

    Look for a `view` or `reshape` without a swap of axes, before or after the attention (09.2)."""
    layer = answer(12, HEADS).eval()
    turned = layer(X.flip(1)).flip(1)
    return torch.allclose(turned, layer(X), atol=1e-5) or (
        "when the words come in another order, their results do not just change places."
    )


def _with_other_token(place):
    changed = X.clone()
    changed[:, place] += 1
    return changed


CLUES = (
    what_comes_out,
    several_slips,
    leans_on_the_batch,
    tokens_do_not_meet,
    sees_no_future,
    order_matters,
)
