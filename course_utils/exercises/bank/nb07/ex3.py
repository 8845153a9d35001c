"""Exercise 07.3: the size of what the encoder hands over."""

from course_utils.exercises.exercise import Exercise


def context_size():
    return 512


def units():
    """64 is one state, in one direction, of one layer.

    Count the parts that an LSTM hands over: h and c, two directions, two layers."""
    return 64


def two_of_three():
    """256 has two factors of two. There are three: h and c, two directions, two layers.

    Which one is missing in your count?"""
    return 256


def one_of_three():
    """128 has one factor of two. There are three: h and c, two directions, two layers.

    Multiply 64 by all of them."""
    return 128


def one_for_each_word():
    """10240 numbers are 512 for each of the 20 words: all states. Only where the reading ends is
    handed over.

    Does the number of words matter?"""
    return 10240


def states_of_the_words():
    """2560 numbers are the outputs of the upper layer for all 20 words: 128 each.

    Handed over is only where the reading ends, with h and c of both layers."""
    return 2560


EXERCISE = Exercise(
    "07.3",
    "Size of the context",
    context_size,
    minutes=2,
    difficulty=1,
    why="The size does not grow with the sentence: twenty words or two hundred share 512 numbers.",
    hints=(
        "Does the answer depend on the 20 words?",
        "An LSTM has a state h and a memory c. Each layer has both, in each direction.",
        "2 · 2 · 2 · 64.",
    ),
    misconceptions=(units, two_of_three, one_of_three, one_for_each_word, states_of_the_words),
    also_right=(lambda: 2**9, lambda: 512.0, lambda: 2 * 2 * 2 * 64),
)
