"""Exercise 05.1: the third window, by hand."""

from course_utils.exercises.exercise import Exercise


def third():
    return 15


def read_off_the_slide():
    """12 is what the deck shows, and it needs another fifth column than (4, 0, 2).

    Lay the kernel over columns 3 to 5 and add the five numbers under its ones."""
    return 12


def the_second_window():
    """11 is the second window. The third lies one column further to the right.

    Its columns are the third, the fourth, and the new one: 4, 0, 2."""
    return 11


def everything_added():
    """You add all nine numbers. Where the kernel is 0 a number counts nothing.

    Add the four corners and the middle only."""
    return 1 + 3 + 4 + 2 + 7 + 0 + 1 + 2 + 2


def without_the_middle():
    """You add the four corners only. The kernel has a 1 in its middle, too.

    The number in the middle of the window is 7."""
    return 1 + 4 + 1 + 2


def the_cross_that_stands():
    """You add the middle and its four neighbours. The ones of this kernel are its corners and its
    middle.

    Look at the kernel again: 1 0 1, 0 1 0, 1 0 1."""
    return 3 + 2 + 7 + 0 + 2


def the_largest():
    """The largest number of the window is what pooling takes. A convolution adds products.

    Multiply each number by the kernel's, then add."""
    return 7


def what_can_be_seen():
    """9 is what comes from the two columns that the slide shows. The new column lies under the
    kernel, too.

    Add its corners, 4 and 2."""
    return 1 + 7 + 1


EXERCISE = Exercise(
    "05.1",
    "The third window",
    third,
    minutes=3,
    difficulty=1,
    why="9 come from what can be seen, the rest from the corners of the new column: 12 needs "
    "corners that sum to 3.",
    hints=(
        "The third window has the rows 1 3 4, 2 7 0 and 1 2 2.",
        "The kernel is 1 at its corners and in its middle, 0 elsewhere.",
        "1 + 4 at the top, 7 in the middle, 1 + 2 at the bottom.",
    ),
    misconceptions=(
        read_off_the_slide,
        the_second_window,
        everything_added,
        without_the_middle,
        the_cross_that_stands,
        the_largest,
        what_can_be_seen,
    ),
    also_right=(lambda: 15.0, lambda: 1 + 4 + 7 + 1 + 2),
)
