"""Exercise 14.1: tokens of a larger image."""

from course_utils.exercises.exercise import Exercise


def tokens_at_384():
    return (384 // 16) ** 2 + 1


def without_cls():
    """576 are the patches. The transformer reads one token more.

    What is put in front of them?"""
    return 576


def a_grid_of_16():
    """256 would be 16 rows of 16 patches. But 16 is the side of a patch in pixels, not the number
    of patches in a row.

    How often do 16 pixels fit into 384?"""
    return 256


def a_grid_of_16_and_cls():
    """257 would be 16 rows of 16 patches, and [CLS]. But 16 is the side of a patch in pixels, not
    the number of patches in a row.

    How often do 16 pixels fit into 384?"""
    return 257


def as_many_as_at_224():
    """197 are the tokens of an image of 224 pixels. The patches stay as large as they were, so a
    larger image has more of them.

    How often do 16 pixels fit into 384?"""
    return 197


def one_row():
    """24 patches stand in one row. There are as many rows, too.

    Count the whole grid, and [CLS]."""
    return 24


def one_row_and_cls():
    """25 would be one row of patches, and [CLS]. There are 24 rows.

    Count the whole grid, and [CLS]."""
    return 25


def divided_once():
    """9,216 is 384 times 384 divided by 16. A patch has 16 times 16 pixels.

    Divide by 256, and do not forget [CLS]."""
    return 384 * 384 // 16


def all_pixels():
    """147,456 are the pixels. A token is a patch of 16 times 16 of them.

    How many patches are there, and what else does the transformer read?"""
    return 384 * 384


def divided_once_and_cls():
    """9,217 is 384 times 384 divided by 16, and [CLS]. A patch has 16 times 16 pixels.

    Divide by 256."""
    return 384 * 384 // 16 + 1


def all_pixels_and_cls():
    """147,457 are the pixels, and [CLS]. A token is a patch of 16 times 16 pixels.

    How many patches are there?"""
    return 384 * 384 + 1


EXERCISE = Exercise(
    "14.1",
    "Tokens of a larger image",
    tokens_at_384,
    minutes=3,
    difficulty=1,
    why="The side grew by 1.7, the tokens by 2.9, and the attention scores, their square, by 8.6.",
    hints=(
        "How many patches of 16 pixels stand in one row of 384 pixels?",
        "24 rows of 24 patches. One more token is put in front of them: [CLS].",
    ),
    misconceptions=(
        without_cls,
        a_grid_of_16,
        a_grid_of_16_and_cls,
        as_many_as_at_224,
        one_row,
        one_row_and_cls,
        divided_once,
        all_pixels,
        divided_once_and_cls,
        all_pixels_and_cls,
    ),
    also_right=(lambda: 577, lambda: 24 * 24 + 1.0),
)
