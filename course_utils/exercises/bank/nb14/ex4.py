"""Exercise 14.4: a head that looks at one neighbour.

Shapes   T pixels that look   S pixels that are looked at   2 row and column
"""

import torch

from course_utils.exercises.exercise import Exercise, probe


def focused_weights(places, shift, alpha):
    """T 2, 2, () -> T S: softmax of -alpha times the squared distance of s from t + shift."""
    away = places[None] - places[:, None] - shift  # T S 2
    return (-alpha * away.square().sum(dim=-1)).softmax(dim=-1)


def looks_the_other_way(places, shift, alpha):
    """Your head looks to the opposite side: at t - shift. The offset of s from t is s - t.

    `places[None] - places[:, None]` has one row for each t, one column for each s."""
    away = places[None] - places[:, None] + shift
    return (-alpha * away.square().sum(dim=-1)).softmax(dim=-1)


def far_is_best(places, shift, alpha):
    """Your head looks at the pixels that are far from t + shift: the minus is missing.

    The score is highest, 0, where the distance is 0."""
    away = places[None] - places[:, None] - shift
    return (alpha * away.square().sum(dim=-1)).softmax(dim=-1)


def columns_sum_to_one(places, shift, alpha):
    """Your columns sum to 1, not your rows. Each row is one pixel that looks, and spreads its
    weight over all others.

    Take the softmax over the last axis."""
    away = places[None] - places[:, None] - shift
    return (-alpha * away.square().sum(dim=-1)).softmax(dim=0)


def keys_ask(places, shift, alpha):
    """Rows and columns have changed places: row t should hold the weights of the pixel t that
    looks.

    Rows come from `places[:, None]`, columns from `places[None]`."""
    return focused_weights(places, shift, alpha).mT


def plain_distance(places, shift, alpha):
    """You take the distance, not its square. The square is what attention can build: it is a sum of
    dot products.

    Leave out the root."""
    away = places[None] - places[:, None] - shift
    return (-alpha * away.norm(dim=-1)).softmax(dim=-1)


def steps_not_squared(places, shift, alpha):
    """You add the steps along rows and columns. The squared distance adds their squares.

    `.square().sum(dim=-1)`."""
    away = places[None] - places[:, None] - shift
    return (-alpha * away.abs().sum(dim=-1)).softmax(dim=-1)


def alpha_inside(places, shift, alpha):
    """Your alpha is squared with the distance.

    Square first, then multiply by alpha."""
    away = places[None] - places[:, None] - shift
    return (-(alpha * away).square().sum(dim=-1)).softmax(dim=-1)


def divided(places, shift, alpha):
    """You divide by alpha. With a large alpha the head should become sharp; yours becomes blunt.

    Multiply."""
    away = places[None] - places[:, None] - shift
    return (-away.square().sum(dim=-1) / alpha).softmax(dim=-1)


def no_softmax(places, shift, alpha):
    """These are the scores. The weights are one step further: each row sums to 1.

    Take the softmax over the last axis."""
    away = places[None] - places[:, None] - shift
    return -alpha * away.square().sum(dim=-1)


def no_alpha(places, shift, alpha):
    """You do not use alpha, so all heads are equally blunt.

    Multiply the squared distance by alpha."""
    away = places[None] - places[:, None] - shift
    return (-away.square().sum(dim=-1)).softmax(dim=-1)


def looks_at_itself(places, shift, alpha):
    """You do not use the shift, so every head looks at its own pixel.

    Subtract the shift from s - t."""
    away = places[None] - places[:, None]
    return (-alpha * away.square().sum(dim=-1)).softmax(dim=-1)


def one_whole(places, shift, alpha):
    """All your weights together sum to 1. Each row should: every pixel that looks has a whole 1.

    Divide each row by its own sum: the softmax over the last axis."""
    powers = focused_scores(places, shift, alpha).exp()
    return powers / powers.sum()


def mean_of_squares(places, shift, alpha):
    """You take the mean of the two squares. The squared distance is their sum.

    `.sum(dim=-1)`."""
    return (focused_scores(places, shift, alpha) / 2).softmax(dim=-1)


def dot_products_alone(places, shift, alpha):
    """Your scores are dot products of s with t + shift. They are largest at the pixel that is
    farthest out, not at the nearest.

    A squared distance has the square of s as well: subtract it, or take the difference first."""
    return (2 * alpha * (places + shift) @ places.mT).softmax(dim=-1)


def dot_products_not_doubled(places, shift, alpha):
    """Your scores are dot products of s with t + shift. They are largest at the pixel that is
    farthest out, not at the nearest.

    Take the difference of the two places, square it, and sum."""
    return (alpha * (places + shift) @ places.mT).softmax(dim=-1)


def focused_scores(places, shift, alpha):
    """T 2, 2, () -> T S: what the softmax is taken of."""
    return -alpha * (places[None] - places[:, None] - shift).square().sum(dim=-1)


def by_cdist(places, shift, alpha):
    """The distances as PyTorch has them."""
    return (-alpha * torch.cdist(places + shift, places) ** 2).softmax(dim=-1)


def multiplied_out(places, shift, alpha):
    """As dot products: what does not depend on s falls out of the softmax."""
    wanted = places + shift
    scores = 2 * wanted @ places.mT - places.square().sum(dim=-1)
    return (alpha * scores).softmax(dim=-1)


def grid(rows, columns):
    """T 2: the places of a small image."""
    y, x = torch.meshgrid(torch.arange(rows), torch.arange(columns), indexing="ij")
    return torch.stack([y.flatten(), x.flatten()], dim=-1).float()


EXERCISE = Exercise(
    "14.4",
    "A head that looks at one neighbour",
    focused_weights,
    minutes=10,
    difficulty=3,
    why="With a large alpha each row is nearly one-hot: the head copies one neighbour, and nine "
    "heads copy nine.",
    hints=(
        "For all pairs at once: `places[None] - places[:, None]` is T S 2, the offset of s from t.",
        "Subtract `shift`, square, and sum over the last axis: the squared distance of s from "
        "t + shift.",
        "`(-alpha * squared).softmax(dim=-1)`.",
    ),
    probes=(
        probe(places=grid(2, 2), shift=torch.tensor([0.0, 1.0]), alpha=0.5),
        probe(places=grid(3, 4), shift=torch.tensor([-1.0, 1.0]), alpha=0.3),
        probe(places=grid(4, 3), shift=torch.tensor([1.0, 0.0]), alpha=1.4),
    ),
    misconceptions=(
        looks_the_other_way,
        far_is_best,
        columns_sum_to_one,
        keys_ask,
        plain_distance,
        steps_not_squared,
        alpha_inside,
        divided,
        no_softmax,
        no_alpha,
        looks_at_itself,
        one_whole,
        mean_of_squares,
        dot_products_alone,
        dot_products_not_doubled,
    ),
    also_right=(by_cdist, multiplied_out),
)
