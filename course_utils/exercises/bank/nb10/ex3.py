"""Exercise 10.3: a shift of position is a rotation.

Shapes   D d_model
"""

import torch

from course_utils.exercises.brief import brief
from course_utils.exercises.exercise import Exercise, probe


def shift_matrix(k, d_model):
    """-> D D: the matrix that takes the code of t to the code of t + k, whatever t."""
    even = torch.arange(0, d_model, 2)
    angles = k * 10_000.0 ** (-even.double() / d_model)
    matrix = torch.zeros(d_model, d_model, dtype=torch.float64)
    matrix[even, even] = matrix[even + 1, even + 1] = angles.cos()
    matrix[even, even + 1] = angles.sin()
    matrix[even + 1, even] = -angles.sin()
    return matrix


def turned_back(k, d_model):
    """Your matrix turns the other way: it takes the code of t to the code of t - k.

    The row of the sine is sin(a + b) = cos b · sin a + sin b · cos a: both signs are plus."""
    return shift_matrix(k, d_model).mT


def one_step_only(k, d_model):
    """Your matrix always moves by one position, whatever `k` is.

    The angle of a block is k times the pair's frequency."""
    return shift_matrix(1, d_model)


def one_angle_for_all(k, d_model):
    """All your blocks turn by the same angle, k. Only pair 0 has the frequency 1.

    Pair i turns by k times 10000^(-2i / d_model)."""
    block = shift_matrix(k, 2)
    return torch.block_diag(*[block] * (d_model // 2))


def without_the_minus(k, d_model):
    """Your blocks have no minus, so they are no rotations.

    cos(a + b) = cos a · cos b - sin a · sin b."""
    matrix, even = shift_matrix(k, d_model), torch.arange(0, d_model, 2)
    matrix[even + 1, even] = matrix[even, even + 1]
    return matrix


def halves(k, d_model):
    """Your matrix expects all sines first, then all cosines. In the code of this notebook they
    alternate, so the blocks of 2 by 2 stand along the diagonal.

    Fill rows and columns 2i and 2i + 1 for pair i."""
    order = torch.cat([torch.arange(0, d_model, 2), torch.arange(1, d_model, 2)])
    return shift_matrix(k, d_model)[order][:, order]


def frequencies_squared(k, d_model):
    """Your frequencies are squared: 2i is already the number of the even column.

    For column 2i the exponent is -2i / d_model, without another 2."""
    even = torch.arange(0, d_model, 2).double()
    angles = (k * 10_000.0 ** (-2 * even / d_model)).tolist()
    rows = [[[a.cos(), a.sin()], [-a.sin(), a.cos()]] for a in torch.tensor(angles).double()]
    return torch.block_diag(*[torch.tensor(row, dtype=torch.float64) for row in rows])


def one_frequency_for_each_column(k, d_model):
    """Row by row you take another frequency. The two rows of a pair turn by one angle.

    Take `torch.arange(0, d_model, 2)`: one frequency for each pair."""
    column = torch.arange(d_model)
    own = k * 10_000.0 ** (-column.double() / d_model)
    even = column % 2 == 0
    matrix = torch.diag(own.cos())
    matrix[column[even], column[even] + 1] = own[even].sin()
    matrix[column[even] + 1, column[even]] = -own[~even].sin()
    return matrix


def other_angles(answer):
    """Your blocks are rotations and stand where they should, but their angles are not right.

    Pair i turns by k times 10000^(-2i / d_model)."""
    matrix, even = answer(1, 8).double(), torch.arange(0, 8, 2)
    angles = torch.atan2(matrix[even, even + 1], matrix[even, even])
    rows = [[[a.cos(), a.sin()], [-a.sin(), a.cos()]] for a in angles]
    if not torch.allclose(matrix, torch.block_diag(*map(torch.tensor, rows)).double(), atol=1e-5):
        return True
    asked = 10_000.0 ** (-even / 8)
    if torch.allclose(angles, asked.double(), atol=1e-6):
        return True
    return f"For k = 1 and d_model = 8 they are {brief(angles, 4)}; expected {brief(asked, 4)}."


def by_blocks(k, d_model):
    """One block after the other."""
    blocks = []
    for i in range(d_model // 2):
        angle = torch.tensor(k * 10_000 ** (-2 * i / d_model), dtype=torch.float64)
        c, s = angle.cos(), angle.sin()
        blocks.append(torch.stack([torch.stack([c, s]), torch.stack([-s, c])]))
    return torch.block_diag(*blocks)


EXERCISE = Exercise(
    "10.3",
    "A shift is a rotation",
    shift_matrix,
    minutes=12,
    difficulty=3,
    why="One matrix serves all positions: 'three words later' is linear, so attention can learn "
    "it.",
    hints=(
        "Begin with one pair, d_model = 2. Which 2 by 2 matrix takes (sin a, cos a) to "
        "(sin(a + b), cos(a + b))?",
        "sin(a + b) = cos b · sin a + sin b · cos a, and cos(a + b) = cos b · cos a - sin b · "
        "sin a. Read off the two rows.",
        "For pair i the angle b is k times 10000^(-2i / d_model), and its block stands at rows "
        "and columns 2i and 2i + 1. `torch.block_diag` puts blocks on a diagonal.",
    ),
    probes=(probe(k=1, d_model=2), probe(k=3, d_model=4), probe(k=-5, d_model=8)),
    misconceptions=(
        turned_back,
        one_step_only,
        one_angle_for_all,
        without_the_minus,
        halves,
        frequencies_squared,
        one_frequency_for_each_column,
    ),
    clues=(other_angles,),
    also_right=(by_blocks,),
)
