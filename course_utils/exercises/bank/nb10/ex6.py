"""Exercise 10.6: rotary positions.

Shapes   T positions   K width of one head
"""

import torch

from course_utils.exercises.bank.nb10.turns import CLUES
from course_utils.exercises.exercise import Exercise, probe, randn


def turn_pairs(x):
    """T K -> T K: row t with each of its pairs turned by t times the pair's frequency."""
    length, width = x.shape
    rates = 10_000 ** (-torch.arange(0, width, 2) / width)
    angles = torch.arange(length)[:, None] * rates
    cos, sin = angles.cos(), angles.sin()
    even, odd = x[:, 0::2], x[:, 1::2]
    return torch.stack([even * cos - odd * sin, even * sin + odd * cos], dim=-1).flatten(1)


def waves(x):
    length, width = x.shape
    rates = 10_000 ** (-torch.arange(0, width, 2) / width)
    angles = torch.arange(length)[:, None] * rates
    return angles.cos(), angles.sin()


def clockwise(x):
    """Your pairs turn clockwise, (a cos + b sin, b cos - a sin), as with the blocks of 10.3. There
    a pair is (sin, cos), the sine first, and moves forward by that block. Here (a, b) is a point, a
    to the right and b upwards. The scores would be the same.

    Anticlockwise: (a, b) becomes (a cos - b sin, a sin + b cos)."""
    mirrored = x * torch.tensor([1.0, -1.0]).repeat(x.shape[1] // 2)
    return turn_pairs(mirrored) * torch.tensor([1.0, -1.0]).repeat(x.shape[1] // 2)


def halves(x):
    """Your pairs are column i and column i + K/2. Many programs do so, and train as well; here a
    pair is columns 2i and 2i + 1.

    Take `x[:, 0::2]` and `x[:, 1::2]`, not the two halves."""
    order = torch.arange(x.shape[1]).reshape(2, -1).T.flatten()
    turned = turn_pairs(x[:, order])
    return turned[:, order.argsort()]


def swap_in_halves(x):
    """You build the swapped copy with `cat`, so all -b stand on the left and all a on the right,
    while x, cosines and sines have their pairs side by side.

    `torch.stack([-odd, even], dim=-1).flatten(1)` puts -b under a and a under b."""
    cos, sin = (f.repeat_interleave(2, dim=1) for f in waves(x))
    return x * cos + torch.cat([-x[:, 1::2], x[:, 0::2]], dim=1) * sin


def halves_swapped_for_neighbours(x):
    """Two ways are mixed: your swapped copy pairs column i with i + K/2, your frequencies pair
    column 2i with 2i + 1. The two of a pair turn by different angles.

    Swap neighbours: `torch.stack([-x[:, 1::2], x[:, 0::2]], dim=-1).flatten(1)`."""
    cos, sin = (f.repeat_interleave(2, dim=1) for f in waves(x))
    left, right = x.chunk(2, dim=1)
    return x * cos + torch.cat([-right, left], dim=1) * sin


def neighbours_swapped_for_halves(x):
    """Two ways are mixed: your swapped copy pairs column 2i with 2i + 1, your frequencies stand
    twice in a row, for pairs of column i and i + K/2. The two of a pair turn by different angles.

    `cos.repeat_interleave(2, dim=1)` gives the two of a pair one angle; `cat([cos, cos])` does
    not."""
    cos, sin = (f.repeat(1, 2) for f in waves(x))
    return x * cos + torch.stack([-x[:, 1::2], x[:, 0::2]], dim=-1).flatten(1) * sin


def angles_for_pairs_only(x):
    """There is one angle for each pair, K/2 of them, and `x` has K columns: they do not fit.

    Turn `x[:, 0::2]` and `x[:, 1::2]`, or give both of a pair the angle:
    `cos.repeat_interleave(2, dim=1)`."""
    cos, sin = waves(x)
    return x * cos + torch.stack([-x[:, 1::2], x[:, 0::2]], dim=-1).flatten(1) * sin


def pairs_left_apart(x):
    """The numbers are right, but your pairs still have an axis of their own.

    `.flatten(1)` makes T K of T K/2 2."""
    return turn_pairs(x).unflatten(1, (-1, 2))


def a_frequency_for_each_column(x):
    """Each of your columns has a frequency of its own. The two of a pair turn by one angle.

    With `torch.arange(0, K, 2)` there is one frequency for each pair."""
    width = x.shape[1]
    angles = torch.arange(len(x))[:, None] * 10_000 ** (-torch.arange(width) / width)
    swapped = torch.stack([-x[:, 1::2], x[:, 0::2]], dim=-1).flatten(1)
    return x * angles.cos() + swapped * angles.sin()


def without_the_minus(x):
    """You have no minus, so your pairs are not turned: their length changes.

    (a, b) becomes (a cos - b sin, a sin + b cos)."""
    cos, sin = waves(x)
    even, odd = x[:, 0::2], x[:, 1::2]
    return torch.stack([even * cos + odd * sin, even * sin + odd * cos], dim=-1).flatten(1)


def sine_for_cosine(x):
    """Sine and cosine have changed places: at position 0, where nothing turns, you mix the two.

    (a, b) becomes (a cos - b sin, a sin + b cos)."""
    cos, sin = waves(x)
    even, odd = x[:, 0::2], x[:, 1::2]
    return torch.stack([even * sin - odd * cos, even * cos + odd * sin], dim=-1).flatten(1)


def not_interleaved(x):
    """The turned numbers are right, but their columns are not: first columns stand on the left,
    second columns on the right.

    `torch.stack([...], dim=-1).flatten(1)` puts the two of a pair side by side again."""
    turned = turn_pairs(x)
    return torch.cat([turned[:, 0::2], turned[:, 1::2]], dim=1)


def the_same_everywhere(x):
    """Every row is turned by the same angles, so the position plays no part.

    Multiply the frequency by the position: `torch.arange(T)[:, None] * rates`."""
    rates = 10_000 ** (-torch.arange(0, x.shape[1], 2) / x.shape[1])
    even, odd = x[:, 0::2], x[:, 1::2]
    turned = even * rates.cos() - odd * rates.sin(), even * rates.sin() + odd * rates.cos()
    return torch.stack(turned, dim=-1).flatten(1)


def one_angle_for_all(x):
    """All your pairs turn by t radians. Only pair 0 has the frequency 1.

    Pair i has the frequency 10000^(-2i / K)."""
    steps = torch.arange(len(x))[:, None]
    even, odd = x[:, 0::2], x[:, 1::2]
    turned = even * steps.cos() - odd * steps.sin(), even * steps.sin() + odd * steps.cos()
    return torch.stack(turned, dim=-1).flatten(1)


def code_added(x):
    """You add the sinusoidal code: that is section 2. Rotary positions add nothing, they turn what
    is there, and keep its length.

    Mix the two columns of a pair with the cosine and the sine of the angle."""
    length, width = x.shape
    angles = torch.arange(length)[:, None] * 10_000 ** (-torch.arange(0, width, 2) / width)
    return x + torch.stack([angles.sin(), angles.cos()], dim=-1).flatten(1)


def from_position_one(x):
    """Your first row is turned too. Positions begin at 0, and row 0 stays as it is.

    `torch.arange(T)` begins at 0."""
    return turn_pairs(torch.cat([x[:1], x]))[1:]


def complex_numbers(x):
    """A turn is a product with a complex number of length 1."""
    length, width = x.shape
    rates = 10_000 ** (-torch.arange(0, width, 2) / width)
    turns = torch.polar(torch.ones(length, width // 2), torch.arange(length)[:, None] * rates)
    pairs = torch.view_as_complex(x.reshape(length, -1, 2).contiguous())
    return torch.view_as_real(pairs * turns).flatten(1)


def with_the_swap(x):
    """x cos + swapped x sin, as it is often written."""
    length, width = x.shape
    rates = (10_000 ** (-torch.arange(0, width, 2) / width)).repeat_interleave(2)
    angles = torch.arange(length)[:, None] * rates
    swapped = torch.stack([-x[:, 1::2], x[:, 0::2]], dim=-1).flatten(1)
    return x * angles.cos() + swapped * angles.sin()


EXERCISE = Exercise(
    "10.6",
    "Turn the pairs",
    turn_pairs,
    minutes=12,
    difficulty=3,
    why="Turned by t and by s, a query and a key meet at the angle t - s: the score knows only the "
    "offset.",
    hints=(
        "The angles are those of the sinusoidal code: T by K/2, position times frequency.",
        "Take the first and the second columns of all pairs, `x[:, 0::2]` and `x[:, 1::2]`, and "
        "turn: (a, b) becomes (a cos - b sin, a sin + b cos).",
        "Put the two results side by side again: "
        "`torch.stack([first, second], dim=-1).flatten(1)`.",
    ),
    probes=(
        probe(x=torch.tensor([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]])),
        probe(x=randn(13, 16, seed=6)),
        probe(x=randn(3, 4, seed=7)),
    ),
    misconceptions=(
        clockwise,
        halves,
        not_interleaved,
        the_same_everywhere,
        one_angle_for_all,
        code_added,
        from_position_one,
        swap_in_halves,
        halves_swapped_for_neighbours,
        neighbours_swapped_for_halves,
        angles_for_pairs_only,
        pairs_left_apart,
        a_frequency_for_each_column,
        without_the_minus,
        sine_for_cosine,
    ),
    clues=CLUES,
    also_right=(complex_numbers, with_the_swap),
)
