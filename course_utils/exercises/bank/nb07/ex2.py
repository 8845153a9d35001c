"""Exercise 07.2: a tree in which a beam of width 2 misses the most probable sentence.

first holds p(word 1); row i of second holds p(word 2 | word 1 = i).
"""

import torch

from course_utils.exercises.brief import brief
from course_utils.exercises.exercise import Exercise

SUM = 5e-3  # entries may be typed with three digits
CLEAR = 1e-3  # a gain that rounding cannot make


def trap():
    return torch.tensor([0.4, 0.35, 0.25]), torch.tensor([[0.5, 0.5], [0.5, 0.5], [0.9, 0.1]])


def one_row_for_each_first_word(answer):
    """Give a row of first words and a table with one row of second words for each of them.

    With three first words the table has three rows."""
    first, second = answer()
    if first.ndim == 1 and second.ndim == 2 and len(first) == len(second):
        return True
    return f"Yours have the shapes {list(first.shape)} and {list(second.shape)}."


def they_are_no_logarithms(answer):
    """These are log-probabilities, as a decoder keeps them. This tree holds the probabilities.

    `.exp()` undoes the logarithm."""
    first, second = answer()
    sums = torch.cat([first.exp().sum()[None], second.exp().sum(dim=1)])
    return not ((first <= 0).all() and (second <= 0).all() and ((sums - 1).abs() < SUM).all())


def nothing_is_negative(answer):
    """A probability is never below 0.

    Take the weight from another word instead."""
    first, second = answer()
    return (first >= 0).all() and (second >= 0).all()


def all_rows_sum_to_one(answer):
    """Each row is a distribution over the next word: it must sum to 1.

    Divide a row by its sum."""
    first, second = answer()
    sums = [first.sum().item(), *second.sum(dim=1).tolist()]
    off = [total for total in sums if abs(total - 1) > SUM]
    return not off or f"One of yours sums to {brief(off[0], 4)}."


def the_beam_misses(answer):
    """A beam of width 2 finds the most probable sentence of this tree.

    It keeps the two best first words. So which first word must the best sentence have?"""
    first, second = answer()
    sentences = first[:, None] * second
    kept = first.topk(min(2, len(first))).indices
    found, best = sentences[kept].max(), sentences.max()
    if best > found + CLEAR:
        return True
    return f"It finds one of probability {brief(found, 3)}, and the best has {brief(best, 3)}."


def a_row_too_few():
    """The third first word has no second words."""
    return torch.tensor([0.4, 0.35, 0.25]), torch.tensor([[0.5, 0.5], [0.9, 0.1]])


def logarithms():
    """What a decoder adds up."""
    first, second = trap()
    return first.log(), second.log()


def below_zero():
    """Sums of 1, but one entry is negative."""
    return torch.tensor([0.4, 0.35, 0.25]), torch.tensor([[0.5, 0.5], [0.5, 0.5], [1.2, -0.2]])


def sentences_instead_of_words():
    """The rows of the table are those of the sentences: first · second."""
    return torch.tensor([0.4, 0.35, 0.25]), torch.tensor(
        [[0.2, 0.2], [0.175, 0.175], [0.225, 0.025]]
    )


def the_slide():
    """It traps greedy search, which keeps one word; a beam of two keeps both."""
    return torch.tensor([0.6, 0.4]), torch.tensor([[0.55, 0.45], [0.9, 0.1]])


EXERCISE = Exercise(
    "07.2",
    "Trap the beam",
    trap,
    minutes=8,
    difficulty=2,
    why="What a beam drops early, it never sees again: where there are more beginnings than it "
    "keeps, the best sentence may be lost.",
    hints=(
        "With two first words a beam of width 2 drops nothing. How many do you need?",
        "Let the third most probable first word lead to a second word that is nearly certain.",
        "First words 0.4, 0.35 and 0.25. What must stand in the rows of the first two, so that "
        "none of their sentences reaches 0.25 times 0.9?",
    ),
    misconceptions=(a_row_too_few, logarithms, below_zero, sentences_instead_of_words, the_slide),
    properties=(
        one_row_for_each_first_word,
        they_are_no_logarithms,
        nothing_is_negative,
        all_rows_sum_to_one,
        the_beam_misses,
    ),
    also_right=(
        lambda: (
            torch.tensor([0.3, 0.3, 0.2, 0.2]),
            torch.tensor([[0.4, 0.3, 0.3], [0.4, 0.4, 0.2], [1.0, 0.0, 0.0], [0.4, 0.3, 0.3]]),
        ),
        lambda: (
            torch.tensor([0.25, 0.4, 0.35]),
            torch.tensor([[1.0, 0.0], [0.5, 0.5], [0.6, 0.4]]),
        ),
    ),
    open=True,
)
