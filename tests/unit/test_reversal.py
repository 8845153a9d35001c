"""The small tasks: batches that are what they say, taggers with a part taken out."""

import pytest
import torch
from torch import nn

from course_utils.datasets.reversal import reversals
from course_utils.models.tagger import cross_entropy, last_gradient, post_norm, tagger, without
from course_utils.train import fitted


def test_a_reversal_is_reversed_and_the_same_each_time():
    first, again = (list(reversals(3, length=5, seed=1)) for _ in range(2))
    for (x, y), (x2, y2) in zip(first, again, strict=True):
        assert torch.equal(x.flip(1), y) and torch.equal(x, x2) and torch.equal(y, y2)
    assert x.shape == (32, 5) and not torch.equal(first[0][0], first[1][0])


def silenced(part):
    """What is left of the first layer, as a function of its input."""
    torch.manual_seed(0)
    model = without(part, tagger(1)).eval()
    return model[1].layers[0], torch.randn(1, 4, 32)


def test_without_attention_tokens_are_alone():
    layer, x = silenced("attention")
    other = x.clone()
    other[0, 0] += 1
    assert torch.equal(layer(x)[0, 1:], layer(other)[0, 1:])
    layer, x = silenced("feed_forward")
    assert not torch.equal(layer(x)[0, 1:], layer(other)[0, 1:])


def test_without_residual_the_input_is_not_added():
    layer, x = silenced("residual")
    layer.feed_forward.contract.weight.data.zero_()
    layer.feed_forward.contract.bias.data.zero_()
    assert (layer(x) == 0).all()


def test_post_norm_the_output_is_normalised():
    layer, x = silenced("nothing")
    assert layer(x).mean(dim=-1).abs().max() > 1e-3
    torch.manual_seed(0)
    out = post_norm(tagger(1))[1].layers[0](x)
    torch.testing.assert_close(out.mean(dim=-1), torch.zeros(1, 4), atol=1e-5, rtol=0)


def test_the_last_layer_of_a_deep_stack_gets_more_gradient_with_post_norm():
    post, pre = (last_gradient(change, n_layers=12) for change in (post_norm, lambda model: model))
    assert post > 1.5 * pre


def test_without_norm_scale_is_not_forgotten():
    layer, _x = silenced("norm")
    assert isinstance(layer.around_attention.norm, nn.Identity)


@pytest.mark.parametrize("shape", [(2, 5, 10), (2, 10)])
def test_the_loss_takes_one_label_per_token_or_per_row(shape):
    labels = torch.zeros(shape[:-1], dtype=torch.long)
    assert cross_entropy(torch.zeros(shape), labels).item() == pytest.approx(2.302585)


def test_fit_learns_and_leaves_the_model_on_the_cpu():
    torch.manual_seed(0)
    model = tagger(1)
    losses = fitted(model, reversals(150, length=3, seed=1), cross_entropy, 150, learning_rate=5e-3)
    assert len(losses) == 150 and losses[-1] < 0.2 < losses[0]
    assert not model.training and next(model.parameters()).device.type == "cpu"
