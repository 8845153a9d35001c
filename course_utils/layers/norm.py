"""Normalisation: give every token mean 0 and variance 1, then let the model choose others.

Shapes   B batch   T tokens   D model width
"""

import torch
from torch import Tensor, nn


class LayerNorm(nn.Module):
    """Normalise each token over its own D numbers (Ba, Kiros and Hinton 2016, eq. 3)."""

    def __init__(self, d_model: int, eps: float = 1e-5):
        super().__init__()
        self.eps = eps  # keeps the division finite when all D numbers are equal
        self.weight = nn.Parameter(torch.ones(d_model))
        self.bias = nn.Parameter(torch.zeros(d_model))

    def forward(self, x: Tensor) -> Tensor:
        """B T D -> B T D"""
        mean = x.mean(dim=-1, keepdim=True)
        variance = x.var(dim=-1, keepdim=True, correction=0)
        return (x - mean) / (variance + self.eps).sqrt() * self.weight + self.bias
