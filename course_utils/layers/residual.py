"""Residual blocks: a layer adds a correction to what it was given.

Shapes   B batch   C channels   H height   W width   D model width
"""

from collections.abc import Callable

import torch
from torch import Tensor, nn


class ResidualLayer(nn.Module):
    """h + σ(W h), the short form: with W = 0 it changes nothing, where σ(0) = 0."""

    def __init__(self, d_model: int, activation: Callable[[Tensor], Tensor] = torch.tanh):
        super().__init__()
        self.map = nn.Linear(d_model, d_model, bias=False)
        self.activation = activation

    def forward(self, h: Tensor) -> Tensor:
        """B D -> B D"""
        return h + self.activation(self.map(h))


class ResidualBlock(nn.Module):
    """relu(x + W2 relu(W1 x)), two convolutions (He et al. 2016, fig. 2), without batch norm."""

    def __init__(self, channels: int):
        super().__init__()
        self.first = nn.Conv2d(channels, channels, kernel_size=3, padding=1)
        self.second = nn.Conv2d(channels, channels, kernel_size=3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        """B C H W -> B C H W"""
        return (x + self.second(self.first(x).relu())).relu()
