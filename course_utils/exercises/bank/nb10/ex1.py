"""Exercise 10.1: the sinusoidal code.

Shapes   T positions   D d_model
"""

import math

import torch

from course_utils.exercises.bank.nb10.codes import CLUES
from course_utils.exercises.exercise import Exercise, probe


def position_code(length, d_model):
    """-> T D: sines of t w_i in the even columns, cosines in the odd ones."""
    angles = torch.arange(length)[:, None] * 10_000 ** (-torch.arange(0, d_model, 2) / d_model)
    return torch.stack([angles.sin(), angles.cos()], dim=-1).flatten(1)


def frequencies_squared(length, d_model):
    """Your frequencies are squared: `i` is the number of the pair, and 2i is already the number of
    its even column.

    With columns 0, 2, 4, ... the exponent is -column / d_model, without another 2."""
    columns = torch.arange(0, d_model, 2)
    angles = torch.arange(length)[:, None] * 10_000 ** (-2 * columns / d_model)
    return torch.stack([angles.sin(), angles.cos()], dim=-1).flatten(1)


def column_number_for_i(length, d_model):
    """Your `i` is the number of the column. In the formula it is the number of the pair, and both
    columns of pair i have the frequency 10000^(-2i / d_model).

    The two columns 2i and 2i + 1 share one angle: take `torch.arange(0, d_model, 2)` for 2i."""
    rates = 10_000 ** (-2 * torch.arange(d_model) / d_model)
    angles = torch.arange(length)[:, None] * rates
    return torch.where(torch.arange(d_model) % 2 == 0, angles.sin(), angles.cos())


def frequencies_rooted(length, d_model):
    """Your frequencies fall too slowly: for pair i the exponent is -2i / d_model, not -i / d_model.

    With pairs 0, 1, 2, ... multiply by 2; with even columns 0, 2, 4, ... do not."""
    pairs = torch.arange(d_model // 2)
    angles = torch.arange(length)[:, None] * 10_000 ** (-pairs / d_model)
    return torch.stack([angles.sin(), angles.cos()], dim=-1).flatten(1)


def counted_from_one(length, d_model):
    """Your pairs are counted from 1, so every frequency is lower than in the formula. One of the
    decks prints it so; here i starts at 0 and the first frequency is 1.

    Start the columns at 0."""
    columns = torch.arange(2, d_model + 2, 2)
    angles = torch.arange(length)[:, None] * 10_000 ** (-columns / d_model)
    return torch.stack([angles.sin(), angles.cos()], dim=-1).flatten(1)


def sines_then_cosines(length, d_model):
    """All sines stand on the left and all cosines on the right. The numbers are right, their
    columns are not: sine and cosine of one pair are neighbours.

    `torch.stack([...], dim=-1).flatten(1)` interleaves them; `code[:, 0::2] = ...` does too."""
    angles = torch.arange(length)[:, None] * 10_000 ** (-torch.arange(0, d_model, 2) / d_model)
    return torch.cat([angles.sin(), angles.cos()], dim=1)


def cosine_first(length, d_model):
    """Sine and cosine have changed places.

    Position 0 is 0, 1, 0, 1, ...: the sine comes first."""
    angles = torch.arange(length)[:, None] * 10_000 ** (-torch.arange(0, d_model, 2) / d_model)
    return torch.stack([angles.cos(), angles.sin()], dim=-1).flatten(1)


def a_frequency_for_each_column(length, d_model):
    """Your cosines have frequencies of their own, a little lower than their sines. A pair shares
    one angle.

    Compute one angle for each pair, then its sine and its cosine."""
    rates = 10_000 ** (-torch.arange(d_model) / d_model)
    angles = torch.arange(length)[:, None] * rates
    return torch.where(torch.arange(d_model) % 2 == 0, angles.sin(), angles.cos())


def faster_and_faster(length, d_model):
    """Your waves become faster from pair to pair: the exponent has lost its minus.

    The angle is t divided by 10000^(2i / d_model)."""
    rates = 10_000 ** (torch.arange(0, d_model, 2) / d_model)
    angles = torch.arange(length)[:, None] * rates
    return torch.stack([angles.sin(), angles.cos()], dim=-1).flatten(1)


def from_position_one(length, d_model):
    """Your first row is the code of position 1. Positions begin at 0, whose code is 0, 1, 0, 1, ...

    `torch.arange(length)` begins at 0."""
    steps = torch.arange(1, length + 1)
    angles = steps[:, None] * 10_000 ** (-torch.arange(0, d_model, 2) / d_model)
    return torch.stack([angles.sin(), angles.cos()], dim=-1).flatten(1)


def in_turns(length, d_model):
    """Your angles are 2π times too large. A frequency of 1 is one radian at every step, no turn.

    Leave out the 2π."""
    rates = 2 * math.pi * 10_000 ** (-torch.arange(0, d_model, 2) / d_model)
    angles = torch.arange(length)[:, None] * rates
    return torch.stack([angles.sin(), angles.cos()], dim=-1).flatten(1)


def slowest_at_the_base(length, d_model):
    """Your slowest pair has the frequency 1/10000: you divide by the number of pairs minus 1, as
    some libraries do. And all sines stand on the left, all cosines on the right.

    In the formula pair i has 10000^(-2i / d_model), and its sine and cosine are neighbours."""
    half = d_model // 2
    rates = torch.exp(torch.arange(half) * -(math.log(10_000) / max(half - 1, 1)))
    angles = torch.arange(length)[:, None] * rates
    return torch.cat([angles.sin(), angles.cos()], dim=1)


def sines_only(length, d_model):
    """You take the sine everywhere. The odd columns hold cosines.

    A sine alone does not tell 1 from π - 1: sine and cosine together are one hand of a clock."""
    rates = (10_000 ** (-torch.arange(0, d_model, 2) / d_model)).repeat_interleave(2)
    return (torch.arange(length)[:, None] * rates).sin()


def the_angles(length, d_model):
    """These are the angles themselves, without sine and cosine.

    Even columns hold the sine of the angle, odd ones its cosine."""
    rates = (10_000 ** (-torch.arange(0, d_model, 2) / d_model)).repeat_interleave(2)
    return torch.arange(length)[:, None] * rates


def row_zero_left_empty(length, d_model):
    """Your first row is all zeros. The angle of position 0 is 0, but its cosine is 1: the row is
    0, 1, 0, 1, ...

    Take sines and cosines of all rows."""
    angles = torch.arange(length)[:, None] * 10_000 ** (-torch.arange(0, d_model, 2) / d_model)
    return torch.stack([angles.sin(), angles.cos() * (angles > 0)], dim=-1).flatten(1)


def no_cosines(length, d_model):
    """Your odd columns are empty: the cosines are missing.

    `code[:, 1::2] = ...`, the cosine of the same angles."""
    angles = torch.arange(length)[:, None] * 10_000 ** (-torch.arange(0, d_model, 2) / d_model)
    return torch.stack([angles.sin(), 0 * angles], dim=-1).flatten(1)


def positions_in_a_row(length, d_model):
    """Your positions and your frequencies are both rows, and two rows of different length do not
    fit. The product should be a table, positions by pairs.

    `torch.arange(length)[:, None]` makes a column of the positions."""
    angles = torch.arange(length) * 10_000 ** (-torch.arange(0, d_model, 2) / d_model)
    return torch.stack([angles.sin(), angles.cos()], dim=-1)


def by_slices(length, d_model):
    """The way of the slide: fill the even columns, then the odd ones."""
    rates = torch.exp(torch.arange(0, d_model, 2) * (-math.log(10_000) / d_model))
    code = torch.zeros(length, d_model)
    code[:, 0::2] = torch.sin(torch.arange(length)[:, None] * rates)
    code[:, 1::2] = torch.cos(torch.arange(length)[:, None] * rates)
    return code


def in_loops(length, d_model):
    """One number after the other."""
    rows = []
    for t in range(length):
        angles = [t / 10_000 ** (2 * i / d_model) for i in range(d_model // 2)]
        rows.append([f(angle) for angle in angles for f in (math.sin, math.cos)])
    return torch.tensor(rows)


EXERCISE = Exercise(
    "10.1",
    "The sinusoidal code",
    position_code,
    minutes=12,
    difficulty=2,
    why="No parameter, any length: each position is a set of clock hands, from fast to slow.",
    hints=(
        "First the angles, a matrix of positions by pairs: position t times the frequency of pair "
        "i.",
        "`torch.arange(length)[:, None]` is a column of positions; "
        "`10_000 ** (-torch.arange(0, d_model, 2) / d_model)` is the row of frequencies.",
        "Take the sine and the cosine of the angles and interleave them: "
        "`torch.stack([sines, cosines], dim=-1).flatten(1)`.",
    ),
    probes=(
        probe(length=3, d_model=4),
        probe(length=1, d_model=2),
        probe(length=13, d_model=16),
    ),
    misconceptions=(
        frequencies_squared,
        column_number_for_i,
        frequencies_rooted,
        counted_from_one,
        sines_then_cosines,
        cosine_first,
        a_frequency_for_each_column,
        faster_and_faster,
        from_position_one,
        in_turns,
        slowest_at_the_base,
        sines_only,
        the_angles,
        row_zero_left_empty,
        no_cosines,
        positions_in_a_row,
    ),
    clues=CLUES,
    also_right=(by_slices, in_loops),
)
