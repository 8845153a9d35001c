"""The layer of exercise 10.5, and what is done wrong with it.

Shapes   B batch   T tokens   D d_model
"""

import math

import torch
from torch import nn

from course_utils.layers.positions import sinusoidal_code


class BatchFirstEncoding(nn.Module):
    """Add the code of its place to every word."""

    def __init__(self, d_model, max_len):
        super().__init__()
        self.register_buffer("pe", sinusoidal_code(max_len, d_model), persistent=False)

    def forward(self, x):
        """B T D -> B T D"""
        return x + self.pe[: x.shape[1]]


class ByBatchOfTable(BatchFirstEncoding):
    """You take as many rows as there are sentences: `x.size(0)` is B here.

    The words are axis 1: take `pe[: x.shape[1]]`, which is T D and is broadcast over the batch."""

    def forward(self, x):
        return x + self.pe[: x.shape[0]]


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


class TokensFirst(BatchFirstEncoding):
    """Your table has the axes T 1 D: that is for layers which take the words first. Here the first
    axis of `x` is the batch.

    Leave the table as it is, `max_len` by `d_model`, and take `pe[: x.shape[1]]`: T D."""

    def forward(self, x):
        return x + self.pe[: x.shape[1], None]


class ArgumentsSwapped(BatchFirstEncoding):
    """Your table has `d_model` rows and `max_len` columns: the two numbers have changed places.

    `sinusoidal_code(max_len, d_model)`: a row for each position."""

    def forward(self, x):
        return x + sinusoidal_code(x.shape[2], len(self.pe))[: x.shape[1]]


class NotTurnedBack(BatchFirstEncoding):
    """You bring the words to the front and leave them there: T B D. This layer gives back B T D.

    Leave `x` as it is: `pe[: x.shape[1]]`, T D, is broadcast over the batch."""

    def forward(self, x):
        return (x + self.pe[: x.shape[1]]).transpose(0, 1)


class ByWidth(BatchFirstEncoding):
    """You take as many rows as a word has numbers: the last axis of `x` is its width.

    The words are axis 1: take `pe[: x.shape[1]]`."""

    def forward(self, x):
        return x + self.pe[: x.shape[2]]


class OneRowForAll(BatchFirstEncoding):
    """Every word gets the same row, that of position T: a colon is missing.

    `pe[: x.shape[1]]` takes the first T rows; `pe[x.shape[1]]` takes one."""

    def forward(self, x):
        return x + self.pe[x.shape[1]]


class LastRowForAll(BatchFirstEncoding):
    """Every word gets the same row, that of the last position.

    `pe[: x.shape[1]]` takes the first T rows, one for each word."""

    def forward(self, x):
        return x + self.pe[x.shape[1] - 1]


class WordsMadeLouder(BatchFirstEncoding):
    """You multiply the words by the root of d_model first. That belongs to the embedding (section
    7), not to this layer.

    Add the code to `x` as it comes."""

    def forward(self, x):
        return x * math.sqrt(x.shape[-1]) + self.pe[: x.shape[1]]


class Subtracted(BatchFirstEncoding):
    """You subtract the code.

    Add it: `x + ...`."""

    def forward(self, x):
        return x - self.pe[: x.shape[1]]


class FromPositionOne(BatchFirstEncoding):
    """Your first word gets the code of position 1. Positions begin at 0.

    `pe[: x.shape[1]]` begins at row 0."""

    def forward(self, x):
        return x + self.pe[1 : x.shape[1] + 1]


class Nothing(BatchFirstEncoding):
    """Your layer returns the words as they came: no position is added.

    Add `pe[: x.shape[1]]`."""

    def forward(self, x):
        return x + 0


class TheRowsOfTheTable(BatchFirstEncoding):
    """Your layer returns the code alone: the words themselves are lost.

    Add the code to `x`; it is broadcast over the batch."""

    def forward(self, x):
        return self.pe[: x.shape[1]]


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
    """Your table is an `nn.Parameter`. Parameters are what training changes: that is the learned
    encoding of the next section.

    `self.register_buffer("pe", ...)` keeps it with the model, but fixed."""

    def __init__(self, d_model, max_len):
        super().__init__()
        self.pe = nn.Parameter(sinusoidal_code(max_len, d_model))

    def forward(self, x):
        return x + self.pe[: x.shape[1]]


class Looked(nn.Module):
    """Your table is an `nn.Embedding`. Its rows are learned: that is the encoding of the next
    section.

    `self.register_buffer("pe", sinusoidal_code(max_len, d_model))` holds the fixed code."""

    def __init__(self, d_model, max_len):
        super().__init__()
        self.pe = nn.Embedding(max_len, d_model)


WRONG = (
    ByBatchOfTable,
    ByBatch,
    WholeTable,
    TokensFirst,
    ArgumentsSwapped,
    NotTurnedBack,
    ByWidth,
    OneRowForAll,
    LastRowForAll,
    WordsMadeLouder,
    Subtracted,
    FromPositionOne,
    Nothing,
    TheRowsOfTheTable,
    OnlyTheCode,
    Multiplied,
    Concatenated,
    Trained,
    Looked,
)
