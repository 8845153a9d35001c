"""Recurrent layers written by hand agree with PyTorch, forward and gradient."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from course_utils.layers.recurrent import GRU, CoupledCell, GRUCell, LSTMCell, PeepholeCell
from course_utils.layers.sequences import Recurrent, as_pytorch, backwards, scan

sizes = st.integers(1, 6)
kinds = st.sampled_from(["rnn", "gru", "lstm"])


def copy(ours: GRU) -> torch.nn.GRU:
    width = ours.cell.from_input.in_features
    theirs = torch.nn.GRU(width, ours.d_model, batch_first=True).double()
    for linear, end in [(ours.cell.from_input, "ih_l0"), (ours.cell.from_state, "hh_l0")]:
        getattr(theirs, f"weight_{end}").data = linear.weight.data.clone()
        getattr(theirs, f"bias_{end}").data = linear.bias.data.clone()
    return theirs


def doubles(*shape):
    return torch.randn(*shape, dtype=torch.float64)


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


def gradients(module, out, x):
    pull = torch.linspace(-1, 1, out.numel(), dtype=torch.float64).reshape(out.shape)
    return torch.autograd.grad((out * pull).sum(), [x, *module.parameters()])


@given(kinds, sizes, sizes, sizes, sizes, st.integers(1, 3), st.booleans())
def test_stacks_agree_with_pytorch(kind, batch, length, d_input, d_model, n_layers, both):
    ours = Recurrent(kind, d_input, d_model, n_layers, both).double()
    theirs = as_pytorch(ours)
    x = doubles(batch, length, d_input).requires_grad_()
    torch.testing.assert_close(ours(x), theirs(x)[0])
    mine, its = gradients(ours, ours(x), x), gradients(theirs, theirs(x)[0], x)
    torch.testing.assert_close(mine[0], its[0])
    names = [name.split("_l")[0] for name, _ in theirs.named_parameters()]
    cell = ours.layers[0][0]
    first = {"weight_ih": cell.from_input.weight, "weight_hh": cell.from_state.weight}
    for name, parameter in first.items():
        where = [id(p) for p in ours.parameters()].index(id(parameter))
        torch.testing.assert_close(mine[1 + where], its[1 + names.index(name)])


@given(kinds, st.integers(1, 5), st.integers(1, 3), st.booleans())
def test_packed_texts_agree_with_pytorch(kind, batch, n_layers, both):
    ours = Recurrent(kind, 3, 4, n_layers, both).double()
    lengths = torch.randint(1, 7, (batch,))
    x = doubles(batch, 6, 3)
    packed = pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
    theirs, _ = pad_packed_sequence(as_pytorch(ours)(packed)[0], batch_first=True, total_length=6)
    torch.testing.assert_close(ours(x, lengths), theirs)
    for row, length in enumerate(lengths):
        torch.testing.assert_close(ours(x[row : row + 1, :length])[0], theirs[row, :length])


def test_the_comparison_would_notice_one_changed_weight():
    ours = Recurrent("lstm", 3, 4).double()
    theirs = as_pytorch(ours)
    with torch.no_grad():
        theirs.weight_hh_l0[0, 0] += 1e-3
    x = doubles(2, 5, 3)
    assert not torch.allclose(ours(x), theirs(x)[0], atol=1e-9)


def test_peepholes_of_zero_are_an_lstm():
    peephole, plain = PeepholeCell(3, 4).double(), LSTMCell(3, 4).double()
    plain.load_state_dict({k: v for k, v in peephole.state_dict().items() if k != "peep"})
    x = doubles(2, 5, 3)
    assert not torch.allclose(scan(peephole, x), scan(plain, x))
    torch.nn.init.zeros_(peephole.peep)
    torch.testing.assert_close(scan(peephole, x), scan(plain, x))


def test_a_peephole_lets_the_output_gate_see_the_new_memory():
    cell = PeepholeCell(1, 1).double()
    for part in cell.parameters():
        torch.nn.init.zeros_(part)
    with torch.no_grad():
        cell.from_input.weight[2], cell.peep[2] = 1.0, 3.0
    h, c = cell(torch.ones(1, 1).double(), torch.zeros(1, 1).double(), torch.ones(1, 1).double())
    torch.testing.assert_close(h, (3 * c).sigmoid() * c.tanh())


def test_a_coupled_memory_stays_between_minus_one_and_one():
    cell = CoupledCell(3, 4).double()
    h = c = torch.zeros(2, 4).double()
    for _ in range(100):
        h, c = cell(10 * doubles(2, 3), h, c)
        assert c.abs().max() <= 1


def test_the_conventions_of_the_gru_are_three():
    after = GRUCell(3, 4).double()
    x, h = doubles(2, 3), doubles(2, 4)
    cells = {"after": after}
    for name, choice in {"before": (True, True), "takes": (True, False)}.items():
        cells[name] = GRUCell(3, 4, *choice).double()
        cells[name].load_state_dict(after.state_dict())
    out = {name: cell(x, h) for name, cell in cells.items()}
    torch_cell = torch.nn.GRUCell(3, 4).double()
    pairs = zip(("ih", "hh"), (after.from_input, after.from_state), strict=True)
    for end, linear in pairs:
        getattr(torch_cell, f"weight_{end}").data = linear.weight.data
        getattr(torch_cell, f"bias_{end}").data = linear.bias.data
    torch.testing.assert_close(out["after"], torch_cell(x, h))
    assert not torch.allclose(out["before"], out["after"])
    assert not torch.allclose(out["takes"], out["before"])
    with torch.no_grad():  # 1 - sigmoid(a) is sigmoid(-a)
        for linear in (cells["takes"].from_input, cells["takes"].from_state):
            linear.weight[4:8] *= -1
            linear.bias[4:8] *= -1
    torch.testing.assert_close(cells["takes"](x, h), out["before"])


def test_reset_before_and_after_the_matrix_on_numbers_of_a_pencil():
    h, r = torch.tensor([1.0, 2.0]), torch.tensor([1.0, 0.5])
    swap = torch.tensor([[0.0, 1.0], [1.0, 0.0]])
    torch.testing.assert_close((swap @ (r * h)).tanh(), torch.tensor([0.761594, 0.761594]))
    torch.testing.assert_close((r * (swap @ h)).tanh(), torch.tensor([0.964028, 0.462117]))


def test_backwards_leaves_the_padding_behind():
    x = torch.arange(1, 9).reshape(2, 4, 1)
    assert backwards(x, torch.tensor([2, 4]))[..., 0].tolist() == [[2, 1, 3, 4], [8, 7, 6, 5]]


def test_unknown_kinds_are_named():
    with pytest.raises(ValueError, match="kind='lstn' is unknown: use one of rnn, gru, lstm"):
        Recurrent("lstn", 2, 3)
    with pytest.raises(ValueError, match="PyTorch has no CoupledCell"):
        as_pytorch(Recurrent("coupled", 2, 3))
