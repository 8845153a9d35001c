"""With our weights, PyTorch's layers compute what ours compute."""

import pytest
import torch
from torch import nn

from course_utils.models.as_pytorch import give_weights
from course_utils.models.transformer import Decoder, Encoder, EncoderLayer, TransformerConfig

OPTIONS = {"d_model": 16, "nhead": 4, "dim_feedforward": 24, "dropout": 0.0, "batch_first": True}


def config(norm_first):
    return TransformerConfig(
        9, 9, d_model=16, n_heads=4, d_ff=24, dropout=0.0, norm_first=norm_first
    )


@pytest.mark.parametrize("norm_first", [True, False])
def test_a_layer_agrees_after_the_copy_and_not_before(norm_first):
    ours = EncoderLayer(config(norm_first))
    theirs = nn.TransformerEncoderLayer(**OPTIONS, norm_first=norm_first)
    x = torch.randn(2, 5, 16)
    assert not torch.allclose(ours(x), theirs(x), atol=1e-3)
    give_weights(ours, theirs)
    torch.testing.assert_close(ours(x), theirs(x))


def test_a_copy_is_a_copy():
    ours, theirs = EncoderLayer(config(False)), nn.TransformerEncoderLayer(**OPTIONS)
    give_weights(ours, theirs)
    theirs.linear1.weight.data += 1
    theirs.self_attn.in_proj_weight.data += 1
    x, other = torch.randn(1, 3, 16), nn.TransformerEncoderLayer(**OPTIONS)
    give_weights(ours, other)
    torch.testing.assert_close(ours(x), other(x))


def test_stacks_of_another_depth_do_not_fit():
    stack = nn.TransformerEncoder(nn.TransformerEncoderLayer(**OPTIONS), 3, nn.LayerNorm(16))
    with pytest.raises(ValueError, match="zip"):
        give_weights(Encoder(config(False)), stack)
    with pytest.raises(ValueError, match="zip"):
        give_weights(Decoder(config(False)), stack)
