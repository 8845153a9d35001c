"""The same numbers on every run: seeds, the device, threads.

Importing this gives PyTorch one thread. The matrices of a notebook are small: several threads only
wait for each other, for very long where another program keeps a core busy, as on a class server.
"""

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import torch


def seed(number: int) -> None:
    """Seed Python, NumPy and PyTorch, on every device."""
    random.seed(number)
    np.random.seed(number)
    torch.manual_seed(number)


def device() -> torch.device:
    """Where to train: COURSE_DEVICE if set, else CUDA, Apple's GPU or the CPU.

    ValueError where COURSE_DEVICE names none.
    """
    if name := os.environ.get("COURSE_DEVICE"):
        try:
            return torch.device(name)
        except RuntimeError:
            raise ValueError(f"COURSE_DEVICE={name} is no device: use cpu, cuda or mps") from None
    if torch.cuda.is_available():
        return torch.device("cuda")
    return torch.device("mps" if torch.backends.mps.is_available() else "cpu")


CORES = torch.get_num_threads()  # as many as PyTorch would use, or OMP_NUM_THREADS
torch.set_num_threads(1)


@contextmanager
def threads(count: int) -> Iterator[None]:
    """Compute on so many threads: on one what is timed, on all CORES a training of minutes."""
    before = torch.get_num_threads()
    torch.set_num_threads(count)
    try:
        yield
    finally:
        torch.set_num_threads(before)
