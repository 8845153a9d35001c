"""Exercise 11.7: where attention becomes the larger part of the cost."""

from course_utils.exercises.exercise import Exercise


def tokens():
    return 6 * 512


def only_the_projections():
    """You compare the scores with the four projections only. The small network costs twice as much
    again.

    2·n²·d = 4·n·d² + 8·n·d²."""
    return 2 * 512


def only_the_network():
    """You compare with the small network only. The four projections cost 4·n·d² besides.

    2·n²·d = 4·n·d² + 8·n·d²."""
    return 4 * 512


def only_the_scores():
    """You count n²·d for the scores, but mixing the values costs as much again.

    2·n²·d = 12·n·d²."""
    return 12 * 512


def as_wide_as_long():
    """At n = d the two squares look alike, but the linear part has a factor of 12, attention of 2.

    Keep the factors: 2·n²·d = 12·n·d²."""
    return 512


def six():
    """6 is n divided by d.

    Multiply by d = 512."""
    return 6


EXERCISE = Exercise(
    "11.7",
    "When attention dominates",
    tokens,
    minutes=4,
    difficulty=2,
    why="Below 6 · d_model tokens most of the work grows only in proportion to n: for short texts "
    "the square hardly matters.",
    hints=(
        "Two sums: attention 2·n²·d, everything else 4·n·d² + 8·n·d². Set them equal.",
        "Divide both sides by 2·n·d.",
        "n = 6·d.",
    ),
    misconceptions=(
        only_the_projections,
        only_the_network,
        only_the_scores,
        as_wide_as_long,
        six,
    ),
    also_right=(lambda: 3072, lambda: 3_072.0),
)
