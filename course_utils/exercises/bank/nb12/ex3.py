"""Exercise 12.3: how many chosen pieces look as if nothing had happened."""

from course_utils.exercises.exercise import Exercise


def left_as_they_were():
    return 200 * 0.15 * 0.1


def all_chosen():
    """30 is how many are chosen: 15 % of 200. Most of them become [MASK].

    Which share of the chosen ones stays as it is?"""
    return 200 * 0.15


def all_masked():
    """24 is how many of the chosen ones become [MASK]: 80 % of 30.

    The question is about the 10 % that stay."""
    return 200 * 0.15 * 0.8


def of_all_tokens():
    """20 is 10 % of all 200 tokens. The 10 % are of the chosen ones.

    First find how many of the 200 are chosen."""
    return 200 * 0.1


def exchanged_too():
    """6 counts those that become some other piece as well. They do not look as before.

    Take only the 10 % that stay."""
    return 200 * 0.15 * 0.2


def none_stay():
    """0 would be so if every chosen token became [MASK]. One in ten stays as it is.

    Multiply: 200, the share that is chosen, the share of those that stays."""
    return 0


def never_chosen():
    """170 were not chosen at all. The question is about tokens that are chosen, and stay.

    How many are chosen, and which share of them stays?"""
    return 200 * 0.85


def all_that_look_the_same():
    """173 tokens look as before, but 170 of them were not chosen: nothing is asked about them.

    Count only those that are chosen, and stay."""
    return 200 * (0.85 + 0.15 * 0.1)


EXERCISE = Exercise(
    "12.3",
    "Chosen, but unchanged",
    left_as_they_were,
    minutes=3,
    difficulty=1,
    why="For these the model must say what stands before its eyes. It cannot know that, so it has "
    "to keep an opinion about every word.",
    hints=(
        "15 % of the 200 are chosen. That makes 30.",
        "Of the chosen ones 80 % become [MASK], 10 % another piece, and 10 % stay: a tenth of 30.",
    ),
    misconceptions=(
        all_chosen,
        all_masked,
        of_all_tokens,
        exchanged_too,
        none_stay,
        never_chosen,
        all_that_look_the_same,
    ),
    also_right=(lambda: 3, lambda: 0.015 * 200),
)
