"""Exercise 04.4: the peak moves with the data."""

from course_utils.exercises.exercise import Exercise


def peak():
    return 200


def it_stays():
    """100 was the peak for 100 points. It is not a property of the model: it stands where the
    parameters just suffice to fit all points.

    How many parameters does it take to fit 200 points?"""
    return 100


def it_halves():
    """At 50 parameters there are now four points for each: no perfect fit is possible, and the
    best one is stable.

    The peak is where a perfect fit becomes possible."""
    return 50


def it_doubles_twice():
    """At 400 parameters there are many perfect fits, and the shortest of them is calm.

    Where is there just one perfect fit?"""
    return 400


def one_before():
    """At 199, 200 and 201 parameters the formula has no finite value. In the middle of them there
    is just one perfect fit to 200 points.

    How many unknowns do 200 equations fix?"""
    return 199


def one_after():
    """At 199, 200 and 201 parameters the formula has no finite value. In the middle of them there
    is just one perfect fit to 200 points.

    How many unknowns do 200 equations fix?"""
    return 201


def it_is_gone():
    """More data does not remove the peak. It moves it.

    Where is there just one perfect fit to 200 points?"""
    return 0


EXERCISE = Exercise(
    "04.4",
    "Where is the peak?",
    peak,
    minutes=2,
    difficulty=1,
    why="So a model of 200 parameters that was fine with 100 points is the worst with 200.",
    hints=(
        "Look at the two formulas: which number makes both denominators small?",
        "The peak stands at p = n.",
    ),
    misconceptions=(it_stays, it_halves, it_doubles_twice, one_before, one_after, it_is_gone),
    also_right=(lambda: 200.0, lambda: 2 * 100),
)
