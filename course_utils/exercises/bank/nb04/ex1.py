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


def bias_itself():
    """2 is the bias. Its square is asked, and your risk counts it already.

    Give 2² as the first number."""
    return 2.0, 6.0, 10.5


def bias_with_its_sign():
    """-2 is a gap between the truth and the mean fit. Its square is asked.

    A square has no sign."""
    return -2.0, 6.0, 10.5


def noise_squared():
    """0.5 is the variance of the noise already: σ², not σ.

    Add it as it is."""
    return 4.0, 6.0, 10.25


def spread():
    """√6 is the standard deviation of the fits. Only variances add up.

    Leave out the root."""
    return 4.0, 6.0**0.5, 4.5 + 6.0**0.5


def mean_distance():
    """2 is the mean distance of the fits from their mean. The variance is the mean of its square.

    Square -3, 0 and 3 before you average."""
    return 4.0, 2.0, 6.5


def without_the_truth():
    """9 is the square of the mean fit. The bias is how far the mean fit is from the truth, and the
    truth is 1.

    Subtract first, then square."""
    return 9.0, 6.0, 15.5


def all_of_the_error():
    """10 is the mean squared distance of the single fits from the truth: bias² and variance
    together.

    For the bias compare the mean fit with the truth."""
    return 10.0, 6.0, 16.5


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
        bias_itself,
        bias_with_its_sign,
        noise_squared,
        spread,
        mean_distance,
        without_the_truth,
        all_of_the_error,
        divided_by_two,
        sum_of_squares,
        around_the_truth,
    ),
    also_right=(lambda: (4, 6, 10.5), lambda: [4, 6, 10.5]),
)
