"""Exercise 13.4: does the order of two rules matter?"""

import torch

from course_utils.exercises.exercise import Exercise
from course_utils.sampling import temperature, top_p


def counts(answer):
    """How many tokens stay: the temperature first, and top-p first."""
    chances, heat, p = answer()
    logits = torch.tensor(chances, dtype=torch.float64).log()
    orders = top_p(temperature(logits, heat), p), temperature(top_p(logits, p), heat)
    return [int(order.isfinite().sum()) for order in orders]


def an_example():
    return [0.5, 0.3, 0.2], 2.0, 0.75


def a_distribution(answer):
    """The first part shall be a list of three probabilities above 0 whose sum is 1.

    Begin with [0.5, 0.3, 0.2]."""
    chances = answer()[0]
    total = sum(chances)
    if abs(total - 1) > 1e-6:
        return f"Yours add up to {total:.3g}."
    return min(chances) > 0 or f"One of yours is {min(chances):.3g}."


def a_temperature(answer):
    """The second part is a temperature: above 0, and not 1, which changes nothing.

    Try 2."""
    heat = answer()[1]
    return heat > 0 and heat != 1


def a_share(answer):
    """The third part is the p of top-p: between 0 and 1.

    Try 0.75."""
    return 0 < answer()[2] < 1


def other_tokens_stay(answer):
    """Here both orders keep the same tokens, so the claim stands.

    Heat flattens a distribution. Choose p just below the sum of the first one or two: after heating
    they no longer reach it."""
    first, second = counts(answer)
    return first != second or f"Both keep {first}."


def nothing_to_flatten():
    """Equal probabilities stay equal at any temperature."""
    return [1 / 3, 1 / 3, 1 / 3], 2.0, 0.6


def not_normalised():
    """Three numbers that are no distribution."""
    return [0.5, 0.5, 0.5], 2.0, 0.75


def temperature_one():
    """A temperature that does nothing."""
    return [0.5, 0.3, 0.2], 1.0, 0.75


def all_of_it():
    """p = 1 keeps everything in either order."""
    return [0.5, 0.3, 0.2], 2.0, 1.0


EXERCISE = Exercise(
    "13.4",
    "Two rules in two orders",
    an_example,
    minutes=7,
    difficulty=3,
    why="A hotter distribution needs more tokens to reach p. Libraries differ in the order, so the "
    "same two numbers can mean two different rules.",
    hints=(
        "Which tokens does top-p keep of 0.5, 0.3, 0.2 at p = 0.75? And after the temperature 2?",
        "At temperature 2 the three become 0.42, 0.32, 0.26. Two of them now hold 0.74.",
        "So [0.5, 0.3, 0.2], 2.0, 0.75 breaks the claim: three tokens stay, or two.",
    ),
    misconceptions=(not_normalised, temperature_one, all_of_it, nothing_to_flatten),
    properties=(a_distribution, a_temperature, a_share, other_tokens_stay),
    also_right=(
        lambda: ([0.6, 0.3, 0.1], 3.0, 0.58),
        lambda: ([0.45, 0.35, 0.2], 0.5, 0.5),
        lambda: ((0.5, 0.3, 0.2), 2, 0.75),
    ),
    open=True,
)
