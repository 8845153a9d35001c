"""Cells run over sequences: stacked, in both directions, over texts of different length.

All of it by hand, one step after the other; `nn.RNN`, `nn.LSTM` and `nn.GRU` do the same, faster.

Shapes   B batch   T steps   C numbers read at each step   D width of the state
"""

from typing import Any

import torch
from torch import Tensor, nn

from course_utils.layers.recurrent import (
    CoupledCell,
    GRUCell,
    LSTMCell,
    PeepholeCell,
    RNNCell,
)

CELLS = {
    "rnn": RNNCell,
    "gru": GRUCell,
    "lstm": LSTMCell,
    "peephole": PeepholeCell,
    "coupled": CoupledCell,
}
WITH_MEMORY = LSTMCell, CoupledCell


def start(cell: Any, x: Tensor) -> tuple[Tensor, ...]:
    """The state before the first step: zeros, for h and, where there is one, for the memory c."""
    h = x.new_zeros(len(x), cell.from_state.in_features)
    return (h, h) if isinstance(cell, WITH_MEMORY) else (h,)


def scan(cell: Any, x: Tensor, lengths: Tensor | None = None) -> Tensor:
    """The states h, B T D, of a cell run over the steps of x, B T C.

    With `lengths`, B numbers, a state stays as it is once its text is over.
    """
    state, states = start(cell, x), []
    for t, step in enumerate(x.unbind(dim=1)):
        out = cell(step, *state)
        new = out if isinstance(out, tuple) else (out,)
        if lengths is not None:
            goes_on = (t < lengths)[:, None]
            new = tuple(torch.where(goes_on, n, old) for n, old in zip(new, state, strict=True))
        state = new
        states.append(state[0])
    return torch.stack(states, dim=1)


def backwards(x: Tensor, lengths: Tensor | None = None) -> Tensor:
    """Each text, B T C, from its own last step to its first; padding stays behind."""
    if lengths is None:
        return x.flip(1)
    steps = torch.arange(x.shape[1], device=x.device)
    back = lengths[:, None] - 1 - steps
    order = torch.where(back >= 0, back, steps)
    return x.gather(1, order[..., None].expand(x.shape))


class Recurrent(nn.Module):
    """Layers of cells of one kind, a name in CELLS; each layer reads the states of the one below.

    `bidirectional`: a second cell reads from the end; both states stand side by side, 2 D wide.
    """

    def __init__(
        self, kind: str, d_input: int, d_model: int, n_layers: int = 1, bidirectional: bool = False
    ):
        super().__init__()
        if kind not in CELLS:
            raise ValueError(f"kind={kind!r} is unknown: use one of {', '.join(CELLS)}")
        self.ways = 1 + bidirectional
        widths = [d_input] + [self.ways * d_model] * (n_layers - 1)
        self.layers: Any = nn.ModuleList(
            nn.ModuleList(CELLS[kind](width, d_model) for _ in range(self.ways)) for width in widths
        )

    def forward(self, x: Tensor, lengths: Tensor | None = None) -> Tensor:
        """B T C -> B T D, or twice as wide; with `lengths` the padding gets zeros"""
        for cells in self.layers:
            states = [scan(cells[0], x, lengths)]
            for cell in cells[1:]:
                states.append(backwards(scan(cell, backwards(x, lengths), lengths), lengths))
            x = torch.cat(states, dim=-1)
        if lengths is None:
            return x
        real = torch.arange(x.shape[1], device=x.device) < lengths[:, None]
        return x * real[..., None]


def as_pytorch(ours: Recurrent) -> nn.RNNBase:
    """PyTorch's own with the same weights; only for the kinds "rnn", "gru", "lstm"."""
    cells: list[Any] = [cell for layer in ours.layers for cell in layer]
    first = cells[0]
    kinds: dict[type, type[nn.RNNBase]] = {RNNCell: nn.RNN, GRUCell: nn.GRU, LSTMCell: nn.LSTM}
    if type(first) not in kinds:
        raise ValueError(f"PyTorch has no {type(first).__name__}: use one of rnn, gru, lstm")
    kind: Any = kinds[type(first)]
    theirs = kind(
        first.from_input.in_features,
        first.from_state.in_features,
        num_layers=len(ours.layers),
        bidirectional=ours.ways == 2,
        batch_first=True,
    ).to(first.from_input.weight)
    with torch.no_grad():
        for i, cell in enumerate(cells):
            end = f"l{i // ours.ways}" + ("_reverse" if i % ours.ways else "")
            for name, linear in (("ih", cell.from_input), ("hh", cell.from_state)):
                getattr(theirs, f"weight_{name}_{end}").copy_(linear.weight)
                getattr(theirs, f"bias_{name}_{end}").copy_(linear.bias)
    return theirs
