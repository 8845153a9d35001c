"""Exercise 09.1: the least error of one head."""

from course_utils.exercises.exercise import Exercise


def error():
    return 5


def nothing_learned():
    """10 is the error of answering 0 everywhere: nothing would be learned at all.

    One head can hand over five numbers. How many of the ten do they settle?"""
    return 10


def wide_enough():
    """You count on a perfect answer. But one head hands over one mixture of vectors, and a mixture
    of two does not say which part came from which.

    How many numbers does one mixture hold, and how many are asked for?"""
    return 0


def for_one_number():
    """0.5 is the error of one number of the ten, on average.

    The question is about their sum."""
    return 0.5


def half_for_each():
    """You divide by two twice: half of the error for each answer is already half of the sum.

    The ten numbers vary by 10 in total. One head can follow five directions of them."""
    return 2.5


EXERCISE = Exercise(
    "09.1",
    "The floor of one head",
    error,
    minutes=3,
    difficulty=1,
    why="Ten numbers are asked for and one head hands over a mixture of five: half of the variance "
    "is out of its reach, however wide it is.",
    hints=(
        "Suppose the head looks at the first token only. Which numbers are right, and what is the "
        "error of the others?",
        "Five numbers are exact. The other five are best answered by their mean, 0.",
        "The squared error of 0, for a number of variance 1, is 1 on average.",
    ),
    misconceptions=(nothing_learned, wide_enough, for_one_number, half_for_each),
    also_right=(lambda: 5.0, lambda: 10 / 2, lambda: 5 * 1 + 5 * 0),
)
