"""Exercise 08.5: the spread of a dot product."""

import math

import torch

from course_utils.exercises.exercise import Exercise


def expected_spread():
    return math.sqrt(64)


def variance():
    """64 is the variance of the dot product: 64 products, each of variance 1.

    The standard deviation is the square root of the variance."""
    return 64


def spread_after_scaling():
    """1 is the spread after the division by √64. The question is about q·k itself.

    Add up the variances of the 64 products, then take the root."""
    return 1


def the_scale():
    """1/8 is the number that scores are multiplied with later. The spread is what it undoes.

    Which spread does a factor of 1/8 bring back to 1?"""
    return 1 / 8


def the_mean():
    """0 is the mean of q·k: positive and negative products cancel. Their spread does not.

    The variance of a sum of independent terms is the sum of their variances."""
    return 0


EXERCISE = Exercise(
    "08.5",
    "Spread of a dot product",
    expected_spread,
    minutes=2,
    difficulty=1,
    why="The spread grows like √K. Softmax of scores this large is nearly one-hot, and hardly "
    "learns.",
    hints=(
        "q·k is a sum of 64 products. What is the variance of one product of two independent "
        "numbers of variance 1?",
        "Variances of independent terms add up: 64 times 1. The standard deviation is its root.",
    ),
    misconceptions=(variance, spread_after_scaling, the_scale, the_mean),
    also_right=(lambda: 8, lambda: 8.0, lambda: torch.tensor(64.0).sqrt().item()),
)
