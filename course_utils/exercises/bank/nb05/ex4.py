"""Exercise 05.4: from 224 to 56 pixels in two equal layers."""

from course_utils.exercises.exercise import Exercise

START, END = 224, 56


def settings():
    return 3, 1, 2


def size(n, answer):
    kernel, padding, stride = answer()
    return (n + 2 * padding - kernel) // stride + 1


def they_can_be_settings(answer):
    """A kernel has at least 1 pixel, the stride is at least 1, the padding at least 0, and the
    kernel is wider than the padding: else some windows lie on nothing but zeros.

    Give three whole numbers: kernel, padding, stride."""
    kernel, padding, stride = answer()
    whole = all(number == int(number) for number in (kernel, padding, stride))
    return whole and kernel > padding >= 0 and stride >= 1


def the_kernel_is_odd(answer):
    """The kernel must have a pixel in its middle, so its size is odd.

    Take 3, 5 or 7."""
    return answer()[0] % 2 == 1


def two_layers_lead_there(answer):
    """These settings do not lead from 224 to 56 in two layers.

    A layer must halve the size exactly: which stride does that, and which padding goes with it?"""
    middle = size(START, answer)
    end = size(middle, answer)
    return end == END or f"They lead to {middle}, and then to {end}."


def too_much_padding():
    """Windows that lie on nothing but zeros."""
    return 1, 2, 2


def padding_half_the_kernel():
    """The rule padding = K / 2 with an even kernel."""
    return 4, 2, 2


def no_padding():
    """Without padding the layer loses more than half."""
    return 3, 0, 2


EXERCISE = Exercise(
    "05.4",
    "Four times smaller",
    settings,
    minutes=4,
    difficulty=1,
    why="With an odd K, P = (K - 1) / 2 and S = 2 every even size is halved exactly.",
    hints=(
        "224 / 56 = 4: each of the two layers halves the size.",
        "The stride is 2. Put K = 3 into the formula: which P gives 112 from 224?",
        "(224 + 2P - 3) / 2 rounded down, plus 1, is 112 for P = 1.",
    ),
    misconceptions=(
        too_much_padding,
        padding_half_the_kernel,
        no_padding,
    ),
    properties=(they_can_be_settings, the_kernel_is_odd, two_layers_lead_there),
    also_right=(lambda: (5, 2, 2), lambda: (7, 3, 2), lambda: (1, 0, 2)),
    open=True,
)
