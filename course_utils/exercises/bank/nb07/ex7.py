"""Exercise 07.7: attention by hand, with scores whose exponentials are 1, 2 and 3."""

import torch

from course_utils.exercises.exercise import Exercise

WEIGHTS = torch.tensor([1.0, 2.0, 3.0]) / 6
STATES = torch.tensor([[6.0, 0.0], [0.0, 6.0], [4.0, 2.0]])
SCORES = torch.tensor([1.0, 2.0, 3.0]).log()


def by_hand():
    return WEIGHTS, WEIGHTS @ STATES


def shares_of_the_scores():
    """You divided the scores themselves by their sum. The softmax first raises e to each score.

    e to the power ln 2 is 2."""
    weights = SCORES / SCORES.sum()
    return weights, weights @ STATES


def not_yet_shared_out():
    """1, 2 and 3 are the exponentials. Weights sum to 1.

    Divide each by the sum of the three."""
    weights = SCORES.exp()
    return weights, weights @ STATES


def only_the_largest():
    """You read only the annotation with the largest score. Attention reads a bit of each.

    e to the scores is 1, 2 and 3: divide by their sum."""
    return torch.tensor([0.0, 0.0, 1.0]), STATES[2]


def the_plain_mean():
    """These are equal weights. The scores are not equal.

    e to the scores is 1, 2 and 3: divide by their sum."""
    return torch.full((3,), 1 / 3), STATES.mean(dim=0)


def sum_over_the_wrong_axis():
    """Your weights are right. Your context has a number for each annotation: it should have as many
    numbers as one annotation.

    Weigh whole annotations, and add them up: 1/6 of (6, 0), and so on."""
    return WEIGHTS, (WEIGHTS[:, None] * STATES).sum(dim=1)


def mean_of_the_weighted():
    """Your weights are right. Your context is a third of the right one: the weighted annotations
    are added up, not averaged.

    The weights have shared out 1 already."""
    return WEIGHTS, WEIGHTS @ STATES / 3


def as_lists():
    return [1 / 6, 1 / 3, 1 / 2], [3, 3]


def as_rounded_decimals():
    return torch.tensor([0.1667, 0.3333, 0.5]), torch.tensor([3.0, 3.0])


EXERCISE = Exercise(
    "07.7",
    "Attention by hand",
    by_hand,
    minutes=5,
    difficulty=1,
    why="Scores, exponentials, shares, a weighted sum: that is all of attention, also in the largest "
    "models.",
    hints=(
        "The softmax raises e to each score, then divides by the sum.",
        "e to the powers 0, ln 2 and ln 3 is 1, 2 and 3. Their sum is 6.",
        "Weights 1/6, 2/6, 3/6. First number of the context: 6/6 + 0 + 4 · 3/6.",
    ),
    misconceptions=(
        shares_of_the_scores,
        not_yet_shared_out,
        only_the_largest,
        the_plain_mean,
        sum_over_the_wrong_axis,
        mean_of_the_weighted,
    ),
    also_right=(as_lists, as_rounded_decimals),
)
