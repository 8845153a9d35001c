"""Multi-head attention as the course writes it, against PyTorch's own: forward and backward."""

from collections.abc import Callable, Iterator
from statistics import median
from time import perf_counter

import torch
from torch import nn

from course_utils.layers.attention import MultiHeadAttention

B, T, D, N = 8, 128, 256, 8
RUNS = 30


def rows() -> Iterator[tuple[str, str]]:
    x = torch.randn(B, T, D)
    ours, theirs = MultiHeadAttention(D, N), nn.MultiheadAttention(D, N, batch_first=True)
    calls = {"ours": lambda: ours(x), "PyTorch": lambda: theirs(x, x, x, need_weights=False)[0]}
    times = interleaved(calls)
    for name, seconds in times.items():
        yield f"multi-head attention, {name}: B={B} T={T} D={D} N={N}", f"{1e3 * seconds:.1f} ms"
    yield "multi-head attention, ours / PyTorch", f"{times['ours'] / times['PyTorch']:.2f}"


def interleaved(calls: dict[str, Callable]) -> dict[str, float]:
    """The median of each; every round runs them in one order, then in the other."""
    seconds = {name: [] for name in calls}
    for _ in range(RUNS):
        for name in [*calls, *reversed(calls)]:
            seconds[name].append(timed(calls[name]))
    return {name: median(taken[2:]) for name, taken in seconds.items()}


def timed(call: Callable) -> float:
    start = perf_counter()
    call().sum().backward()
    return perf_counter() - start
