"""The GRU written by hand agrees with PyTorch, forward and gradient."""

import torch
from hypothesis import given
from hypothesis import strategies as st

from course_utils.layers.recurrent import GRU

sizes = st.integers(1, 6)


def copy(ours: GRU) -> torch.nn.GRU:
    width = ours.cell.from_input.in_features
    theirs = torch.nn.GRU(width, ours.d_model, batch_first=True).double()
    for linear, end in [(ours.cell.from_input, "ih_l0"), (ours.cell.from_state, "hh_l0")]:
        getattr(theirs, f"weight_{end}").data = linear.weight.data.clone()
        getattr(theirs, f"bias_{end}").data = linear.bias.data.clone()
    return theirs


@given(sizes, sizes, sizes, sizes)
def test_gru_agrees_with_pytorch(batch, length, d_input, d_model):
    ours = GRU(d_input, d_model).double()
    theirs = copy(ours)
    x = torch.randn(batch, length, d_input, dtype=torch.float64, requires_grad=True)
    torch.testing.assert_close(ours(x), theirs(x)[0])
    pull = torch.randn(batch, length, d_model, dtype=torch.float64)
    (ours(x) * pull).sum().backward()
    our_gradient, x.grad = x.grad, None
    (theirs(x)[0] * pull).sum().backward()
    torch.testing.assert_close(our_gradient, x.grad)
    torch.testing.assert_close(ours.cell.from_state.weight.grad, theirs.weight_hh_l0.grad)
    torch.testing.assert_close(ours.cell.from_input.bias.grad, theirs.bias_ih_l0.grad)
