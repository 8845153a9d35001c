"""Exercise 06.3: five inputs for which a gradient that should explode fades."""

import math

import torch

from course_utils.exercises.brief import brief
from course_utils.exercises.exercise import Exercise

STEPS, SMALL = 5, 0.01


def fading_inputs():
    return torch.tensor([1.0, 1.0, 1.0, 1.0, 1.0])


def there_are_five(answer):
    """The claim is about five steps: give five numbers.

    `torch.tensor([...])` with five numbers in it."""
    x = answer()
    return tuple(x.shape) == (STEPS,) or f"Yours has the shape {list(x.shape)}."


def they_are_modest(answer):
    """Inputs between -1 and 1 are enough; larger ones would be too easy.

    What happens to h when every input pushes the same way?"""
    largest = answer().abs().max().item()
    return largest <= 1 or f"Your largest is {brief(largest, 3)}."


def the_gradient_fades(answer):
    """The gradient does not fade with these inputs.

    Each step multiplies by 1.5 (1 - h²). For which states h is this far below 1?"""
    h, gradient = 0.0, 1.0
    for step in answer().tolist():
        h = math.tanh(step + 1.5 * h)
        gradient *= 1.5 * (1 - h**2)
    return abs(gradient) < SMALL or f"It is {brief(gradient, 3)} after five steps."


def only_four():
    """One is missing."""
    return torch.ones(4)


def too_loud():
    """Inputs of 3 press the tanh flat at once."""
    return torch.full((5,), 3.0)


def silence():
    """With h = 0 the tanh has slope 1, and the gradient does explode."""
    return torch.zeros(5)


EXERCISE = Exercise(
    "06.3",
    "A gradient that should explode",
    fading_inputs,
    minutes=5,
    difficulty=2,
    why="The weight alone does not decide: where the tanh is flat, no gradient passes. The product "
    "of the norms is only a bound.",
    hints=(
        "dh_t/dh_(t-1) = u (1 - h_t²). The weight u is 1.5; what of the other factor?",
        "Where |h| is near 1 the tanh is flat. Which inputs keep h there?",
        "Push always in the same direction, as hard as allowed.",
    ),
    misconceptions=(only_four, too_loud, silence),
    properties=(there_are_five, they_are_modest, the_gradient_fades),
    also_right=(
        lambda: -torch.ones(5),
        lambda: torch.tensor([0.9, 1.0, 0.9, 1.0, 0.9]),
    ),
    open=True,
)
