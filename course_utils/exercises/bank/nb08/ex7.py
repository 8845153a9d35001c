"""Exercise 08.7: masked weights.

Shapes   B batch   T query positions   S key positions
"""

import math

import torch
from torch import nn

from course_utils.exercises.exercise import Exercise, probe, randn


def masked_attention_weights(scores, mask):
    """B T S, T S -> B T S: softmax over the keys; where the mask is False, exactly zero."""
    return scores.masked_fill(~mask, -math.inf).softmax(dim=-1)


def masked_after_softmax(scores, mask):
    """The masked weights are zero, but the rows no longer sum to 1: the hidden keys took their
    share first.

    Mask the scores, before the softmax."""
    return scores.softmax(dim=-1) * mask


def infinity_after_softmax(scores, mask):
    """You write -∞ into the weights. A weight of -∞ hides nothing: the softmax had been taken.

    -∞ belongs to the scores, before the softmax makes a 0 of it."""
    return scores.softmax(dim=-1).masked_fill(~mask, -math.inf)


def softmax_twice(scores, mask):
    """You take the softmax twice: the second one makes the weights more alike, and gives some to
    what was hidden.

    Once is enough."""
    return scores.masked_fill(~mask, -math.inf).softmax(dim=-1).softmax(dim=-1)


def zero_before_softmax(scores, mask):
    """A masked score of 0, or of nearly 0 like 1e-9, still gets weight, since exp(0) = 1.

    Which score has exp(score) = 0?"""
    return scores.masked_fill(~mask, 0).softmax(dim=-1)


def mask_upside_down(scores, mask):
    """You hide the positions where the mask is True. Here True means may look.

    `~mask` is True where the mask is False."""
    return scores.masked_fill(mask, -math.inf).softmax(dim=-1)


def softmax_over_queries(scores, mask):
    """Your columns sum to 1, but it should be the rows: each query shares its attention among the
    keys.

    The keys are the last axis, `dim=-1`."""
    return scores.masked_fill(~mask, -math.inf).softmax(dim=-2)


def softmax_over_batch(scores, mask):
    """Your softmax runs over the batch: sentences compete with each other. So it does for three
    axes where no `dim` is given.

    The keys are the last axis, `dim=-1`."""
    return scores.masked_fill(~mask, -math.inf).softmax(dim=0)


def softmax_over_all(scores, mask):
    """All your weights together sum to 1, but each row should: each query shares out its own 1.

    The keys are the last axis, `dim=-1`."""
    hidden = scores.masked_fill(~mask, -math.inf)
    return hidden.flatten(1).softmax(dim=-1).reshape(scores.shape)


def not_masked(scores, mask):
    """This is the softmax of all scores: the mask has no effect.

    Change the scores where the mask is False, then take the softmax. `masked_fill` returns the new
    scores and leaves the old ones as they are."""
    return scores.softmax(dim=-1)


def adds_the_mask(scores, mask):
    """You add the mask to the scores: what may be seen gains 1, and nothing is hidden.

    Add 0 and -∞, not 1 and 0; or let `masked_fill` write the -∞."""
    return (scores + mask).softmax(dim=-1)


def zero_times_infinity(scores, mask):
    """All that you get is `nan`, no number.

    Do you multiply a mask of 0 and 1 by -∞? 0 · ∞ is `nan`. `masked_fill` writes -∞ only where it
    belongs."""
    return (scores + (~mask).to(scores.dtype) * -math.inf).softmax(dim=-1)


def another_mask(scores, mask):
    """You hide the future, whatever the mask says. It may have gaps anywhere.

    Use the `mask` that comes in."""
    return scores.masked_fill(~torch.ones_like(scores).tril().bool(), -math.inf).softmax(dim=-1)


def scaled_again(scores, mask):
    """You divide by a root once more: these scores are scaled already.

    Hide, then softmax: nothing else."""
    scores = scores / math.sqrt(scores.shape[-1])
    return scores.masked_fill(~mask, -math.inf).softmax(dim=-1)


def logarithms(scores, mask):
    """These are the logarithms of the weights: 0 where the weight is 1, -∞ where it is 0.

    `softmax` instead of `log_softmax`."""
    return scores.masked_fill(~mask, -math.inf).log_softmax(dim=-1)


def each_for_itself(scores, mask):
    """A sigmoid weighs each key for itself, so your rows do not sum to 1.

    A softmax shares out 1 among the keys of a row."""
    return scores.masked_fill(~mask, -math.inf).sigmoid()


def not_divided(scores, mask):
    """You take exp of the scores, but do not divide by the sum of the row.

    `softmax` does both."""
    return scores.masked_fill(~mask, -math.inf).exp()


def not_normalised(scores, mask):
    """These are still scores, masked but not yet weights.

    Take their softmax over the keys."""
    return scores.masked_fill(~mask, -math.inf)


CAUSAL = torch.ones(4, 4, dtype=torch.bool).tril()
GAPS = torch.tensor([[1, 1, 0, 1, 0], [0, 1, 1, 1, 1], [1, 0, 1, 0, 1]]).bool()


def hidden_is_exactly_zero(answer):
    """A masked weight is small in your answer, but not zero: a little of the future leaks through.

    Fill with `-math.inf`, not with a large negative number."""
    return not answer(torch.zeros(1, 4, 4), CAUSAL)[:, ~CAUSAL].any()


def only_differences_count(answer):
    """With every score raised by 200 the weights should stay the same, and yours do not: exp(200)
    is too large for a float.

    `softmax` subtracts the largest score of each row first, `exp` does not."""
    scores = torch.arange(16.0).reshape(1, 4, 4) % 5
    return torch.allclose(answer(scores, CAUSAL), answer(scores + 200, CAUSAL), atol=1e-3)


EXERCISE = Exercise(
    "08.7",
    "Masked weights",
    masked_attention_weights,
    minutes=6,
    difficulty=2,
    why="A weight of exactly zero means no leak: a masked position changes neither the output nor "
    "the gradient.",
    hints=(
        "Softmax makes every row sum to 1. So should a position be hidden before it or after it?",
        "exp(-∞) is exactly 0: `-math.inf` is the score of a key that must not be seen.",
        "`scores.masked_fill(where, value)` fills where `where` is True; the mask is True where "
        "looking is allowed.",
    ),
    probes=(
        probe(
            scores=torch.tensor([[[0.0, 9.0], [1.0, 2.0]]]),
            mask=torch.tensor([[True, False], [True, True]]),
        ),
        probe(scores=randn(2, 3, 5, seed=5), mask=GAPS),
        probe(scores=randn(3, 4, 4, seed=6), mask=CAUSAL),
    ),
    misconceptions=(
        masked_after_softmax,
        infinity_after_softmax,
        softmax_twice,
        zero_before_softmax,
        mask_upside_down,
        softmax_over_queries,
        softmax_over_batch,
        softmax_over_all,
        not_masked,
        adds_the_mask,
        zero_times_infinity,
        another_mask,
        scaled_again,
        logarithms,
        each_for_itself,
        not_divided,
        not_normalised,
    ),
    properties=(hidden_is_exactly_zero, only_differences_count),
    also_right=(
        lambda scores, mask: torch.where(mask, scores, -math.inf).softmax(-1),
        lambda scores, mask: nn.functional.softmax(
            scores + torch.zeros_like(scores).masked_fill(~mask, -math.inf), 2
        ),
        lambda scores, mask: (
            (scores - scores.where(mask, -math.inf).logsumexp(-1, keepdim=True)).exp() * mask
        ),
    ),
)
