"""Exercise 09.6: scores that a narrow head cannot give.

A head of width 2 gives exactly the T T score matrices of rank 2 or less.
"""

import torch
from torch import tensor

from course_utils.exercises.brief import brief
from course_utils.exercises.exercise import Exercise

NEAR = 1e-3  # a third singular value this small, against the first, could be rounding


def out_of_reach():
    return torch.eye(3)


def a_square_matrix(answer):
    """Give one score for each query and each key: a square matrix, as many keys as queries.

    `torch.tensor([[...], [...]])` makes a matrix."""
    shape = list(answer().shape)
    return (len(shape) == 2 and shape[0] == shape[1]) or f"Yours has the shape {shape}."


def every_score_is_finite(answer):
    """Minus infinity comes from a mask, not from a dot product: the claim is about q·k.

    Choose ordinary numbers."""
    return answer().isfinite().all()


def more_tokens_than_width(answer):
    """With two tokens or fewer, two numbers for each query and key are always enough: take the keys
    as unit vectors, and the scores themselves as queries.

    Try three tokens."""
    return len(answer()) > 2 or f"Yours has {len(answer())}."


def rank_above_two(answer):
    """A head of width 2 can give these scores: every row is a mixture of the same two rows.

    The matrix q kᵀ has rank 2 at most. Which simple matrix has a higher one?"""
    sizes = torch.linalg.svdvals(answer().double())
    return sizes[2] > NEAR * sizes[0] or f"Its singular values are {brief(sizes, 3)}."


def a_row():
    """The scores of one query."""
    return tensor([1.0, 2.0, 3.0])


def a_causal_mask():
    """Not a dot product."""
    return torch.zeros(4, 4).masked_fill(torch.ones(4, 4).triu(1).bool(), -torch.inf)


def two_tokens():
    """Rank 2, like everything of this size."""
    return tensor([[1.0, 0.0], [0.0, 1.0]])


def counting():
    """All numbers differ, and still the third row is twice the second minus the first."""
    return tensor([[0.0, 1.0, 2.0], [3.0, 4.0, 5.0], [6.0, 7.0, 8.0]])


EXERCISE = Exercise(
    "09.6",
    "Scores out of reach",
    out_of_reach,
    minutes=6,
    difficulty=3,
    why="q kᵀ is a product of T x d_k and d_k x T, so its rank is d_k at most. Narrow heads are "
    "cheap since they can say less.",
    hints=(
        "Write q kᵀ for three tokens and d_k = 1. How do its rows differ?",
        "With d_k = 2 every row is a mixture of two fixed rows. Find three rows of which none is a "
        "mixture of the other two.",
        "Think of scores where each token fits only itself.",
    ),
    misconceptions=(a_row, a_causal_mask, two_tokens, counting),
    properties=(
        a_square_matrix,
        every_score_is_finite,
        more_tokens_than_width,
        rank_above_two,
    ),
    also_right=(
        lambda: 10 * torch.eye(5),
        lambda: tensor([[1, 0, 0], [0, 2, 0], [1, 1, 3]]),
        lambda: torch.ones(4, 4).tril(),
    ),
    open=True,
)
