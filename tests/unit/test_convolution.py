"""Convolution and pooling written by hand agree with PyTorch, forward and gradient."""

import pytest
import torch
import torch.nn.functional as F
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from course_utils.layers.convolution import Convolution, convolve, output_size, windows
from course_utils.layers.pooling import average_pool, lp_pool, max_pool, median_pool

few = st.integers(1, 3)


@st.composite
def layers(draw):
    """An image, a kernel that fits, and how it is moved."""
    channels, out, high, wide = draw(few), draw(few), draw(few), draw(few)
    how = {"stride": draw(few), "padding": draw(st.integers(0, 2)), "dilation": draw(few)}
    rows, columns = draw(st.integers(1, 9)), draw(st.integers(1, 9))
    for size, kernel in ((rows, high), (columns, wide)):
        assume(output_size(size, kernel, **how) > 0)
    x = torch.randn(draw(few), channels, rows, columns, dtype=torch.float64, requires_grad=True)
    weight = torch.randn(out, channels, high, wide, dtype=torch.float64, requires_grad=True)
    return x, weight, torch.randn(out, dtype=torch.float64, requires_grad=True), how


@settings(max_examples=60)
@given(layers())
def test_convolution_agrees_with_pytorch(layer):
    x, weight, bias, how = layer
    ours, theirs = convolve(x, weight, bias, **how), F.conv2d(x, weight, bias, **how)
    torch.testing.assert_close(ours, theirs)
    sizes = zip(x.shape[2:], weight.shape[2:], strict=True)
    assert list(ours.shape[2:]) == [output_size(n, k, **how) for n, k in sizes]
    pull = torch.randn_like(ours)
    gradients = [
        torch.autograd.grad((y * pull).sum(), [x, weight, bias], retain_graph=True)
        for y in (ours, theirs)
    ]
    torch.testing.assert_close(*gradients)


@settings(max_examples=30)
@given(layers(), st.sampled_from(["zeros", "circular"]))
def test_the_layer_agrees_with_pytorchs(layer, mode):
    x, weight, _, how = layer
    kernel = weight.shape[2]
    assume(min(x.shape[2:]) >= how["padding"])  # a circle is turned once at most
    assume(all(output_size(n, kernel, **how) for n in x.shape[2:]))
    arguments = (x.shape[1], weight.shape[0], kernel)
    ours = Convolution(*arguments, **how, padding_mode=mode).double()
    theirs = torch.nn.Conv2d(*arguments, **how, padding_mode=mode).double()
    theirs.load_state_dict(ours.state_dict())
    torch.testing.assert_close(ours(x), theirs(x))
    pull = torch.randn_like(ours(x))
    torch.testing.assert_close(
        torch.autograd.grad((ours(x) * pull).sum(), [x, *ours.parameters()]),
        torch.autograd.grad((theirs(x) * pull).sum(), [x, *theirs.parameters()]),
    )


@pytest.mark.parametrize("pool", [max_pool, average_pool, lp_pool])
@given(st.data())
def test_pooling_agrees_with_pytorch(pool, data):
    size, stride = data.draw(few), data.draw(few)
    rows, columns = (data.draw(st.integers(size, 8)) for _ in range(2))
    x = torch.randn(2, 3, rows, columns, dtype=torch.float64, requires_grad=True)
    if pool is lp_pool:
        ours, theirs = pool(x, size, stride=stride), F.lp_pool2d(x, 2.0, size, stride)
    else:
        theirs = {max_pool: F.max_pool2d, average_pool: F.avg_pool2d}[pool](x, size, stride)
        ours = pool(x, size, stride)
    torch.testing.assert_close(ours, theirs)
    pull = torch.randn_like(ours)
    torch.testing.assert_close(
        torch.autograd.grad((ours * pull).sum(), x), torch.autograd.grad((theirs * pull).sum(), x)
    )


def test_padded_max_pooling_never_takes_the_border():
    x = -torch.rand(1, 2, 6, 6)
    torch.testing.assert_close(max_pool(x, 3, 2, padding=1), F.max_pool2d(x, 3, 2, padding=1))


def test_the_median_of_four_is_the_lower_of_the_middle_ones():
    x = torch.tensor([[[[5.0, 2, 1, 3], [4, 3, 2, 7]]]])
    assert median_pool(x, 2).tolist() == [[[[3, 2]]]]


def test_a_turned_kernel_is_found_out():
    """The control: mathematics' convolution is another operation."""
    x, weight = torch.randn(1, 1, 5, 5), torch.randn(1, 1, 3, 3)
    assert not torch.allclose(convolve(x, weight.flip(2, 3)), F.conv2d(x, weight))


def test_windows_are_no_copies():
    x = torch.zeros(1, 1, 4, 4)
    seen = windows(x, (3, 3))
    x[0, 0, 1, 1] = 7
    assert (seen == 7).sum() == 4


@pytest.mark.parametrize(
    "case, size",
    [
        ((5, 3, 0, 1), 3), ((7, 3, 0, 2), 3), ((6, 3, 0, 2), 2), ((32, 5, 0, 1), 28),
        ((227, 11, 0, 4), 55), ((224, 7, 3, 2), 112), ((2, 5, 0, 1), 0), ((7, 3, 0, 1, 3), 1),
    ],
)  # fmt: skip
def test_sizes(case, size):
    assert output_size(*case) == size


def test_a_kernel_that_does_not_fit_is_told():
    with pytest.raises(ValueError, match="spans 5 pixels, but the padded image has 4"):
        convolve(torch.zeros(1, 1, 4, 4), torch.zeros(1, 1, 3, 3), dilation=2)
    with pytest.raises(ValueError, match="use one of zeros, circular"):
        Convolution(1, 1, 3, padding_mode="mirror")
