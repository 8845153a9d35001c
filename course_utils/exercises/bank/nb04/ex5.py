"""Exercise 04.5: two noise levels that refute two claims about width."""

from course_utils.exercises.exercise import Exercise


def two_noises():
    return 0.5, 2.0


def both_are_spreads(answer):
    """σ is a standard deviation: a finite number, 0 or more.

    Give two numbers, such as 0.3 and 0.4."""
    return all(0 <= sigma < float("inf") for sigma in answer())


def the_narrow_one_wins(answer):
    """At your first σ the 50 parameters have no smaller risk than the 400.

    50 parameters pay 50/49 of σ², 400 pay 0.75 whatever σ is: what helps the 50?"""
    sigma = answer()[0]
    narrow, wide = sigma**2 * 50 / 49, 0.75 + sigma**2 * 100 / 299
    return narrow < wide or f"They are {narrow:.3f} and {wide:.3f}."


def the_wide_one_wins(answer):
    """At your second σ the 400 parameters have no smaller risk than the 50.

    50 parameters pay 50/49 of σ², 400 pay 0.75 and a third of σ²: what helps the 400?"""
    sigma = answer()[1]
    narrow, wide = sigma**2 * 50 / 49, 0.75 + sigma**2 * 100 / 299
    return wide < narrow or f"They are {wide:.3f} and {narrow:.3f}."


def below_zero():
    """A negative standard deviation."""
    return -0.5, 2.0


def changed_places():
    """The two the other way round."""
    return 2.0, 0.5


def not_noisy_enough():
    """1.0 is just below the crossing at 1.046."""
    return 0.5, 1.0


EXERCISE = Exercise(
    "04.5",
    "Does the wide model win?",
    two_noises,
    minutes=5,
    difficulty=2,
    why="The two risks cross at σ = 1.05. Which model is better is a question about the noise.",
    hints=(
        "Write both risks with r = 1 and the numbers put in. Only σ² is left.",
        "p = 50: 50 σ² / 49. p = 400: 0.75 + 100 σ² / 299. Which is smaller for σ = 0?",
        "They are equal where 0.686 σ² = 0.75. Take one σ on each side.",
    ),
    misconceptions=(below_zero, changed_places, not_noisy_enough),
    properties=(both_are_spreads, the_narrow_one_wins, the_wide_one_wins),
    also_right=(lambda: (0.0, 10.0), lambda: [1.04, 1.05], lambda: (1, 2)),
    open=True,
)
