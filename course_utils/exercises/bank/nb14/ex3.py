"""Exercise 14.3: do two effects add up?"""

from course_utils.exercises.exercise import Exercise, probe


def more_than_the_sum(full, without_a, without_b, without_both):
    """The drop without both, minus the sum of the two single drops."""
    return (full - without_both) - ((full - without_a) + (full - without_b))


def other_sign(full, without_a, without_b, without_both):
    """Your sign is turned: you take the drop without both away from the single drops.

    Begin with the drop without both, and subtract the sum of the others."""
    return -more_than_the_sum(full, without_a, without_b, without_both)


def the_sum_of_the_drops(full, without_a, without_b, without_both):
    """This is the sum of the two single drops. It is one of two numbers to compare.

    Subtract it from the drop without both."""
    return (full - without_a) + (full - without_b)


def the_drop_without_both(full, without_a, without_b, without_both):
    """This is the drop without both. It is one of two numbers to compare.

    Subtract the sum of the two single drops."""
    return full - without_both


def accuracies_not_drops(full, without_a, without_b, without_both):
    """You add and subtract accuracies. What can add up are drops: each is a difference to the
    whole recipe.

    Compute three drops first, each from `full`."""
    return without_both - (without_a + without_b)


def against_the_larger(full, without_a, without_b, without_both):
    """You compare with the larger of the two drops. If the effects were independent, both would
    count.

    Add the two single drops."""
    return (full - without_both) - max(full - without_a, full - without_b)


def against_the_mean(full, without_a, without_b, without_both):
    """You compare with the mean of the two drops. If the effects were independent, their sum would
    be expected.

    Add the two single drops, and do not halve the sum."""
    return (full - without_both) - ((full - without_a) + (full - without_b)) / 2


def as_a_ratio(full, without_a, without_b, without_both):
    """You divide. A ratio says how many times more; here the points of accuracy that are more are
    asked for.

    Subtract."""
    return (full - without_both) / ((full - without_a) + (full - without_b))


def size_only(full, without_a, without_b, without_both):
    """You take the absolute value, and the sign says the more interesting half: above 0 each
    ingredient covers for the other, below 0 they lose the same thing.

    Leave out `abs`."""
    return abs(more_than_the_sum(full, without_a, without_b, without_both))


def second_drop_added(full, without_a, without_b, without_both):
    """You subtract the first drop and add the second. The minus stands before the sum of the two.

    Put brackets around the sum, or write two minus signs."""
    return (full - without_both) - (full - without_a) + (full - without_b)


def one_drop_only(full, without_a, without_b, without_both):
    """You subtract the drop without the first, and forget the other.

    Subtract both single drops."""
    return (full - without_both) - (full - without_a)


def shorter(full, without_a, without_b, without_both):
    """The same, sorted."""
    return without_a + without_b - full - without_both


EXERCISE = Exercise(
    "14.3",
    "Do the drops add up",
    more_than_the_sum,
    minutes=4,
    difficulty=1,
    why="A table that removes one thing at a time cannot show how things work together.",
    hints=(
        "Three drops: full - without_a, full - without_b, full - without_both.",
        "If nothing depended on anything else, the third would be the sum of the first two.",
        "Return the third drop minus the sum of the first two.",
    ),
    probes=(
        probe(full=80.0, without_a=78.0, without_b=77.0, without_both=70.0),
        probe(full=90.0, without_a=81.0, without_b=84.0, without_both=79.0),
        probe(full=0.5, without_a=0.25, without_b=0.625, without_both=0.125),
    ),
    misconceptions=(
        other_sign,
        the_sum_of_the_drops,
        the_drop_without_both,
        accuracies_not_drops,
        against_the_larger,
        against_the_mean,
        as_a_ratio,
        size_only,
        second_drop_added,
        one_drop_only,
    ),
    also_right=(shorter,),
)
