"""The Transformer agrees with PyTorch's own, forward and gradient, and sees only what it may."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn

from course_utils.layers.attention import causal_mask
from course_utils.layers.fused import AlibiAttention, FusedAttention, RotaryAttention
from course_utils.models.transformer import (
    POSITIONS,
    DecoderLayer,
    EncoderLayer,
    Memory,
    Transformer,
    TransformerConfig,
)
from course_utils.trace import record

shapes = st.tuples(st.integers(1, 3), st.integers(1, 5), st.integers(1, 5))
widths = st.tuples(st.integers(1, 3), st.integers(1, 4), st.integers(1, 9))


def config(n_heads=2, d_k=4, d_ff=11, **choices):
    choices = {"dropout": 0.0, "n_layers": 2} | choices
    return TransformerConfig(9, 7, d_model=n_heads * d_k, n_heads=n_heads, d_ff=d_ff, **choices)


def copy_attention(ours, theirs):
    parts = [ours.query, ours.key, ours.value]
    theirs.in_proj_weight.data = torch.cat([part.weight.data for part in parts])
    theirs.in_proj_bias.data = torch.cat([part.bias.data for part in parts])
    theirs.out_proj.load_state_dict(ours.merge.state_dict())


def copy_layer(ours, theirs):
    """Weights of our layer into PyTorch's, whose norms are numbered in the order of use."""
    if isinstance(ours, DecoderLayer):
        copy_attention(ours.self_attention, theirs.self_attn)
        copy_attention(ours.cross_attention, theirs.multihead_attn)
        rings = [ours.around_self, ours.around_cross, ours.around_feed_forward]
    else:
        copy_attention(ours.attention, theirs.self_attn)
        rings = [ours.around_attention, ours.around_feed_forward]
    for number, ring in enumerate(rings, start=1):
        nn.init.normal_(ring.norm.weight)
        getattr(theirs, f"norm{number}").load_state_dict(ring.norm.state_dict())
    theirs.linear1.load_state_dict(ours.feed_forward.expand.state_dict())
    theirs.linear2.load_state_dict(ours.feed_forward.contract.state_dict())


def options(c):
    return {
        "d_model": c.d_model,
        "nhead": c.n_heads,
        "dim_feedforward": c.d_ff,
        "dropout": 0.0,
        "batch_first": True,
        "norm_first": c.norm_first,
        "dtype": torch.float64,
    }


def assert_agree(ours, theirs, inputs):
    inputs = [x.requires_grad_() for x in inputs]
    mine, other = ours(*inputs), theirs(*inputs)
    torch.testing.assert_close(mine, other)
    pull = torch.randn_like(mine)
    torch.testing.assert_close(
        torch.autograd.grad((mine * pull).sum(), inputs),
        torch.autograd.grad((other * pull).sum(), inputs),
    )


@given(shapes, widths, st.booleans())
def test_encoder_layer_agrees_with_pytorch(shape, width, norm_first):
    c = config(*width, norm_first=norm_first)
    ours, theirs = EncoderLayer(c).double(), nn.TransformerEncoderLayer(**options(c))
    copy_layer(ours, theirs)
    x = torch.randn(*shape[:2], c.d_model, dtype=torch.float64)
    assert_agree(ours, theirs, [x])


@given(shapes, widths, st.booleans())
def test_decoder_layer_agrees_with_pytorch(shape, width, norm_first):
    c = config(*width, norm_first=norm_first)
    ours, theirs = DecoderLayer(c).double(), nn.TransformerDecoderLayer(**options(c))
    copy_layer(ours, theirs)
    batch, length, source_length = shape
    mask = causal_mask(length)
    seen = torch.ones(batch, 1, 1, source_length, dtype=torch.bool)
    assert_agree(
        lambda x, source: ours(x, Memory(source, seen), mask),
        lambda x, source: theirs(x, source, tgt_mask=~mask),
        [
            torch.randn(batch, length, c.d_model, dtype=torch.float64),
            torch.randn(batch, source_length, c.d_model, dtype=torch.float64),
        ],
    )


@pytest.mark.filterwarnings("ignore:enable_nested_tensor")
@pytest.mark.parametrize("norm_first", [True, False])
def test_the_stacks_agree_with_pytorchs_transformer_with_padding(norm_first):
    c = config(norm_first=norm_first)
    ours = Transformer(c).double()
    theirs = nn.Transformer(num_encoder_layers=2, num_decoder_layers=2, **options(c))
    for side in ("encoder", "decoder"):
        for mine, other in zip(
            getattr(ours, side).layers, getattr(theirs, side).layers, strict=True
        ):
            copy_layer(mine, other)
    words = torch.tensor([[1, 1, 1], [1, 1, 0]]).bool()

    def run_ours(source, target):
        mask = words[:, None, None]
        return ours.decoder(target, Memory(ours.encoder(source, mask), mask))

    def run_theirs(source, target):
        padding = {"src_key_padding_mask": ~words, "memory_key_padding_mask": ~words}
        return theirs(source, target, tgt_mask=~causal_mask(5), **padding)

    inputs = [torch.randn(2, n, c.d_model, dtype=torch.float64) for n in (3, 5)]
    assert_agree(run_ours, run_theirs, inputs)


def test_layers_of_the_base_model_have_the_papers_size():
    base = TransformerConfig(1, 1, d_model=512, n_heads=8, d_ff=2048)
    count = lambda module: sum(p.numel() for p in module.parameters())  # noqa: E731
    assert count(EncoderLayer(base)) == 3_152_384
    assert count(DecoderLayer(base)) == 4_204_032
    assert count(EncoderLayer(base).attention) == 1_050_624


@pytest.mark.parametrize("positions", POSITIONS)
def test_padding_changes_nothing_and_the_future_does_not_leak(positions):
    model = Transformer(config(positions=positions)).eval()
    target = torch.tensor([[1, 2, 3, 4]])
    alone = model(torch.tensor([[4, 5, 6]]), target)
    padded = model(torch.tensor([[4, 5, 6, 0, 0]]), target)
    torch.testing.assert_close(padded, alone)
    other = model(torch.tensor([[4, 5, 6]]), torch.tensor([[1, 2, 5, 6]]))
    torch.testing.assert_close(other[:, :2], alone[:, :2])
    assert not torch.allclose(other[:, 2:], alone[:, 2:])


@pytest.mark.parametrize("positions", POSITIONS)
def test_only_without_positions_is_the_encoder_blind_to_order(positions):
    model, swapped = Transformer(config(positions=positions)).eval(), [1, 0, 2]
    states = model.encode(torch.tensor([[4, 5, 6]])).states
    after = model.encode(torch.tensor([[5, 4, 6]])).states
    assert torch.allclose(states, after[:, swapped], atol=1e-5) == (positions == "none")


def test_distances_alone_do_not_tell_left_from_right():
    model = Transformer(config(positions="alibi")).eval()
    forward = model.encode(torch.tensor([[4, 5, 6]])).states
    backward = model.encode(torch.tensor([[6, 5, 4]])).states
    torch.testing.assert_close(forward, backward.flip(1))


def test_one_pass_over_the_true_words_equals_one_step_after_another():
    model, source = Transformer(config()).eval(), torch.tensor([[4, 5, 6, 0]])
    target = torch.tensor([[1, 2, 3, 4]])
    memory = model.encode(source)
    steps = [model.next_logits(memory, target[:, : t + 1]) for t in range(4)]
    torch.testing.assert_close(torch.stack(steps, dim=1), model(source, target))


@pytest.mark.parametrize("attention", [FusedAttention, RotaryAttention, AlibiAttention])
def test_looking_in_changes_nothing(attention):
    layer, x, mask = attention(8, 2), torch.randn(2, 5, 8), causal_mask(5)
    unseen = layer(x, mask=mask)
    with record(layer) as seen:
        torch.testing.assert_close(layer(x, mask=mask), unseen)
    torch.testing.assert_close(seen["weights"].sum(dim=-1), torch.ones(2, 2, 5))
    assert not seen["weights"].triu(1).any()


def test_record_sees_every_attention_of_the_model():
    model = Transformer(config()).eval()
    with record(model) as seen:
        model(torch.tensor([[4, 5, 6, 0]]), torch.tensor([[1, 2, 3, 4, 5]]))
    assert seen["encoder.layers.0.attention.weights"].shape == (1, 2, 4, 4)
    assert seen["decoder.layers.1.self_attention.weights"].shape == (1, 2, 5, 5)
    assert seen["decoder.layers.1.cross_attention.weights"].shape == (1, 2, 5, 4)
    assert not seen["decoder.layers.1.cross_attention.weights"][..., 3].any()


def test_unknown_positions_are_refused():
    with pytest.raises(ValueError, match="positions='cosine' is unknown"):
        config(positions="cosine")
