"""Exercise 10.5: the sinusoidal code as a layer that takes the batch first."""

import torch
from torch import nn

from course_utils.exercises.bank.nb10 import batch_first
from course_utils.exercises.bank.nb10.batch_first import BatchFirstEncoding
from course_utils.exercises.exercise import Exercise, probe, randn
from course_utils.layers.positions import sinusoidal_code


def there_is_a_table(answer):
    """The sums are right, but your layer keeps no table: it computes the code again at every call.

    `self.register_buffer("pe", sinusoidal_code(max_len, d_model))` in `__init__` computes it
    once."""
    layer = answer(4, 6)
    return any(isinstance(part, torch.Tensor) for part in [*layer.buffers(), *vars(layer).values()])


def the_buffer_is_called_pe(answer):
    """The sums are right, and your table is a buffer, but it is not called `pe`.

    Later cells look for `pe`: `self.register_buffer("pe", ...)`."""
    names = [name for name, _ in answer(4, 6).named_buffers()]
    return not names or "pe" in names or f"Its name is `{names[0]}`."


def the_table_is_a_buffer(answer):
    """The sums are right, but your table is a plain attribute, no buffer: it would stay behind when
    the model moves to a GPU.

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
    misconceptions=batch_first.WRONG,
    properties=(there_is_a_table, the_buffer_is_called_pe, the_table_is_a_buffer),
    also_right=(Kept,),
)
