"""Exercise 11.2: the parameters of one encoder layer of the big model."""

from course_utils.exercises.exercise import Exercise


def parameters():
    return 4 * (1024 * 1024 + 1024) + (1024 * 4096 + 4096 + 4096 * 1024 + 1024) + 4 * 1024


def for_every_head():
    """You count the four projections once for each of the 16 heads. The heads share them: each has
    a slice of 64 columns.

    16 slices of 64 columns are one matrix of 1,024."""
    return 64 * (1024 * 1024 + 1024) + (1024 * 4096 * 2 + 4096 + 1024) + 4 * 1024


def without_the_merge():
    """You count query, key and value. A fourth matrix merges the heads again.

    4 projections, not 3."""
    return 3 * (1024 * 1024 + 1024) + (1024 * 4096 + 4096 + 4096 * 1024 + 1024) + 4 * 1024


def without_biases():
    """You count no biases. Every linear map of the layer has one.

    A map from a to b numbers has a·b + b parameters."""
    return 4 * 1024 * 1024 + 2 * 1024 * 4096 + 4 * 1024


def without_norms():
    """You leave out the two layer norms.

    Each has a factor and a shift for every one of the 1,024 numbers."""
    return 4 * (1024 * 1024 + 1024) + (1024 * 4096 + 4096 + 4096 * 1024 + 1024)


def one_norm():
    """You count one layer norm. Each of the two sub-layers has its own.

    2 norms, each with 2 · 1,024 numbers."""
    return 4 * (1024 * 1024 + 1024) + (1024 * 4096 + 4096 + 4096 * 1024 + 1024) + 2 * 1024


def the_base_model():
    """3,152,384 is a layer of the base model, with d_model = 512 and d_ff = 2,048.

    Put in 1,024 and 4,096."""
    return 4 * (512 * 512 + 512) + (512 * 2048 + 2048 + 2048 * 512 + 512) + 4 * 512


def a_decoder_layer():
    """You count two attentions: that is a layer of the decoder.

    An encoder layer has one attention, one small network and two norms."""
    return 8 * (1024 * 1024 + 1024) + (1024 * 4096 + 4096 + 4096 * 1024 + 1024) + 6 * 1024


EXERCISE = Exercise(
    "11.2",
    "Count a layer",
    parameters,
    minutes=6,
    difficulty=2,
    why="Twice as wide is four times as large: the cost sits in matrices of d_model times d_ff and "
    "d_model times d_model.",
    hints=(
        "Three parts: attention (four linear maps), the small network (two), two layer norms.",
        "A linear map from a to b numbers has a·b + b parameters; a layer norm has 2 · d_model.",
        "4 · (1024² + 1024) + (1024 · 4096 + 4096) + (4096 · 1024 + 1024) + 4 · 1024.",
    ),
    misconceptions=(
        for_every_head,
        without_the_merge,
        without_biases,
        without_norms,
        one_norm,
        the_base_model,
        a_decoder_layer,
    ),
    also_right=(lambda: 12_596_224, lambda: 12 * 1024**2 + 13 * 1024),
)
