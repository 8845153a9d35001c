"""The same numbers on every run: seeds, the device, threads."""

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
    """Where to train: COURSE_DEVICE if set, else CUDA, Apple's GPU or the CPU."""
    if name := os.environ.get("COURSE_DEVICE"):
        return torch.device(name)
    if torch.cuda.is_available():
        return torch.device("cuda")
    return torch.device("mps" if torch.backends.mps.is_available() else "cpu")


@contextmanager
def one_thread() -> Iterator[None]:
    """Compute on one thread: on small matrices several only wait for each other."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)
