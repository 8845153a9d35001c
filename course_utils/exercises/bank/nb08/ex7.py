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


def zero_before_softmax(scores, mask):
    """A masked score of 0 still gets weight, since exp(0) = 1.

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


def not_masked(scores, mask):
    """This is the softmax of all scores: the mask is not used.

    Change the scores where the mask is False, then take the softmax."""
    return scores.softmax(dim=-1)


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
    """With every score lowered by 20,000 the weights should stay the same, and yours do not.

    Use `softmax` rather than `exp`, and `-math.inf` rather than a large negative number."""
    scores = torch.arange(16, dtype=torch.float64).reshape(1, 4, 4) % 5
    return torch.allclose(answer(scores, CAUSAL), answer(scores - 20_000, CAUSAL))


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
        probe(scores=randn(3, 4, 4, seed=6, dtype=torch.float64), mask=CAUSAL),
    ),
    misconceptions=(
        masked_after_softmax,
        zero_before_softmax,
        mask_upside_down,
        softmax_over_queries,
        not_masked,
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
