"""Exercise 04.1: bias, variance and risk of three fits, by hand."""

from course_utils.exercises.exercise import Exercise


def three_fits():
    return 4.0, 6.0, 10.5


def noise_left_out():
    """Your risk is bias² + variance. That is how far the fits are from the truth; but a new
    observation is not the truth.

    Add the variance of the noise."""
    return 4.0, 6.0, 10.0


def bias_not_squared():
    """2 is the bias: the mean fit is 3, the truth is 1. The risk is a squared error, so the bias
    counts by its square.

    Square it, and add the three parts again."""
    return 2.0, 6.0, 8.5


def divided_by_two():
    """9 is what you get by dividing by R - 1 = 2. That is for guessing a variance from a few
    draws; here the three sets are all there are, each with probability 1/3.

    Divide the sum of squares by 3."""
    return 4.0, 9.0, 13.5


def sum_of_squares():
    """18 is the sum of the squared deviations from the mean fit. The variance is their mean.

    Divide by 3."""
    return 4.0, 18.0, 22.5


def around_the_truth():
    """10 is the mean squared distance from the truth, and holds the bias already. The variance is
    taken around the mean fit.

    The mean fit is 3: average the squares of -3, 0 and 3."""
    return 4.0, 10.0, 14.5


EXERCISE = Exercise(
    "04.1",
    "Three fits at one place",
    three_fits,
    minutes=3,
    difficulty=1,
    why="4 + 6 + 0.5: most of this risk would go away if the three fits agreed.",
    hints=(
        "First the mean of the three fits. How far is it from the truth?",
        "The variance is the mean of the squared distances from the mean fit: of -3, 0 and 3.",
        "The risk is bias² + variance + the variance of the noise.",
    ),
    misconceptions=(
        noise_left_out,
        bias_not_squared,
        divided_by_two,
        sum_of_squares,
        around_the_truth,
    ),
    also_right=(lambda: (4, 6, 10.5), lambda: [4, 6, 10.5]),
)
