"""Exercise 10.2: the squared length of a code."""

from course_utils.exercises.exercise import Exercise


def squared_length():
    return 512 / 2


def one_for_each_column():
    """512 would be 1 for each column. Only a pair gives sin² + cos² = 1.

    How many pairs do 512 columns make?"""
    return 512


def the_length():
    """16 is the length of the code, √256. The dot product with itself is the squared length.

    Leave out the root."""
    return 16


def root_of_the_width():
    """√512 is a length, that of 512 ones. The dot product with itself is a squared length, and not
    every column gives 1.

    Add sin² + cos² for each pair."""
    return 512**0.5


def one_pair():
    """1 is what a single pair gives: sin² + cos². The dot product adds up all pairs.

    How many pairs are there?"""
    return 1


def sines_and_cosines_cancel():
    """0 would be the mean of the waves. A dot product with itself adds squares, which never cancel.

    Add sin² + cos² for each pair."""
    return 0


EXERCISE = Exercise(
    "10.2",
    "The length of a code",
    squared_length,
    minutes=2,
    difficulty=1,
    why="Every position has a code of the same length, so none is louder than another.",
    hints=(
        "Write the dot product as a sum over pairs: sin² + cos² of each angle.",
        "Each pair gives 1, whatever the angle. Count the pairs.",
    ),
    misconceptions=(
        one_for_each_column,
        the_length,
        root_of_the_width,
        one_pair,
        sines_and_cosines_cancel,
    ),
    also_right=(lambda: 256, lambda: 16.0**2),
)
