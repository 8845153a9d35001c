"""Recurrence: read a sequence one step at a time and keep a summary of what came before.

Shapes   B batch   T steps   C numbers read at each step   D width of the state
"""

import torch
from torch import Tensor, nn


class GRUCell(nn.Module):
    """One step of a gated recurrent unit, in PyTorch's convention (Cho et al. 2014, first version).

    The reset gate acts after the matrix, and the update gate z keeps the old state where it is 1.
    """

    def __init__(self, d_input: int, d_model: int):
        super().__init__()
        self.from_input = nn.Linear(d_input, 3 * d_model)  # rows: reset, update, candidate
        self.from_state = nn.Linear(d_model, 3 * d_model)

    def forward(self, x: Tensor, h: Tensor) -> Tensor:
        """B C, B D -> B D"""
        x_reset, x_update, x_new = self.from_input(x).chunk(3, dim=-1)
        h_reset, h_update, h_new = self.from_state(h).chunk(3, dim=-1)
        r = (x_reset + h_reset).sigmoid()
        z = (x_update + h_update).sigmoid()
        candidate = (x_new + r * h_new).tanh()
        return z * h + (1 - z) * candidate


class GRU(nn.Module):
    """The cell, step after step: all states.  `nn.GRU` does the same, faster."""

    def __init__(self, d_input: int, d_model: int):
        super().__init__()
        self.cell = GRUCell(d_input, d_model)
        self.d_model = d_model

    def forward(self, x: Tensor) -> Tensor:
        """B T C -> B T D"""
        h = x.new_zeros(x.shape[0], self.d_model)
        states = []
        for step in x.unbind(dim=1):
            h = self.cell(step, h)
            states.append(h)
        return torch.stack(states, dim=1)
