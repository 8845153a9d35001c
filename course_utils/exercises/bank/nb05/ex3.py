"""Exercise 05.3: the parameters of a convolution layer."""

from course_utils.exercises.exercise import Exercise, probe


def n_parameters(d_in, d_out, kernel):
    """How many numbers a layer learns: `d_out` square kernels of `kernel` pixels, with biases."""
    return d_out * (d_in * kernel * kernel + 1)


def one_kernel(d_in, d_out, kernel):
    """This is one kernel on one channel, the case of the slide. The layer has `d_out` kernels, and
    each of them is as deep as the image.

    A kernel on RGB has three times as many weights."""
    return kernel * kernel + 1


def flat_kernels(d_in, d_out, kernel):
    """Your kernels are flat: they read one channel. A kernel reads all channels of its window.

    Each kernel has d_in · k · k weights."""
    return d_out * (kernel * kernel + 1)


def a_bias_for_each_channel(d_in, d_out, kernel):
    """You count a bias for each pair of channels. A kernel adds one bias, after it has summed over
    all channels.

    The + 1 stands once for each of the `d_out` kernels."""
    return d_out * d_in * (kernel * kernel + 1)


def without_biases(d_in, d_out, kernel):
    """The weights are right, the biases are missing.

    Each kernel adds one number of its own."""
    return d_out * d_in * kernel * kernel


def one_bias(d_in, d_out, kernel):
    """You count one bias for the whole layer. Each of the `d_out` kernels has its own.

    Put the + 1 into the brackets."""
    return d_out * d_in * kernel * kernel + 1


def a_bias_for_what_comes_in(d_in, d_out, kernel):
    """You count a bias for each channel that comes in. It belongs to the kernel, so to each channel
    that goes out.

    There are `d_out` biases."""
    return d_in * (d_out * kernel * kernel + 1)


def one_row(d_in, d_out, kernel):
    """Your kernel is one row of `kernel` pixels. It is a square.

    It has kernel · kernel pixels in each channel."""
    return d_out * (d_in * kernel + 1)


def caret(d_in, d_out, kernel):
    """In Python `^` is no power: it flips bits, and 3 ^ 2 is 1.

    `kernel ** 2`."""
    return d_out * (d_in * (kernel ^ 2) + 1)


def caret_without_brackets(d_in, d_out, kernel):
    """In Python `^` is no power: it flips bits, and comes after + and ·.

    `kernel ** 2`."""
    return d_out * (d_in * kernel ^ 2 + 1)


def two_times_the_kernel(d_in, d_out, kernel):
    """You take two times the kernel. A square of `kernel` pixels has kernel · kernel of them.

    `kernel ** 2`."""
    return d_out * (d_in * kernel * 2 + 1)


EXERCISE = Exercise(
    "05.3",
    "Parameters of a layer",
    n_parameters,
    minutes=4,
    difficulty=1,
    why="The size of the image is not in it: the same kernels read every place.",
    hints=(
        "How many pixels does one kernel lie on, in all channels together?",
        "One kernel has d_in · k · k weights and one bias.",
        "There are d_out kernels: d_out · (d_in · k · k + 1).",
    ),
    probes=(
        probe(d_in=3, d_out=2, kernel=3),
        probe(d_in=5, d_out=16, kernel=7),
        probe(d_in=64, d_out=10, kernel=1),
    ),
    misconceptions=(
        one_kernel,
        flat_kernels,
        a_bias_for_each_channel,
        without_biases,
        one_bias,
        a_bias_for_what_comes_in,
        one_row,
        caret,
        caret_without_brackets,
        two_times_the_kernel,
    ),
    also_right=(
        lambda d_in, d_out, kernel: d_in * d_out * kernel**2 + d_out,
        lambda c, d, k: sum(c * k * k + 1 for _ in range(d)),
    ),
)
