"""Exercise 08.5: scores and weights that no temperature brings together.

softmax(s / T) = w for some T > 0 if and only if log w is an affine function of s with slope 1/T.
"""

import torch
from torch import tensor

from course_utils.exercises.brief import brief
from course_utils.exercises.exercise import Exercise

SUM = 5e-3  # entries may be typed with three digits
NEAR = 0.05  # weights within 5 % of each other: a difference that rounding could make


def impossible_pair():
    return torch.tensor([27.0, 89.0, 31.0, 67.0]), torch.tensor([0.1, 0.6, 0.2, 0.1])


def one_weight_for_each_score(answer):
    """Give two rows of the same length: one weight for each score, and two scores at least.

    `torch.tensor([...])` makes a row."""
    scores, weights = answer()
    if scores.ndim == 1 and scores.shape == weights.shape and len(scores) > 1:
        return True
    return f"Yours have the shapes {list(scores.shape)} and {list(weights.shape)}."


def every_score_is_finite(answer):
    """A score of infinity is a mask, and `nan` is no number: the claim is about finite scores.

    Choose ordinary numbers, such as 1, 2 and 3."""
    return answer()[0].isfinite().all()


def weights_sum_to_one(answer):
    """The weights must be a row that softmax might give: its entries sum to 1.

    Divide your row by its sum."""
    total = answer()[1].double().sum().item()
    return abs(total - 1) < SUM or f"Yours sum to {brief(total, 4)}."


def every_weight_is_positive(answer):
    """Softmax never gives a weight of 0 or less. True, but too easy: T near 0 comes as close to 0
    as you like.

    Find a row whose weights are all well above 0."""
    return (answer()[1] > 0).all()


def no_temperature_fits(answer):
    """There is a temperature that brings these scores to these weights, or within 5 % of them.

    Dividing by T > 0 changes how far apart the scores are. What can it not change?"""
    scores, weights = (row.double() for row in answer())
    line = torch.stack([scores, torch.ones_like(scores)], dim=1)
    slope = torch.linalg.lstsq(line, weights.log()[:, None], driver="gelsd").solution[0, 0]
    flat = 1e-3 / (scores.max() - scores.min() + 1e-12)  # a temperature that levels all weights
    for sharpness in (slope, flat):
        given = (sharpness * scores).log_softmax(dim=0)
        if sharpness > 0 and (given - weights.log()).abs().max() < NEAR:
            digits = f"{1 / sharpness:.3g}"
            return f"With T = {digits} softmax gives {brief(given.exp(), 3)}."
    return True


def three_scores_for_two_weights():
    """Each score needs its weight."""
    return tensor([1.0, 2.0, 3.0]), tensor([0.4, 0.6])


def a_masked_score():
    """A score of minus infinity gets weight 0 at every temperature, so it cannot get 0.5."""
    return tensor([1.0, -torch.inf]), tensor([0.5, 0.5])


def counts():
    """Weights in per cent are still shares, but not a row of softmax."""
    return tensor([3.0, 1.0, 2.0]), tensor([20.0, 50.0, 30.0])


def a_hard_choice():
    """Softmax cannot give exactly 0 and 1."""
    return tensor([3.0, 1.0, 2.0]), tensor([0.0, 1.0, 0.0])


def softer():
    """Weights far from softmax(scores), but in the same proportion of distances: T = 5 gives
    them."""
    scores = tensor([3.0, 1.0, 2.0])
    return scores, (scores / 5).softmax(dim=0)


EXERCISE = Exercise(
    "08.5",
    "Find a row that cannot be",
    6,
    2,
    impossible_pair,
    why="T stretches all distances between scores alike. Their order stays, whatever T is.",
    hints=(
        "Take three scores and the softmax of scores / T for T = 0.5, 1 and 2. What stays the same "
        "in all three rows?",
        "exp is increasing, so for every T > 0 the largest score has the largest weight.",
        "Give the largest weight to a score that is not the largest.",
    ),
    misconceptions=(
        three_scores_for_two_weights,
        a_masked_score,
        counts,
        a_hard_choice,
        softer,
    ),
    properties=(
        one_weight_for_each_score,
        every_score_is_finite,
        weights_sum_to_one,
        every_weight_is_positive,
        no_temperature_fits,
    ),
    also_right=(
        lambda: (tensor([1.0, 2.0]), tensor([0.6, 0.4])),  # another order
        lambda: (tensor([1.0, 1.0]), tensor([0.6, 0.4])),  # equal scores, unequal weights
        lambda: (tensor([1.0, 2.0, 3.0]), tensor([1.0, 2.0, 3.0]) / 6),  # other ratios
        lambda: (tensor([0, 1, 2]), tensor([0.2, 0.2, 0.6])),  # unequal scores, equal weights
    ),
    open=True,
)
