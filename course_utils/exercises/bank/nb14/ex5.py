"""Exercise 14.5: two neighbours that never meet, in windows that do not move."""

from course_utils.exercises.exercise import Exercise

SIDE, WINDOW = 8, 4


def two_tokens():
    return (3, 3), (3, 4)


def both_are_places(answer):
    """A token is a pair (row, column) of whole numbers from 0 to 7.

    Give two such pairs."""
    return all(n == int(n) and 0 <= n < SIDE for token in answer() for n in token)


def they_are_neighbours(answer):
    """The claim is about neighbours: one step apart, in a row or in a column.

    Change one of the four numbers by 1, and no other."""
    (r, c), (r2, c2) = answer()
    return abs(r - r2) + abs(c - c2) == 1 or f"Yours are {abs(r - r2)} and {abs(c - c2)} apart."


def they_stand_in_two_windows(answer):
    """These two stand in the same window, so that they meet in every layer.

    The windows begin at rows and columns 0 and 4. Which neighbours does an edge keep apart?"""
    (r, c), (r2, c2) = answer()
    return (r // WINDOW, c // WINDOW) != (r2 // WINDOW, c2 // WINDOW)


def outside():
    """Rows and columns end at 7."""
    return (7, 7), (7, 8)


def two_steps_apart():
    """In two windows, but not neighbours."""
    return (3, 2), (3, 4)


def counted_from_one():
    """The edge lies between 3 and 4, not between 4 and 5."""
    return (4, 4), (4, 5)


EXERCISE = Exercise(
    "14.5",
    "Two neighbours that never meet",
    two_tokens,
    minutes=4,
    difficulty=2,
    why="Nothing crosses the edge of a window, however many layers follow. That is why Swin moves "
    "the windows in every second layer.",
    hints=(
        "Draw the grid of 8 by 8, and the four windows of 4 by 4 in it.",
        "The windows meet between row 3 and row 4, and between column 3 and column 4.",
        "For example a token of column 3 and the one beside it in column 4.",
    ),
    misconceptions=(outside, two_steps_apart, counted_from_one),
    properties=(both_are_places, they_are_neighbours, they_stand_in_two_windows),
    also_right=(lambda: ((4, 0), (3, 0)), lambda: [(7, 4), (7, 3)], lambda: ((1, 3), (1, 4))),
    open=True,
)
