"""LayerNorm and FeedForward written by hand agree with PyTorch, forward and gradient."""

import torch
import torch.nn.functional as F
from hypothesis import given
from hypothesis import strategies as st

from course_utils.layers.feed_forward import FeedForward
from course_utils.layers.norm import LayerNorm


@given(st.integers(1, 3), st.integers(1, 5), st.integers(2, 9))
def test_layer_norm_agrees_with_pytorch(batch, length, d_model):
    ours, theirs = LayerNorm(d_model).double(), torch.nn.LayerNorm(d_model).double()
    torch.nn.init.normal_(ours.weight), torch.nn.init.normal_(ours.bias)
    theirs.load_state_dict(ours.state_dict())
    x = torch.randn(batch, length, d_model, dtype=torch.float64, requires_grad=True)
    pull = torch.randn_like(x)
    torch.testing.assert_close(ours(x), theirs(x))
    our_gradient = torch.autograd.grad((ours(x) * pull).sum(), [x, *ours.parameters()])
    their_gradient = torch.autograd.grad((theirs(x) * pull).sum(), [x, *theirs.parameters()])
    torch.testing.assert_close(our_gradient, their_gradient)


def test_layer_norm_of_one_two_three_four():
    x = torch.tensor([[1.0, 2.0, 3.0, 4.0]])
    expected = torch.tensor([[-1.341641, -0.447214, 0.447214, 1.341641]])
    torch.testing.assert_close(LayerNorm(4, eps=0.0)(x), expected)


def test_feed_forward_is_the_papers_formula_for_each_token():
    layer, x = FeedForward(d_model=6, d_ff=11), torch.randn(2, 5, 6)
    inner = F.relu(F.linear(x, layer.expand.weight, layer.expand.bias))
    torch.testing.assert_close(
        layer(x), F.linear(inner, layer.contract.weight, layer.contract.bias)
    )
    torch.testing.assert_close(layer(x)[:, 2:3], layer(x[:, 2:3]))
