"""Standard normal numbers that Python and JavaScript (core/gauss.js) draw alike."""

import torch
from torch import Tensor


def gaussian(count: int, sample: int) -> Tensor:
    """`count` numbers of sample 1, 2, ...: Numerical Recipes' generator, then Box and Muller."""
    seed, uniform = sample * 2654435761 % 2**32, []
    for _ in range(4 + 2 * count):
        seed = (1664525 * seed + 1013904223) % 2**32
        uniform.append((seed + 0.5) / 2**32)
    u, v = torch.tensor(uniform[4:], dtype=torch.float64).reshape(-1, 2).T
    return (-2 * u.log()).sqrt() * (2 * torch.pi * v).cos()
