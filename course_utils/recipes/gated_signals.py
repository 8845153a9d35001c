"""A GRU on MNIST-1D, with the 40 numbers in order and shuffled, in the published size.

It reads from both ends, six units each way, and a readout sees the states of all 40 steps:
5,134 parameters (Greydanus and Kobak 2020, their `GRUBase`).

Shapes   B batch   T = 40 numbers   V = 10 classes
"""

from collections.abc import Iterator

from torch import Tensor, nn

from course_utils.datasets.mnist1d import CLASSES, LENGTH
from course_utils.recipes.signals import Run, runs
from course_utils.recipes.study import Study

UNITS = 6  # each way


class BothWays(nn.Module):
    """Reads a curve number by number from both ends, and answers from all of its states."""

    def __init__(self, units: int = UNITS):
        super().__init__()
        self.recurrent = nn.GRU(1, units, batch_first=True, bidirectional=True)
        self.readout = nn.Linear(2 * units * LENGTH, CLASSES)

    def forward(self, x: Tensor) -> Tensor:
        """B T -> B V"""
        return self.readout(self.recurrent(x[..., None])[0].flatten(1))


def gated_runs() -> Iterator[Run]:
    """Three seeds of each order: the steps, the batches and the rate of the other networks."""
    return runs(networks={"GRU": BothWays})


STUDY = Study("mnist-1d-gru", Run, gated_runs)
