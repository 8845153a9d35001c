"""Exercise 07.4: from scores to contexts, padding left out.

Shapes   B batch   T target tokens (queries)   S source tokens (keys)   D width of a state
"""

import math

import torch
from torch import tensor

from course_utils.exercises.exercise import Exercise, probe, randn


def contexts(scores, states, mask):
    """B T S, B S D, B S -> B T D: for each target word, the weighted sum of the source states."""
    scores = scores.masked_fill(~mask[:, None], -math.inf)
    return scores.softmax(dim=-1) @ states


def softmax_over_targets(scores, states, mask):
    """Your weights sum to 1 over the target words: two words of the translation compete for a
    source word, and a column of padding is 0/0, not a number.

    Each target word shares out 1 among the source words, the last axis."""
    scores = scores.masked_fill(~mask[:, None], -math.inf)
    return scores.softmax(dim=-2) @ states


def words_share_the_padding(scores, states, mask):
    """Your weights sum to 1 over the target words, so that they compete for each source word, and
    even the padding, with its large negative scores, is shared out among them.

    Each target word shares out 1 among the source words, the last axis."""
    scores = scores.masked_fill(~mask[:, None], -1e9)
    return scores.softmax(dim=-2) @ states


def wrong_axis_and_no_mask(scores, states, mask):
    """Your weights sum to 1 over the target words, so that they compete for each source word; and
    the padding is read like any word.

    Begin with the axis: each target word shares out 1 among the source words, the last axis."""
    return scores.softmax(dim=-2) @ states


def softmax_over_batch(scores, states, mask):
    """Your softmax runs over the batch: the sentences compete with each other. So it does for three
    axes where no `dim` is given.

    Each target word shares out 1 among the source words: `dim=-1`."""
    scores = scores.masked_fill(~mask[:, None], -math.inf)
    return scores.softmax(dim=0) @ states


def reads_the_padding(scores, states, mask):
    """Your weights include the padding: a short sentence reads different contexts when it is
    batched with a longer one.

    Set the scores of the padding to -∞ before the softmax. `masked_fill` changes nothing by itself:
    it returns the new scores."""
    return scores.softmax(dim=-1) @ states


def masked_too_late(scores, states, mask):
    """You hide the padding after the softmax, so that the weights of the words no longer sum to 1.

    Hide it before: then the softmax shares out 1 among the words."""
    return (scores.softmax(dim=-1) * mask[:, None]) @ states


def infinity_after_softmax(scores, states, mask):
    """You write -∞ into the weights. A weight of -∞ hides nothing: the softmax had been taken.

    -∞ belongs to the scores, before the softmax makes a 0 of it."""
    return scores.softmax(dim=-1).masked_fill(~mask[:, None], -math.inf) @ states


def softmax_twice(scores, states, mask):
    """You take the softmax twice: the second one makes the weights more alike, and gives some to
    the padding.

    Once is enough."""
    scores = scores.masked_fill(~mask[:, None], -math.inf)
    return scores.softmax(dim=-1).softmax(dim=-1) @ states


def not_divided(scores, states, mask):
    """You take exp of the scores, but do not divide by the sum of the row: your contexts are sums,
    not means.

    `softmax` does both."""
    return (scores.exp() * mask[:, None]) @ states


def zero_is_not_hidden(scores, states, mask):
    """The scores of the padding are 0 in your answer, or as good as 0, like 1e-9. exp(0) is 1: a
    score of 0 is a score like others.

    Only -∞ gives the weight 0."""
    return scores.masked_fill(~mask[:, None], 0.0).softmax(dim=-1) @ states


def zero_times_infinity(scores, states, mask):
    """All that you get is `nan`, no number.

    Do you multiply a mask of 0 and 1 by -∞? 0 · ∞ is `nan`. `masked_fill` writes -∞ only where it
    belongs."""
    hidden = (~mask[:, None]).to(scores.dtype)
    return (scores + hidden * -math.inf).softmax(dim=-1) @ states


def adds_the_mask(scores, states, mask):
    """You add the mask to the scores: the words gain 1, and the padding is still read.

    True and False are no scores. `masked_fill` puts -∞ where the mask is False."""
    return (scores + mask[:, None]).softmax(dim=-1) @ states


def hides_the_words(scores, states, mask):
    """You hide the words and read the padding: `mask` is True where there is a word.

    Turn it round with `~`."""
    scores = scores.masked_fill(mask[:, None], -math.inf)
    return scores.softmax(dim=-1) @ states


def scores_as_weights(scores, states, mask):
    """You mix the states with the scores themselves: they may be negative, and do not sum to 1.

    A softmax makes weights of them."""
    return scores.masked_fill(~mask[:, None], 0.0) @ states


def padding_is_not_read(answer):
    """A little of the padding still comes through: its weight is small, but not zero.

    Fill with `-math.inf`."""
    scores, mask = torch.zeros(1, 1, 2), torch.tensor([[True, False]])
    states = torch.tensor([[[1.0], [1e30]]])  # a weight of any size would be seen
    return answer(scores, states, mask).item() == 1


def renormalised(scores, states, mask):
    weights = scores.softmax(dim=-1) * mask[:, None]
    return weights / weights.sum(dim=-1, keepdim=True) @ states


def fused(scores, states, mask):
    bias = torch.zeros_like(scores).masked_fill(~mask.unsqueeze(1), float("-inf"))
    return torch.einsum("bts,bsd->btd", (scores + bias).softmax(-1), states)


EXERCISE = Exercise(
    "07.4",
    "From scores to contexts",
    contexts,
    minutes=8,
    difficulty=2,
    why="One formula serves sentences of any length, and padding changes nothing.",
    hints=(
        "Which axis of `scores` are the source words? Each target word shares out 1 among them.",
        "`mask` is B S and `scores` is B T S: `mask[:, None]` fits all target words.",
        "`scores.masked_fill(~mask[:, None], -math.inf)`, then the softmax, then `@ states`.",
    ),
    probes=(
        probe(
            scores=tensor([[[1.0, 2.0, 3.0], [0.0, 0.0, 5.0]]]),
            states=tensor([[[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]]),
            mask=tensor([[True, True, False]]),
        ),
        probe(
            scores=randn(2, 3, 4, seed=1),
            states=randn(2, 4, 5, seed=2),
            mask=tensor([[True] * 4, [True, True, False, False]]),
        ),
    ),
    misconceptions=(
        softmax_over_targets,
        words_share_the_padding,
        wrong_axis_and_no_mask,
        softmax_over_batch,
        reads_the_padding,
        masked_too_late,
        infinity_after_softmax,
        softmax_twice,
        not_divided,
        zero_is_not_hidden,
        zero_times_infinity,
        adds_the_mask,
        hides_the_words,
        scores_as_weights,
    ),
    properties=(padding_is_not_read,),
    also_right=(renormalised, fused),
)
