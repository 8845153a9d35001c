"""Exercise 10.4: two positions that a code of two columns cannot tell apart."""

import math

from course_utils.exercises.exercise import Exercise

NEAR = 0.001


def two_positions():
    return 0, 710


def both_are_positions(answer):
    """Positions are whole numbers from 0 to 999: the claim is about the first 1,000.

    Choose both in this range."""
    return all(t == int(t) and 0 <= t < 1000 for t in answer())


def they_differ(answer):
    """A position has the same code as itself, of course. The claim is about two different ones.

    Choose two different positions."""
    t, s = answer()
    return t != s


def their_codes_nearly_agree(answer):
    """With d = 2 the code is (sin t, cos t), and yours are not close enough.

    The hand must come back to where it was: find a whole number close to a multiple of 2π."""
    t, s = answer()
    distance = 2 * abs(math.sin((t - s) / 2))
    return distance < NEAR or f"Their codes are {distance:.4f} apart."


def too_far():
    """1420 is 226 turns, but beyond the first 1,000."""
    return 0, 1420


def the_same():
    """A position and itself."""
    return 5, 5


def seven_turns():
    """44 is 7.003 turns: close, but 0.018 apart."""
    return 0, 44


EXERCISE = Exercise(
    "10.4",
    "Find two places that look alike",
    two_positions,
    minutes=6,
    difficulty=2,
    why="710 radians are 113.00001 turns. One hand repeats itself; slower hands beside it do not, "
    "and tell the two places apart.",
    hints=(
        "With d = 2 there is one pair, of frequency 1: the code is (sin t, cos t).",
        "Two codes agree where t - s is nearly a whole number of turns, 2π each. 22/7 is close to "
        "π; there is a famous better fraction.",
        "355/113 is π to six digits, so 710 is nearly 113 turns. Any two positions 710 apart will "
        "do.",
    ),
    misconceptions=(too_far, the_same, seven_turns),
    properties=(both_are_positions, they_differ, their_codes_nearly_agree),
    also_right=(lambda: (710, 0), lambda: (289, 999), lambda: (100, 810)),
    open=True,
)
