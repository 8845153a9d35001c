"""Exercise 04.7: one parameter that gives four points any labels."""

import math

from course_utils.exercises.exercise import Exercise

POINTS, LABELS = (0.1, 0.01, 0.001, 0.0001), (1, 0, 0, 1)
CLEAR = 1e-4  # a sine closer to 0 hangs on rounding


def frequency():
    return 1101.0 * math.pi


def it_is_finite(answer):
    """w is one finite number.

    Its sine has to be computed."""
    return math.isfinite(answer())


def it_is_fast_enough(answer):
    """Your wave is too slow: at x = 0.01 it is still on its first hump, so the class there is 1.

    sin(0.01 w) is negative only if 0.01 w is beyond π: w above 314, or below 0."""
    w = answer()
    return not 0 < w <= 100 * math.pi


def it_gives_the_labels(answer):
    """Your w gives other classes than 1, 0, 0, 1.

    Move w by a multiple of 2π · 10: sin(0.1 w) stays, the other three change. Or search."""
    sines = [math.sin(answer() * x) for x in POINTS]
    classes = tuple(int(sine > 0) for sine in sines)
    if classes != LABELS:
        return f"The classes are {', '.join(map(str, classes))}."
    return min(map(abs, sines)) > CLEAR or "One sine is 0, but for rounding."


def endless():
    """Infinity."""
    return float("inf")


def too_slow():
    """Ten halves of a turn."""
    return 31.4


def other_labels():
    """1, 0, 0, 0: the last point is beyond its first hump."""
    return 40001.0 * math.pi


EXERCISE = Exercise(
    "04.7",
    "One parameter is enough",
    frequency,
    minutes=8,
    difficulty=3,
    why="w = 1101 π reads the labels from its digits. One parameter, and still any labels: so "
    "complexity is not the number of parameters.",
    hints=(
        "Measure w in half turns: w = π m. Then sin(π m x) is negative where the whole part of m x "
        "is odd.",
        "x = 0.1, 0.01, ... cut digits off m. Try m = 1 + 10 a + 100 b + 1000 c + ... with digits "
        "0 and 1.",
        "Points 2 and 3 have label 0: m = 1 + 100 + 1000. Or try `w = torch.arange(0, 50_000)` and "
        "see which work.",
    ),
    misconceptions=(endless, too_slow, other_labels),
    properties=(it_is_finite, it_is_fast_enough, it_gives_the_labels),
    also_right=(lambda: 1102 * math.pi, lambda: 7101 * math.pi),
    open=True,
)
