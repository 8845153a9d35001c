"""What can be seen in wrong answers to exercise 10.1."""

import torch

from course_utils.exercises.bank.nb10.waves import like_asked, rates_of
from course_utils.exercises.brief import brief


def first_row_is_empty(answer):
    """Your first row is all zeros. The angle of position 0 is 0, but its cosine is 1: the row is
    0, 1, 0, 1, ... The other rows are not right either.

    Take sines and cosines of all rows; then look at the exponent."""
    return bool(answer(12, 8)[0].any())


def faster_and_faster(answer):
    """Your waves become faster from pair to pair: the exponent has lost its minus.

    The angle is t divided by 10000^(2i / d_model)."""
    rates = rates_of(answer(12, 8)[:, 0::2], answer(12, 8)[:, 1::2])
    faster = 10_000 ** (torch.arange(0, 8, 2) / 8)
    wrapped = torch.atan2(faster.sin(), faster.cos())
    return rates is None or not torch.allclose(rates, wrapped, atol=1e-2)


def cosines_first(answer):
    """Sine and cosine have changed places, and your frequencies are not right either.

    Position 0 is 0, 1, 0, 1, ...: the sine comes first. Then look at the exponent."""
    return like_asked(rates_of(answer(12, 8)[:, 1::2], answer(12, 8)[:, 0::2]))


def other_frequencies(answer):
    """Sines and cosines stand where they should, but your frequencies are not right.

    Look at the exponent: what stands above d_model, and which number is its base?"""
    return like_asked(rates_of(answer(12, 8)[:, 0::2], answer(12, 8)[:, 1::2]))


def other_frequencies_and_apart(answer):
    """All sines stand on the left and all cosines on the right, and the frequencies are not right
    either.

    First the exponent: what stands above d_model, and which number is its base? Then interleave:
    `torch.stack([sines, cosines], dim=-1).flatten(1)`."""
    return like_asked(rates_of(*answer(12, 8).chunk(2, dim=1)))


def cosines_of_their_own(answer):
    """Sines and cosines stand where they should, but the two of a pair have not one frequency.

    Compute one angle for each pair, then its sine and its cosine."""
    code = answer(12, 8)
    sines, cosines = rates_of(sines=code[:, 0::2]), rates_of(cosines=code[:, 1::2])
    if sines is None or cosines is None or torch.allclose(sines, cosines, atol=1e-3):
        return True
    return f"With d_model = 8: sines {brief(sines, 4)}, cosines {brief(cosines, 4)}."


CLUES = (
    first_row_is_empty,
    faster_and_faster,
    other_frequencies,
    other_frequencies_and_apart,
    cosines_first,
    cosines_of_their_own,
)
