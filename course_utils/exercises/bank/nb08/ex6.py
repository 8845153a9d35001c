"""Exercise 08.6: the causal mask.

Shapes   T query positions   S key positions, here as many
"""

import math

import torch

from course_utils.exercises.exercise import Exercise, probe


def causal_mask(length):
    """-> T S, True where position t may look at position s: at itself and at what came before."""
    t, s = torch.arange(length)[:, None], torch.arange(length)
    return s <= t


def upside_down(length):
    """Your mask shows each position itself and the future: rows and columns have changed places.

    Row t is the position that looks. Its last True stands on the diagonal, in column t."""
    return causal_mask(length).mT


def without_itself(length):
    """Your first row is all False: the first position may look at nothing, and softmax of such a
    row is `nan`.

    A position may look at itself: is it `<` or `<=`?"""
    return causal_mask(length) & ~torch.eye(length, dtype=torch.bool)


def true_means_hidden(length):
    """Your mask is True where a key is hidden. In this course True means may look.

    Turn it round with `~`."""
    return ~causal_mask(length)


def numbers(length):
    """The pattern is right, but these are floats: `~mask` and `masked_fill` need True and False.

    Compare positions, or write `.bool()`."""
    return causal_mask(length).float()


def added_to_scores(length):
    """These are numbers to add to the scores, 0 and -∞: a good form too, but here a mask is True
    and False.

    Stop one step earlier: where may position t look?"""
    return torch.zeros(length, length).masked_fill(~causal_mask(length), -math.inf)


def zero_times_infinity(length):
    """These are numbers to add to the scores, and the lower ones are `nan`: you multiply 0 by -∞,
    and 0 · ∞ is no number.

    Here a mask is True and False: compare positions, with `<=`."""
    return torch.ones(length, length).triu(1) * -math.inf


def everything(length):
    """Your mask hides nothing: every position looks at the future too.

    In row t, which columns come after t?"""
    return torch.ones(length, length, dtype=torch.bool)


def one_too_far(length):
    """Your mask also shows the next position: the very one that is to be predicted.

    `diagonal=1` in `tril` keeps one diagonal too many; is it `<=`?"""
    return torch.ones(length, length).tril(diagonal=1).bool()


def only_the_diagonal(length):
    """Your mask shows each position only itself: nothing of the past.

    `<=` instead of `==`."""
    return torch.eye(length, dtype=torch.bool)


EXERCISE = Exercise(
    "08.6",
    "The future",
    causal_mask,
    minutes=4,
    difficulty=1,
    why="With this mask one pass trains on every prefix at once: no position sees what it "
    "predicts.",
    hints=(
        "Write the mask for three tokens by hand. Token 1 may look at one, token 3 at all three.",
        "The True entries fill a lower triangle, with its diagonal.",
        "`torch.arange(length)[:, None]` is a column of positions t, `torch.arange(length)` a row "
        "of positions s. Compare them.",
    ),
    probes=(probe(length=3), probe(length=1), probe(length=6)),
    misconceptions=(
        upside_down,
        without_itself,
        true_means_hidden,
        numbers,
        added_to_scores,
        zero_times_infinity,
        everything,
        one_too_far,
        only_the_diagonal,
    ),
    also_right=(
        lambda length: torch.ones(length, length, dtype=torch.bool).tril(),
        lambda length: ~torch.ones(length, length).triu(1).bool(),
        lambda length: torch.tensor([[s <= t for s in range(length)] for t in range(length)]),
    ),
)
