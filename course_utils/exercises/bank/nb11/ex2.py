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


def four_d_missing():
    """4 · 1,024 are missing. So many have the two layer norms, a factor and a shift for every
    number, and so many are the biases of the four projections.

    Which of the two did you leave out?"""
    return 4 * (1024 * 1024 + 1024) + (1024 * 4096 + 4096 + 4096 * 1024 + 1024)


def two_d_missing():
    """2 · 1,024 are missing. So many has one layer norm: there are two, and each has a factor and a
    shift for every number.

    2 norms, each with 2 · 1,024 numbers."""
    return 4 * (1024 * 1024 + 1024) + (1024 * 4096 + 4096 + 4096 * 1024 + 1024) + 2 * 1024


def matrices_only():
    """12 · 1,024² are the matrices: the count of most texts, and nearly all of it. Biases and norms
    have parameters too.

    A map from a to b numbers has a·b + b; a layer norm has a factor and a shift for every
    number."""
    return 4 * 1024 * 1024 + 2 * 1024 * 4096


def the_whole_encoder():
    """You count six layers, the whole encoder.

    One layer has a sixth of it."""
    return 6 * (12 * 1024**2 + 13 * 1024)


def the_base_model():
    """3,152,384 is a layer of the base model, with d_model = 512 and d_ff = 2,048.

    Put in 1,024 and 4,096."""
    return 4 * (512 * 512 + 512) + (512 * 2048 + 2048 + 2048 * 512 + 512) + 4 * 512


def a_decoder_layer():
    """You count two attentions: that is a layer of the decoder.

    An encoder layer has one attention, one small network and two norms."""
    return 8 * (1024 * 1024 + 1024) + (1024 * 4096 + 4096 + 4096 * 1024 + 1024) + 6 * 1024


def in_squares_and_rows(answer):
    """Your number, taken apart:

    Matrices: 4 · 1,024² in the attention, 8 · 1,024² in the small network. Rows of 1,024: 4 biases
    of the attention, 4 + 1 of the small network, 2 · 2 in the norms."""
    squares, rest = divmod(answer(), 1024 * 1024)
    rows, rest = divmod(rest, 1024)
    if rest or not 0 < squares < 100 or rows > 100 or (squares, rows) == (12, 13):
        return True
    return f"it is {squares:g} · 1,024² + {rows:g} · 1,024; expected 12 · 1,024² + 13 · 1,024."


def rounded(answer):
    """Your number is nearly right.

    Count exactly: biases and norms are few beside the matrices, but they count."""
    return not 0 < abs(answer() / parameters() - 1) < 0.01 or (
        f"It is {abs(answer() - parameters()):,.0f} away."
    )


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
        four_d_missing,
        two_d_missing,
        matrices_only,
        the_whole_encoder,
        the_base_model,
        a_decoder_layer,
    ),
    clues=(in_squares_and_rows, rounded),
    also_right=(lambda: 12_596_224, lambda: 12 * 1024**2 + 13 * 1024),
)
