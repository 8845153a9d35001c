"""Exercise 08.8: what the scores cost."""

from course_utils.exercises.exercise import Exercise


def multiplications():
    return 512 * 512 * 64


def one_for_each_number():
    """512 · 64 is how many numbers the queries hold. Each query meets every key, not one.

    How many dot products are there, and how many multiplications does one take?"""
    return 512 * 64


def one_for_each_score():
    """512 · 512 is the number of scores. Each score is a dot product of two rows of 64 numbers.

    How many multiplications does one dot product take?"""
    return 512 * 512


def added():
    """You add 64 once. Every one of the 512 · 512 scores needs its own 64 multiplications.

    Multiply."""
    return 512 * 512 + 64


def half():
    """You count each pair of tokens once. But q₁·k₂ and q₂·k₁ are two scores.

    Without a mask no score may be left out."""
    return 512 * 512 * 64 // 2


def additions_too():
    """You count the additions too. The question is about multiplications only.

    Halve it."""
    return 2 * 512 * 512 * 64


def width_squared():
    """You square the width: that is the cost of a linear map from 64 to 64, for 512 tokens.

    The scores compare tokens with tokens: what is squared is T."""
    return 512 * 64 * 64


EXERCISE = Exercise(
    "08.8",
    "Cost in dot products",
    3,
    1,
    multiplications,
    why="Twice as many tokens cost four times as much: T² is the price of letting all meet all.",
    hints=(
        "How many scores are there for 512 tokens?",
        "Each score is a dot product of two rows of 64 numbers: 64 multiplications.",
        "512 queries times 512 keys times 64.",
    ),
    misconceptions=(
        one_for_each_number,
        one_for_each_score,
        added,
        half,
        additions_too,
        width_squared,
    ),
    also_right=(lambda: 16_777_216, lambda: 512**2 * 64, lambda: 16_777_216.0),
)
