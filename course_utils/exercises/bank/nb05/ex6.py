"""Exercise 05.6: a residual layer whose weights are all 0."""

import torch

from course_utils.exercises.exercise import Exercise


def after_the_layer():
    return torch.tensor([1.5, -1.5, 0.5])


def the_identity():
    """This is h itself. With all weights 0 the layer adds σ(0), and σ(0) is not 0 for the logistic
    function.

    σ(0) = 1 / (1 + e⁰)."""
    return torch.tensor([1.0, -2.0, 0.0])


def the_correction_alone():
    """These are the corrections alone. The layer adds them to h.

    h + σ(W h)."""
    return torch.tensor([0.5, 0.5, 0.5])


def one_added():
    """You add 1. The logistic function is 1/2 at 0, and comes near 1 only far to the right.

    1 / (1 + e⁰) = 1 / 2."""
    return torch.tensor([2.0, -1.0, 1.0])


def all_zero():
    """Zero weights make W h zero, not the output: h goes around them.

    Begin with h, and add σ(0)."""
    return torch.zeros(3)


def the_weights_left_out():
    """You put h itself into σ. W is all zeros, so what goes into σ is 0 for each number.

    σ(W h) = σ(0)."""
    h = torch.tensor([1.0, -2.0, 0.0])
    return h + h.sigmoid()


def multiplied():
    """You multiply h by σ(0). A residual layer adds.

    h + σ(W h)."""
    return torch.tensor([0.5, -1.0, 0.0])


EXERCISE = Exercise(
    "05.6",
    "A residual layer without weights",
    after_the_layer,
    minutes=2,
    difficulty=1,
    why="So the blocks that are used have a ReLU or a tanh inside: with W = 0 they are the "
    "identity, and start from there.",
    hints=(
        "W h = 0 for each of the three numbers. What is σ(0)?",
        "The logistic function at 0 is 1 / (1 + 1).",
        "Add one half to each number of h.",
    ),
    misconceptions=(
        the_identity,
        the_correction_alone,
        one_added,
        all_zero,
        the_weights_left_out,
        multiplied,
    ),
    also_right=(lambda: torch.tensor([1.0, -2.0, 0.0]) + 0.5,),
)
