"""Exercise 10.6: rotary positions.

Shapes   T positions   K width of one head
"""

import torch

from course_utils.exercises.exercise import Exercise, probe, randn


def turn_pairs(x):
    """T K -> T K: row t with each of its pairs turned by t times the pair's frequency."""
    length, width = x.shape
    rates = 10_000 ** (-torch.arange(0, width, 2) / width)
    angles = torch.arange(length)[:, None] * rates
    cos, sin = angles.cos(), angles.sin()
    even, odd = x[:, 0::2], x[:, 1::2]
    return torch.stack([even * cos - odd * sin, even * sin + odd * cos], dim=-1).flatten(1)


def clockwise(x):
    """Your pairs turn clockwise. The scores would be the same, but not the numbers asked for here.

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
    ),
    also_right=(complex_numbers, with_the_swap),
)
