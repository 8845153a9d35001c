"""What can be seen in wrong answers to exercise 10.6."""

import torch

from course_utils.exercises.bank.nb10.waves import like_asked, rates_of
from course_utils.exercises.exercise import randn


def other_frequencies(answer):
    """Each of your pairs turns, but by other angles than asked for: the frequencies are not right.

    Pair i has the frequency 10000^(-2i / K), with i = 0, 1, 2, ..."""
    turned = answer(torch.tensor([1.0, 0.0]).repeat(12, 4))
    quarter = answer(torch.tensor([0.0, 1.0]).repeat(12, 4))
    cos, sin = turned[:, 0::2], turned[:, 1::2]
    if not torch.allclose(quarter, torch.stack([-sin, cos], dim=-1).flatten(1), atol=1e-5):
        return True
    return like_asked(rates_of(sin, cos))


def other_frequencies_of_halves(answer):
    """Your pairs are column i and column i + K/2, and their frequencies are not right either.

    Take neighbours, `x[:, 0::2]` and `x[:, 1::2]`; pair i has the frequency 10000^(-2i / K)."""
    right, up = torch.ones(12, 4), torch.zeros(12, 4)
    cos, sin = answer(torch.cat([right, up], dim=1)).chunk(2, dim=1)
    quarter = answer(torch.cat([up, right], dim=1))
    if not torch.allclose(quarter, torch.cat([-sin, cos], dim=1), atol=1e-5):
        return True
    return like_asked(rates_of(sin, cos))


def row_zero_moves(answer):
    """Row 0 changes in your answer. Its angles are 0, so it should stay as it is.

    Positions begin at 0: cos 0 = 1 stands by the number itself, sin 0 = 0 by its partner."""
    x = randn(5, 8, seed=8)
    return torch.allclose(answer(x)[0], x[0], atol=1e-5)


def lengths_change(answer):
    """A turn keeps the length of a row, and yours does not.

    Which two columns are a pair? Both need one angle, and each the other as its partner."""
    x = randn(5, 8, seed=8)
    ours, yours = x[3].norm().item(), answer(x)[3].norm().item()
    return abs(ours - yours) < 1e-3 or f"One of length {ours:.2f} becomes {yours:.2f}."


CLUES = (other_frequencies, other_frequencies_of_halves, row_zero_moves, lengths_change)
