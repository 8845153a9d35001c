"""MNIST-1D: 40 numbers, ten classes; small enough for a second of training, hard for a line.

Each example is a short curve that stands for a digit: stretched, moved, tilted and made noisy
(Greydanus and Kobak 2020, https://arxiv.org/abs/2011.14439; wheel `mnist1d`, Apache 2.0).

Shapes   N examples   T = 40 numbers
"""

import random

import numpy as np
import torch
from torch import Tensor

CLASSES = 10
LENGTH = 40  # numbers in one example

PUBLISHED = {  # accuracy on the test set, from the wheel's own table, 2023: (in order, shuffled)
    "logistic": (0.32, 0.32),
    "MLP": (0.68, 0.68),
    "CNN": (0.94, 0.56),
    "GRU": (0.91, 0.57),
}


def mnist_1d(shuffled: bool = False) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """4000 T, 4000 labels, 1000 T, 1000 labels: training and test as published, seed 42.

    With `shuffled` the 40 numbers of every example stand in one other order, the published one.
    The wheel's program seeds the generators of the whole process: they are put back.
    """
    from mnist1d.data import get_dataset_args, make_dataset  # it imports matplotlib

    arguments = get_dataset_args()
    arguments.shuffle_seq = shuffled
    before = random.getstate(), np.random.get_state()
    try:
        made = make_dataset(arguments)
    finally:
        random.setstate(before[0])
        np.random.set_state(before[1])
    x, x_test = (torch.from_numpy(made[name]).float() for name in ("x", "x_test"))
    y, y_test = (torch.from_numpy(made[name]).long() for name in ("y", "y_test"))
    return x, y, x_test, y_test


def templates() -> Tensor:
    """10 12: the curve behind each digit, before anything is done to it."""
    from mnist1d.data import get_templates

    return torch.from_numpy(get_templates()["x"]).float()
