"""Exercise 04.3: underfitting or overfitting, from two errors and the noise."""

from course_utils.exercises.exercise import Exercise


def diagnoses():
    return "under", "over", "right", "right"


def high_means_over():
    """C has a high test error, but its noise alone has variance 0.50: no model can be below that.
    A high test error is no symptom by itself.

    Compare each test error with its noise first, and with its training error then."""
    return "under", "over", "over", "right"


def high_means_under():
    """C has two high errors, close together, but its noise alone has variance 0.50: no model can
    be below that.

    Compare each test error with its noise."""
    return "under", "over", "under", "right"


def a_gap_means_over():
    """D has a test error a little above its training error. That is so for every model that was
    fitted: it has seen the training points.

    Is its test error far above the noise?"""
    return "under", "over", "right", "over"


def low_training_means_right():
    """B has nearly no error in training, and 0.98 in test. It learned the noise by heart.

    The test error judges a model; the training error only helps to say why."""
    return "under", "right", "right", "right"


def changed_places():
    """A and B have changed places. Underfitting is too simple: it fails on the training points,
    too.

    Which model does well in training only?"""
    return "over", "under", "right", "right"


def in_capitals():
    """The words are right, but they begin with capitals.

    Write `"under"`, `"over"` and `"right"`."""
    return "Under", "Over", "Right", "Right"


def in_long_words():
    """The diagnoses are right, but in other words than those asked for.

    Write `"under"`, `"over"` and `"right"`."""
    return "underfitting", "overfitting", "right", "right"


def everything_over():
    """Not each of the four learned its noise: that shows in a training error far below the test
    error.

    Compare the two errors of each model."""
    return "over", "over", "over", "over"


def noise_forgotten():
    """C and D have test errors close to the variance of their noise, and no model can be below it.

    How far is each test error from its noise?"""
    return "under", "over", "over", "over"


EXERCISE = Exercise(
    "04.3",
    "Four patients",
    diagnoses,
    minutes=3,
    difficulty=2,
    why="The test error alone tells nothing: compare it with the noise, then with the training "
    "error.",
    hints=(
        "No model can be better than the noise. Which test errors are already close to it?",
        "Of the others: where is the training error just as high, and where is it tiny?",
    ),
    misconceptions=(
        high_means_over,
        high_means_under,
        a_gap_means_over,
        low_training_means_right,
        changed_places,
        in_capitals,
        in_long_words,
        everything_over,
        noise_forgotten,
    ),
    also_right=(lambda: ["under", "over", "right", "right"],),
)
