"""Patch explorer: the order matters with positions alone; a drawing is centred as MNIST was."""

import pytest
import torch

from course_utils.datasets.digits import centred
from course_utils.widgets.page_images import shuffled
from course_utils.widgets.patch_explorer.widget import compute, patch_explorer
from tests.widgets.samples.patch_explorer import SEVEN, inputs, make
from tests.widgets.widget_page import in_node

SAID = "document.querySelector('output').textContent"


def classes(**state):
    widget = make(**state)
    return compute(widget.data, widget.state, *inputs()[2:])["classes"]


def test_without_positions_every_shuffle_gives_the_same_answer():
    for positions in ("taken away", "never had"):
        plain = classes(positions=positions)
        for shuffle in (1, 7, 20):
            torch.testing.assert_close(classes(shuffle=shuffle, positions=positions), plain)
    for shuffle in (1, 7, 20):
        assert (classes(shuffle=shuffle) - classes()).abs().max() > 0.01


def test_a_model_with_positions_is_no_bag():
    images, labels, model, bag = inputs()
    with pytest.raises(ValueError, match="bag has to be a model of the same sizes"):
        patch_explorer(images, labels, model, model)
    assert bag.config.positions == "none"


def test_a_shuffle_is_an_order_of_its_own():
    orders = [shuffled(49, seed) for seed in range(21)]
    assert orders[0] == list(range(49)) and len({tuple(order) for order in orders}) == 21
    assert all(sorted(order) == orders[0] for order in orders)


def test_a_drawing_is_centred_as_python_does():
    ink = torch.zeros(28, 28)
    ink[3:9, 15:26] = torch.rand(6, 11, generator=torch.Generator().manual_seed(0))
    found = in_node("patch_explorer", "own.centred(ink, 28)", ink=ink.flatten().tolist())
    assert torch.allclose(torch.tensor(found).view(28, 28), centred(ink[None])[0], atol=1e-5)


def test_a_digit_is_drawn_with_the_keyboard_and_named(opened):
    page = opened(make())
    page.get_by_role("button", name="Clear and draw").click()
    page.wait_for_function(f"{SAID}.includes('the pad is empty')")
    page.get_by_label("Drawing pad").focus()
    page.keyboard.press("Space")
    for _ in range(12):
        page.keyboard.press("ArrowDown")
    page.wait_for_function(f"/^Your drawing .* says \\d with probability/.test({SAID})")
    assert page.errors == [] and page.asked == []


def test_a_drawn_seven_is_a_seven():
    assert classes(drawing=SEVEN).argmax() == 7
