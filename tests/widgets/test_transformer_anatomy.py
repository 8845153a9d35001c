"""Transformer anatomy: the counts are those of real layers, and JavaScript agrees with Python."""

import re

import pytest
import torch
from torch import nn

from course_utils.models.transformer import DecoderLayer, EncoderLayer, TransformerConfig
from course_utils.widgets.transformer_anatomy.widget import STEPS, anatomy, transformer_anatomy
from tests.widgets.widget_page import in_node, words

SENTENCE = "document.querySelector('output').textContent"


def computed(widget, expression="compute(data, state)"):
    return in_node("transformer_anatomy", expression, data=widget.data, state=widget.state)


@pytest.mark.parametrize("step", range(len(STEPS)))
def test_the_javascript_agrees_at_every_step(step):
    widget = transformer_anatomy(step=step)
    assert computed(widget) == anatomy(widget.data, widget.state)


def size(module: nn.Module) -> int:
    return sum(p.numel() for p in module.parameters())


@pytest.mark.parametrize("widths", [(512, 8, 2048), (1024, 16, 4096), (64, 4, 128)])
def test_the_counts_are_those_of_the_layers(widths):
    d_model, n_heads, d_ff = widths
    widget = transformer_anatomy(d_model=d_model, n_heads=n_heads, d_ff=d_ff)
    count = anatomy(widget.data, widget.state)["parameters"]
    config = TransformerConfig(1, 1, d_model=d_model, n_heads=n_heads, d_ff=d_ff)
    assert sum(count[2:6]) == size(EncoderLayer(config))
    assert sum(count[8:14]) == size(DecoderLayer(config))


def test_the_base_and_the_big_model_of_the_paper():
    base = transformer_anatomy()
    big = transformer_anatomy(d_model=1024, n_heads=16, d_ff=4096)
    assert anatomy(base.data, base.state)["total"] == 63_082_496
    assert anatomy(big.data, big.state)["total"] == 214_245_376


def test_what_a_token_may_look_at_is_what_it_depends_on():
    """In a real decoder: by the gradient of one output with respect to the inputs."""
    config = TransformerConfig(9, 9, d_model=16, n_heads=2, d_ff=32, dropout=0.0)
    layer = DecoderLayer(config).self_attention
    x = torch.randn(1, 4, 16, requires_grad=True)
    for token in range(4):
        widget = transformer_anatomy(step=8, token=token)
        mask = torch.ones(4, 4, dtype=torch.bool).tril()
        (slope,) = torch.autograd.grad(layer(x, mask=mask)[0, token].sum(), x)
        depends = (slope[0].abs().sum(dim=-1) > 0).int().tolist()
        assert anatomy(widget.data, widget.state)["sees"] == depends


@pytest.mark.parametrize("step", [0, 2, 3, 4, 9, 10])
def test_a_written_product_gives_its_result(step, opened):
    text = words(opened(transformer_anatomy(step=step))).replace(",", "").replace("·", "*")
    found = re.findall(r"((?:\d+ \* \(?)?\d[\d *+]*\)?) = (\d+)", text)
    assert found and all(eval(sum_) == int(result) for sum_, result in found), found


def test_control_a_wrong_product_is_noticed():
    assert eval("2 * 512") != 1025


def test_arrow_keys_follow_the_token_and_reset_goes_back(opened):
    page = opened(transformer_anatomy())
    page.get_by_role("slider", name="Step").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"{SENTENCE}.startsWith('Step 4 of 15, encoder, Add & norm')")
    page.get_by_role("slider", name="d_ff").focus()
    page.keyboard.press("End")
    page.wait_for_function(f"{SENTENCE}.includes('The whole model has 88,')")
    page.get_by_role("button", name="Reset").click()
    page.wait_for_function(f"{SENTENCE}.startsWith('Step 3 of 15')")


def test_a_click_on_a_block_goes_there(opened):
    page = opened(transformer_anatomy())
    box = page.locator("canvas").bounding_box()
    page.mouse.click(box["x"] + 0.38 * box["width"], box["y"] + 20)
    page.wait_for_function(f"{SENTENCE}.startsWith('Step 15 of 15, decoder, Readout')")


def test_without_scripts_the_table_holds_every_step(opened):
    page = opened(transformer_anatomy(), java_script_enabled=False)
    rows = page.locator("tbody tr")
    assert rows.count() == len(STEPS) + 1
    assert "63,082,496" in rows.last.inner_text()
