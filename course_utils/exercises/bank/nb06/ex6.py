"""Exercise 06.6: the bias of a forget gate for a half-life of fifty steps."""

import math

from course_utils.exercises.exercise import Exercise


def bias_for_fifty():
    return -math.log(2 ** (1 / 50) - 1)


def the_gate_itself():
    """0.986 is the gate, f. The bias is what goes into the sigmoid: f = σ(b).

    Solve σ(b) = f for b: b = ln(f / (1 - f))."""
    return 0.5 ** (1 / 50)


def one_over_e():
    """3.9 is ln(49.5): after 50 steps 1/e = 0.37 would be left, not one half.

    f to the power 50 should be 1/2."""
    return math.log(1 / (math.exp(1 / 50) - 1))


def log_of_fifty():
    """ln 50 = 3.912 gives f = 50/51, and 0.37 is left after 50 steps.

    Find f first: f to the power 50 is 1/2. Then σ(b) = f."""
    return math.log(50)


def half_at_each_step():
    """A bias of 0 gives f = 1/2: half of the memory is gone after one step.

    Half should be left after 50."""
    return 0


def half_a_step_share():
    """You start from f = 1 - 0.5/50 = 0.99: after 50 steps 0.605 is left. Shares multiply, they do
    not add.

    f to the power 50 is 1/2."""
    return math.log(0.99 / 0.01)


def wrong_way():
    """The sign is turned: a bias below 0 gives a gate below 1/2.

    f is near 1, so b is positive."""
    return math.log(2 ** (1 / 50) - 1)


def rounded_too_far():
    """4.3 gives a half-life of 51 steps: near, but not fifty.

    Give two decimals."""
    return 4.3


def a_fiftieth_lost():
    """With f = 0.98 a fiftieth is lost at each step: after 50 steps 0.36 is left, not one half.

    f to the power 50 should be 1/2."""
    return math.log(0.98 / 0.02)


EXERCISE = Exercise(
    "06.6",
    "A bias for fifty steps",
    bias_for_fifty,
    minutes=4,
    difficulty=2,
    why="A gate that starts near 1 lets the gradient through from the first day of training; one "
    "that starts at 1/2 keeps a thousandth after ten steps.",
    hints=(
        "First the gate: which f, multiplied by itself 50 times, gives 1/2?",
        "f = 0.5 ** (1 / 50) = 0.98623.",
        "σ(b) = 1 / (1 + exp(-b)) = f, so b = ln(f / (1 - f)).",
    ),
    misconceptions=(
        the_gate_itself,
        one_over_e,
        log_of_fifty,
        half_at_each_step,
        half_a_step_share,
        wrong_way,
        rounded_too_far,
        a_fiftieth_lost,
    ),
    also_right=(lambda: math.log(0.5**0.02 / (1 - 0.5**0.02)),),
)
