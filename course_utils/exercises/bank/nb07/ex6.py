"""Exercise 07.6: two rows of weights, one output.

values has one row for each word; both rows of weights give the same weighted sum of the values.
"""

import torch

from course_utils.exercises.brief import brief
from course_utils.exercises.exercise import Exercise

SUM = 5e-3  # entries may be typed with three digits
NEAR = 1e-3  # outputs this close count as equal
APART = 0.05  # values this close count as the same word


def two_explanations():
    return (
        torch.tensor([[0.0], [1.0], [2.0]]),
        torch.tensor([0.1, 0.8, 0.1]),
        torch.tensor([0.4, 0.2, 0.4]),
    )


def one_weight_for_each_value(answer):
    """Give a matrix of values, one row for each word, and two rows of as many weights.

    Three words of one number each are enough: `torch.tensor([[...], [...], [...]])`."""
    values, *weights = answer()
    shapes = [list(part.shape) for part in (values, *weights)]
    fits = values.ndim == 2 and all(row.shape == values.shape[:1] for row in weights)
    return fits or f"Yours have the shapes {', '.join(map(str, shapes))}."


def no_two_values_agree(answer):
    """Two of your words have the same value. True, but too easy: nobody can tell them apart.

    Find values that all differ."""
    values = answer()[0]
    gaps = (values[:, None] - values).abs().amax(dim=-1)
    return (gaps > APART).sum() == len(values) * (len(values) - 1)


def both_rows_are_weights(answer):
    """A softmax gives positive weights that sum to 1.

    Choose weights above 0, and divide each row by its sum."""
    _, *weights = answer()
    return all((row > 0).all() and abs(row.sum() - 1) < SUM for row in weights)


def they_point_at_different_words(answer):
    """Both rows have their largest weight on the same word: they tell the same story.

    Move the largest weight to another word."""
    _, one, other = answer()
    return one.argmax() != other.argmax()


def they_give_one_output(answer):
    """The two rows give different outputs.

    Take three numbers on a line. Which weights give their middle?"""
    values, one, other = answer()
    a, b = one @ values, other @ values
    return (a - b).abs().max() < NEAR or f"{brief(a, 3)} and {brief(b, 3)}."


def a_weight_too_few():
    """Three values, but two weights."""
    return torch.tensor([[0.0], [1.0], [2.0]]), torch.tensor([0.1, 0.9]), torch.tensor([0.4, 0.6])


def twins():
    """Two words with the same value may share their weight as they like."""
    return (
        torch.tensor([[0.0], [1.0], [1.0]]),
        torch.tensor([0.1, 0.8, 0.1]),
        torch.tensor([0.1, 0.1, 0.8]),
    )


def a_negative_weight():
    """Sums of 1, but no softmax gives less than 0."""
    return (
        torch.tensor([[0.0], [1.0], [2.0]]),
        torch.tensor([0.1, 0.8, 0.1]),
        torch.tensor([0.6, -0.2, 0.6]),
    )


def a_little_softer():
    """Other weights and the same output, but the same word is ahead."""
    return (
        torch.tensor([[0.0], [1.0], [2.0]]),
        torch.tensor([0.1, 0.8, 0.1]),
        torch.tensor([0.3, 0.4, 0.3]),
    )


def corners():
    """Values in general position: three points of a plane have one row of weights for each
    output."""
    values = torch.tensor([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    return values, torch.tensor([0.1, 0.8, 0.1]), torch.tensor([0.8, 0.1, 0.1])


EXERCISE = Exercise(
    "07.6",
    "Two explanations",
    two_explanations,
    minutes=8,
    difficulty=2,
    why="Whenever there are more than d_v + 1 words, other weights with the same output exist: the "
    "heat-map is one explanation of several.",
    hints=(
        "An output is a weighted mean. In how many ways is 1 a weighted mean of 0, 1 and 2?",
        "Mostly the middle word; or the two outer words, half and half.",
        "Weights 0.1, 0.8, 0.1 give 1. Now put most of the weight on 0 and 2, equally.",
    ),
    misconceptions=(a_weight_too_few, twins, a_negative_weight, a_little_softer, corners),
    properties=(
        one_weight_for_each_value,
        no_two_values_agree,
        both_rows_are_weights,
        they_point_at_different_words,
        they_give_one_output,
    ),
    also_right=(
        lambda: (
            torch.tensor([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]),
            torch.tensor([0.4, 0.1, 0.1, 0.4]),
            torch.tensor([0.1, 0.4, 0.4, 0.1]),
        ),
        lambda: (
            torch.tensor([[1.0], [2.0], [3.0]]),
            torch.tensor([0.25, 0.5, 0.25]),
            torch.tensor([0.45, 0.1, 0.45]),
        ),
    ),
    open=True,
)
