"""BERT, GPT and ViT are PyTorch's encoder with our weights, and each keeps its promise."""

from itertools import product

import pytest
import torch
import torch.nn.functional as F
from torch import nn

from course_utils.models.as_pytorch import give_weights
from course_utils.models.bert import Bert, BertConfig
from course_utils.models.conv_stem import ConvStem, ConvStemViT
from course_utils.models.convnet import ConvNet, ConvNetConfig
from course_utils.models.gpt import GPT, GPTConfig, Remembering
from course_utils.models.stack import Stack, StackConfig
from course_utils.models.vit import ViT, ViTConfig, patches
from course_utils.sampling import beam_search, greedy, sample

SMALL = {"d_model": 16, "n_heads": 4, "d_ff": 24, "n_layers": 2}
NEVER = -1  # no token ends the text


def theirs(config):
    """PyTorch's encoder of the same shape."""
    layer = nn.TransformerEncoderLayer(
        config.d_model, config.n_heads, config.d_ff, 0.0, config.activation,
        batch_first=True, norm_first=config.norm_first,
    )  # fmt: skip
    last = nn.LayerNorm(config.d_model)
    return nn.TransformerEncoder(layer, config.n_layers, last, enable_nested_tensor=False)


def stirred(module):
    """All weights and biases random, so that none can be forgotten unseen."""
    for weights in module.parameters():
        nn.init.normal_(weights, std=0.3)
    return module


def run(module, x, **mask):
    """What comes out, and the gradient of its square at the input."""
    x = x.clone().requires_grad_()
    out = module(x, **mask)
    return out, *torch.autograd.grad(out.square().sum(), x)


@pytest.mark.parametrize("activation, causal", list(product(["gelu", "relu"], [False, True])))
def test_a_stack_is_pytorchs_encoder_forward_and_gradient(activation, causal):
    config = StackConfig(**SMALL, activation=activation)
    ours, other, x = stirred(Stack(config)), theirs(config), torch.randn(2, 5, 16)
    seen = torch.ones(5, 5, dtype=torch.bool)
    seen = seen.tril() if causal else seen
    assert not torch.allclose(ours(x, seen), other(x, mask=~seen), atol=1e-3)
    give_weights(ours, other)
    torch.testing.assert_close(run(ours, x, mask=seen), run(other, x, mask=~seen))


def test_a_stack_that_normalises_last_opens_with_the_norm():
    config = StackConfig(**SMALL, norm_first=False)
    ours, other, x = stirred(Stack(config)), theirs(config), torch.randn(2, 5, 16)
    give_weights(ours, other)
    other.norm = None
    torch.testing.assert_close(run(ours, x), run(lambda x: other(ours.norm(x)), x))


@pytest.mark.parametrize("positions", ["learned", "none"])
def test_gpt_is_pytorchs_encoder_with_a_causal_mask(positions):
    config = GPTConfig(**SMALL, vocab_size=9, positions=positions)
    ours, other = stirred(GPT(config)), theirs(config)
    give_weights(ours.stack, other)
    tokens = torch.randint(9, (2, 7))
    x = ours.table(tokens)
    x = x + ours.positions.table.weight[:7] if positions == "learned" else x
    mask = nn.Transformer.generate_square_subsequent_mask(7)
    torch.testing.assert_close(ours(tokens), F.linear(other(x, mask=mask), ours.table.weight))


def test_bert_is_pytorchs_encoder_with_two_tables_more():
    config = BertConfig(**SMALL, vocab_size=9)
    ours, other = stirred(Bert(config)).eval(), theirs(config).eval()
    give_weights(ours.stack, other)
    tokens = torch.tensor([[1, 5, 3, 2], [4, 8, 0, 0]])
    segments = torch.tensor([[0, 0, 1, 1], [0, 1, 0, 0]])
    x = ours.table(tokens) + ours.segments(segments) + ours.positions.table.weight[:4]
    real = tokens != 0
    states = other(x, src_key_padding_mask=~real)
    torch.testing.assert_close(ours.states(tokens, segments)[real], states[real])


def test_vit_is_pytorchs_encoder_on_patches():
    config = ViTConfig(**SMALL, channels=2, size=6, patch=3, max_len=5)
    ours, other = stirred(ViT(config)), theirs(config)
    give_weights(ours.stack, other)
    images = torch.randn(2, 2, 6, 6)
    kernel = ours.embed.weight.reshape(16, 2, 3, 3)
    x = F.conv2d(images, kernel, ours.embed.bias, stride=3).flatten(2).mT
    x = torch.cat([ours.cls.weight.expand(2, 1, 16), x], dim=1) + ours.positions.table.weight
    torch.testing.assert_close(ours(images), ours.readout(other(x)[:, 0]))


def test_patches_go_row_by_row():
    image = torch.arange(16.0).reshape(1, 1, 4, 4)
    assert patches(image, 2)[0].tolist() == [
        [0, 1, 4, 5], [2, 3, 6, 7], [8, 9, 12, 13], [10, 11, 14, 15]
    ]  # fmt: skip


def gpt(positions="rotary", **changes):
    return stirred(GPT(GPTConfig(**SMALL | {"vocab_size": 9, "positions": positions} | changes)))


@pytest.mark.parametrize("positions", ["learned", "rotary", "none"])
def test_gpt_does_not_see_the_future(positions):
    model, tokens = gpt(positions), torch.tensor([[1, 2, 3, 4, 5]])
    other = torch.tensor([[1, 2, 3, 8, 5]])
    torch.testing.assert_close(model(tokens)[:, :3], model(other)[:, :3])
    assert not torch.allclose(model(tokens)[:, 3:], model(other)[:, 3:])


@pytest.mark.parametrize(
    "positions, norm_first", list(product(["learned", "rotary", "none"], [True, False]))
)
def test_the_cache_changes_nothing(positions, norm_first):
    model, tokens = gpt(positions, norm_first=norm_first), torch.randint(9, (3, 12))
    remembering = Remembering(model)
    for length in (4, 5, 6, 9, 12):  # a start, single tokens, several at once
        torch.testing.assert_close(
            remembering(tokens[:, :length]), model.next_logits(tokens[:, :length])
        )


def test_with_the_cache_the_same_text_is_written():
    model, start = gpt(), torch.tensor([[1], [2]])
    both = [greedy(read, start, NEVER, 20) for read in (model.next_logits, Remembering(model))]
    assert torch.equal(*both)
    draws = [
        sample(read, start, 20, generator=torch.Generator().manual_seed(0))
        for read in (model.next_logits, Remembering(model))
    ]
    assert torch.equal(*draws)


def test_with_the_cache_beam_search_finds_the_same_texts():
    model, start = gpt(), torch.tensor([[1], [2]])
    both = [beam_search(r, start, NEVER, 14, 3) for r in (model.next_logits, Remembering(model))]
    assert torch.equal(both[0][0], both[1][0])
    torch.testing.assert_close(both[0][1], both[1][1])


def test_the_cache_follows_rows_that_change_places():
    model, tokens = gpt(), torch.randint(9, (3, 6))
    tokens[:, 0] = torch.arange(3)
    remembering = Remembering(model)
    remembering(tokens[:, :5])
    for rows in ([2, 0, 0, 1], [1, 1]):
        chosen = tokens[rows]
        after = Remembering(model)
        after(tokens[:, :5])
        torch.testing.assert_close(after(chosen), model.next_logits(chosen))
    with pytest.raises(ValueError, match="do not go on after the 5"):
        remembering(tokens[:, :4])


def test_the_cache_reads_each_token_once():
    model, read = gpt(), []
    model.stack.layers[0].attention.query.register_forward_hook(
        lambda layer, inputs, out: read.append(inputs[0].shape[1])
    )
    greedy(Remembering(model), torch.tensor([[1, 2, 3]]), NEVER, 8)
    assert read[0] == 3 and set(read[1:]) == {1}


def test_the_cache_refuses_another_past_and_a_text_that_is_too_long():
    remembering = Remembering(gpt(max_len=4))
    remembering(torch.tensor([[1, 2]]))
    with pytest.raises(ValueError, match="do not go on after the 2"):
        remembering(torch.tensor([[1, 3, 4]]))
    with pytest.raises(ValueError, match="5 tokens are more than max_len=4"):
        remembering(torch.tensor([[1, 2, 3, 4, 5]]))


def test_gpt_writes_on_from_the_last_tokens_it_can_read():
    model, tokens = gpt("learned", max_len=4), torch.tensor([[1, 2, 3, 4, 5, 6]])
    torch.testing.assert_close(model.next_logits(tokens), model(tokens[:, -4:])[:, -1])


def test_bert_sees_both_sides_and_no_padding():
    model = stirred(Bert(BertConfig(**SMALL, vocab_size=9))).eval()
    tokens, longer = torch.tensor([[1, 2, 3]]), torch.tensor([[1, 2, 3, 0]])
    torch.testing.assert_close(model(tokens), model(longer)[:, :3])
    assert not torch.allclose(model(tokens)[:, 0], model(torch.tensor([[1, 2, 4]]))[:, 0])


def test_bert_answers_only_where_it_is_asked():
    model = stirred(Bert(BertConfig(**SMALL, vocab_size=9))).eval()
    tokens, asked = torch.randint(1, 9, (2, 5)), torch.tensor([[4, 1], [0, 0]])
    everywhere = model(tokens)
    torch.testing.assert_close(model(tokens, asked)[0], everywhere[0, [4, 1]])
    torch.testing.assert_close(model(tokens, asked)[1], everywhere[1, [0, 0]])


def test_vit_without_positions_does_not_see_the_order_and_with_them_it_does():
    image, order = torch.randn(1, 1, 8, 8), [3, 1, 0, 2]
    for positions, same in (("none", True), ("learned", False)):
        config = ViTConfig(**SMALL, size=8, positions=positions, max_len=5)
        model = stirred(ViT(config))
        cut = patches(image, 4)
        plain, shuffled = (model.readout(model.states(x)[:, 0]) for x in (cut, cut[:, order]))
        assert torch.allclose(plain, shuffled, atol=1e-5) == same


def test_patches_that_are_left_out_are_never_read():
    config = ViTConfig(**SMALL, size=8, patch=2, max_len=17)
    model, image = stirred(ViT(config)).eval(), torch.randn(3, 1, 8, 8)
    everything = torch.ones(3, 16, dtype=torch.bool)
    torch.testing.assert_close(model.seeing(image, everything), model(image))
    kept = torch.rand(3, 16).argsort(dim=1) >= 5
    hidden = kept.unflatten(1, (4, 4)).repeat_interleave(2, 1).repeat_interleave(2, 2)[:, None]
    other = torch.where(hidden, image, torch.randn(3, 1, 8, 8))
    torch.testing.assert_close(model.seeing(image, kept), model.seeing(other, kept))
    assert not torch.allclose(model.seeing(image, everything), model.seeing(other, everything))


def test_patches_that_are_kept_keep_their_place():
    """As if attention were forbidden to look at the others."""
    config = ViTConfig(**SMALL, size=8, patch=2, max_len=17)
    model, image = stirred(ViT(config)).eval(), torch.randn(3, 1, 8, 8)
    kept = torch.rand(3, 16).argsort(dim=1) >= 5
    seen = torch.cat([torch.ones(3, 1, dtype=torch.bool), kept], dim=1)[:, None, None]
    states = model.stack(model.tokens(patches(image, 2)), seen)
    torch.testing.assert_close(model.seeing(image, kept), model.readout(states[:, 0]))


def test_the_stem_of_convolutions_gives_one_token_a_patch_that_sees_a_little_more():
    config = ViTConfig(**SMALL, size=16, patch=4, max_len=17)
    model, image = ConvStemViT(config).eval(), torch.randn(1, 1, 16, 16)
    moved = image.clone()
    moved[0, 0, 5, 5] += 1
    changed = (model.stem(moved) - model.stem(image)).abs().amax(dim=-1)[0] > 1e-6
    assert changed[5] and changed.sum() > 1 and not changed[[3, 7, 11, 12, 13, 14, 15]].any()
    plain = ViT(config)
    states = torch.cat([model.cls.weight[None], model.stem(image)], dim=1)
    states = model.stack(states + model.positions.table.weight)
    torch.testing.assert_close(model(image), model.readout(states[:, 0]))
    assert {name for name, _ in plain.named_parameters() if "embed" not in name} == {
        name for name, _ in model.named_parameters() if "stem." not in name
    }


def test_the_convolutional_network_halves_the_image():
    model = ConvNet(ConvNetConfig(width=2))
    assert [weights.shape[0] for weights in model.parameters() if weights.ndim == 4] == [
        2, 2, 4, 4, 8, 8
    ]  # fmt: skip
    seen = []
    model.stages[2].register_forward_hook(lambda layer, inputs, out: seen.append(out.shape))
    assert model(torch.randn(2, 1, 28, 28)).shape == (2, 10)
    assert seen == [(2, 8, 7, 7)]


@pytest.mark.parametrize(
    "config, changes, words",
    [
        (GPTConfig, {"vocab_size": 9, "positions": "sines"}, "'sines' is unknown: use one of"),
        (ViTConfig, {"patch": 5, "max_len": 26}, "3 pixels would be left over"),
        (ViTConfig, {"max_len": 49}, "use max_len=50"),
    ],
)
def test_choices_that_do_not_fit_are_named(config, changes, words):
    with pytest.raises(ValueError, match=words):
        config(**changes)


def test_a_stem_halves_and_says_so():
    with pytest.raises(ValueError, match="patch=7 is no power of 2"):
        ConvStem(ViTConfig(patch=7, max_len=17))


def test_an_unknown_activation_is_named():
    with pytest.raises(ValueError, match="'swish' is unknown: use one of relu, gelu"):
        GPT(GPTConfig(vocab_size=9, activation="swish"))
