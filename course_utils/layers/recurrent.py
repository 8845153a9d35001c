"""Recurrent cells: read one step, and change a summary of what came before.

Shapes   B batch   T steps   C numbers read at each step   D width of the state
"""

import torch
from torch import Tensor, nn


class _Cell(nn.Module):
    """Two linear maps, from the input and from the state, of `rows` matrices each."""

    rows = 1  # matrices on top of each other

    def __init__(self, d_input: int, d_model: int):
        super().__init__()
        self.from_input = nn.Linear(d_input, self.rows * d_model)
        self.from_state = nn.Linear(d_model, self.rows * d_model)


class RNNCell(_Cell):
    """One step of a plain recurrent network (Elman 1990): h = tanh(W x + U h + b)."""

    def forward(self, x: Tensor, h: Tensor) -> Tensor:
        """B C, B D -> B D"""
        return (self.from_input(x) + self.from_state(h)).tanh()


class GRUCell(_Cell):
    """One step of a gated recurrent unit: rows of the matrices are reset, update, candidate.

    Three conventions are in print. `reset_first`: the reset gate acts on the state, before the
    matrix (Cho et al. 2014, last version); otherwise after it (first version, and PyTorch).
    `keeps`: an update gate of 1 keeps the old state (Cho et al. 2014, PyTorch); otherwise it takes
    the candidate (Chung et al. 2014).
    """

    rows = 3

    def __init__(self, d_input: int, d_model: int, reset_first: bool = False, keeps: bool = True):
        super().__init__(d_input, d_model)
        self.reset_first, self.keeps = reset_first, keeps

    def forward(self, x: Tensor, h: Tensor) -> Tensor:
        """B C, B D -> B D"""
        x_reset, x_update, x_new = self.from_input(x).chunk(3, dim=-1)
        h_reset, h_update, h_new = self.from_state(h).chunk(3, dim=-1)
        r = (x_reset + h_reset).sigmoid()
        z = (x_update + h_update).sigmoid()
        candidate = (x_new + (self.new(r * h) if self.reset_first else r * h_new)).tanh()
        kept = z if self.keeps else 1 - z
        return kept * h + (1 - kept) * candidate

    def new(self, h: Tensor) -> Tensor:
        """B D -> B D: the part of the candidate that comes from the state."""
        return self.from_state(h).chunk(3, dim=-1)[2]


class LSTMCell(_Cell):
    """One step of an LSTM (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al.
    2000): rows of the matrices are input, forget, candidate, output, as in PyTorch.
    """

    rows = 4

    def forward(self, x: Tensor, h: Tensor, c: Tensor) -> tuple[Tensor, Tensor]:
        """B C, B D, B D -> B D, B D"""
        i, f, g, o = self.parts(x, h).chunk(4, dim=-1)
        c = f.sigmoid() * c + i.sigmoid() * g.tanh()
        return o.sigmoid() * c.tanh(), c

    def parts(self, x: Tensor, h: Tensor) -> Tensor:
        """All gates and the candidate, side by side, before their sigmoid or tanh."""
        return self.from_input(x) + self.from_state(h)


class PeepholeCell(LSTMCell):
    """An LSTM whose gates see the memory too, each its own entry (Gers and Schmidhuber 2000)."""

    def __init__(self, d_input: int, d_model: int):
        super().__init__(d_input, d_model)
        self.peep = nn.Parameter(0.1 * torch.randn(3, d_model))  # input, forget, output

    def forward(self, x: Tensor, h: Tensor, c: Tensor) -> tuple[Tensor, Tensor]:
        """B C, B D, B D -> B D, B D"""
        i, f, g, o = self.parts(x, h).chunk(4, dim=-1)
        to_i, to_f, to_o = self.peep
        c = (f + to_f * c).sigmoid() * c + (i + to_i * c).sigmoid() * g.tanh()
        return (o + to_o * c).sigmoid() * c.tanh(), c


class CoupledCell(_Cell):
    """An LSTM that writes where it forgets, i = 1 - f: rows are forget, candidate, output."""

    rows = 3

    def forward(self, x: Tensor, h: Tensor, c: Tensor) -> tuple[Tensor, Tensor]:
        """B C, B D, B D -> B D, B D"""
        f, g, o = (self.from_input(x) + self.from_state(h)).chunk(3, dim=-1)
        f = f.sigmoid()
        c = f * c + (1 - f) * g.tanh()
        return o.sigmoid() * c.tanh(), c


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
