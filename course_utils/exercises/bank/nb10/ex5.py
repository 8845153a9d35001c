"""Exercise 10.5: the sinusoidal code as a layer that takes the batch first.

Shapes   B batch   T tokens   D d_model
"""

import torch
from torch import nn

from course_utils.exercises.exercise import Exercise, probe, randn
from course_utils.layers.positions import sinusoidal_code


class BatchFirstEncoding(nn.Module):
    """Add the code of its place to every word."""

    def __init__(self, d_model, max_len):
        super().__init__()
        self.register_buffer("pe", sinusoidal_code(max_len, d_model), persistent=False)

    def forward(self, x):
        """B T D -> B T D"""
        return x + self.pe[: x.shape[1]]


class ByBatch(BatchFirstEncoding):
    """Every word of a sentence gets the same code, the code of the sentence's number in the batch:
    `x.size(0)` is B here, and broadcasting hides it.

    The words are axis 1: take `pe[: x.shape[1]]`, which is T D and is broadcast over the batch."""

    def forward(self, x):
        return x + self.pe[: x.shape[0], None]


class WholeTable(BatchFirstEncoding):
    """You add the whole table of `max_len` rows, but a sentence has only T words.

    Take the first T rows: `pe[: x.shape[1]]`."""

    def forward(self, x):
        return x + self.pe


class OnlyTheCode(BatchFirstEncoding):
    """Your layer returns the code alone: the words themselves are lost.

    Add the code to `x`."""

    def forward(self, x):
        return self.pe[: x.shape[1]].expand_as(x)


class Multiplied(BatchFirstEncoding):
    """You multiply the words by the code. Where the code is 0 the word is lost.

    Add."""

    def forward(self, x):
        return x * self.pe[: x.shape[1]]


class Concatenated(BatchFirstEncoding):
    """You put the code beside the words, so the width doubles. This layer adds.

    `x + ...` keeps B T D."""

    def forward(self, x):
        return torch.cat([x, self.pe[: x.shape[1]].expand_as(x)], dim=-1)


class Trained(nn.Module):
    """Your table is a parameter, so training would change it: that is the learned encoding of the
    next section.

    `self.register_buffer("pe", ...)` keeps it with the model, but fixed."""

    def __init__(self, d_model, max_len):
        super().__init__()
        self.pe = nn.Parameter(sinusoidal_code(max_len, d_model))

    def forward(self, x):
        return x + self.pe[: x.shape[1]]


def the_table_is_a_buffer(answer):
    """The sums are right, but `pe` is not a buffer: it would stay behind when the model moves to a
    GPU.

    `self.register_buffer("pe", ...)` instead of `self.pe = ...`."""
    return "pe" in dict(answer(4, 6).named_buffers())


class Kept(nn.Module):
    """A buffer that goes into checkpoints too."""

    def __init__(self, d_model, max_len):
        super().__init__()
        self.register_buffer("pe", sinusoidal_code(max_len, d_model))

    def forward(self, x):
        return x + self.pe[None, : x.size(1)]


EXERCISE = Exercise(
    "10.5",
    "Batch first",
    BatchFirstEncoding,
    minutes=10,
    difficulty=2,
    why="One row for each word, the same for every sentence of the batch: an axis read wrongly "
    "would have made the model blind, without an error.",
    hints=(
        "`sinusoidal_code(max_len, d_model)` is the table. It is computed once, in `__init__`.",
        '`self.register_buffer("pe", sinusoidal_code(max_len, d_model))` keeps it as `self.pe`.',
        "In `forward` take as many rows as there are words, `self.pe[: x.shape[1]]`: T D, which "
        "is broadcast over the batch.",
    ),
    probes=(
        probe(2, 3, x=randn(1, 2, 2, seed=1)),
        probe(4, 9, x=randn(3, 5, 4, seed=2)),
    ),
    misconceptions=(ByBatch, WholeTable, OnlyTheCode, Multiplied, Concatenated, Trained),
    properties=(the_table_is_a_buffer,),
    also_right=(Kept,),
)
