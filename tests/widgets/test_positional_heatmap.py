"""The heat-map of the position code: JavaScript agrees with Python, the dial with its digits."""

import re

import pytest
import torch

from course_utils.layers.positions import sinusoidal_code
from course_utils.widgets.positional_heatmap.widget import positional_heatmap, positions
from tests.widgets.widget_page import in_node, unnamed, unreadable, words

STATES = {
    "as it opens": {},
    "row 0, fast": {"row": 0, "base": 2, "pair": 3},
    "last row, last pair": {"row": 49, "pair": 15},
    "long and wide": {"d_model": 64, "length": 128, "row": 127, "pair": 4},
    "smallest": {"d_model": 4, "length": 8, "row": 3, "base": 1_000_000, "pair": 1},
}


def computed(widget, expression: str) -> dict[str, torch.Tensor]:
    found = in_node("positional_heatmap", expression, data=widget.data, state=widget.state)
    return {name: torch.tensor(value, dtype=torch.float64) for name, value in found.items()}


@pytest.mark.parametrize("arguments", STATES.values(), ids=STATES)
def test_the_javascript_computes_what_python_defines(arguments):
    widget = positional_heatmap(**arguments)
    expected = positions(widget.data, widget.state)
    torch.testing.assert_close(
        computed(widget, "compute(data, state)"), expected, atol=1e-6, rtol=0
    )


def test_control_a_javascript_with_another_base_is_noticed():
    widget = positional_heatmap()
    found = computed(widget, "compute(data, {...state, base: 9999})")
    with pytest.raises(AssertionError):
        torch.testing.assert_close(found, positions(widget.data, widget.state), atol=1e-6, rtol=0)


def test_the_definition_is_the_code_of_the_package():
    widget = positional_heatmap(d_model=16, length=20)
    code = positions(widget.data, widget.state)["code"].float()
    torch.testing.assert_close(code, sinusoidal_code(20, 16), atol=1e-6, rtol=0)


@pytest.mark.parametrize(
    "arguments, message",
    [
        ({"row": 50}, "row=50 cannot be shown: it must be 0 to 49"),
        ({"pair": 16}, "pair=16 cannot be shown: it must be 0 to 15"),
        ({"length": 500}, "length=500 cannot be shown: it must be 8 to 128"),
        ({"d_model": 2, "pair": 0}, "d_model=2 cannot be shown: it must be 4 to 64"),
        ({"base": 1}, "base=1 cannot be shown: it must be 2 to 1000000"),
        ({"row": 1.5}, "row=1.5 is not a whole number"),
        ({"d_model": 7}, "d_model=7 is odd: a sine would be left without its cosine"),
    ],
)
def test_an_input_error_is_a_sentence(arguments, message):
    with pytest.raises(ValueError) as error:
        positional_heatmap(**arguments)
    assert str(error.value) == message


@pytest.mark.parametrize("arguments", STATES.values(), ids=STATES)
def test_python_and_javascript_say_the_same_sentence(arguments, opened):
    widget = positional_heatmap(**arguments)
    page = opened(widget)
    assert page.locator("output").inner_text() == repr(widget)
    assert unnamed(page) == [] and page.errors == [] and page.asked == []


def test_without_scripts_a_table_shows_the_rows_around(opened):
    page = opened(positional_heatmap(), java_script_enabled=False)
    table = page.get_by_role("table").inner_text()
    assert "position 5" in table and "position 15" in table and "position 4\t" not in table
    assert table.count("15.314") == 2  # the two neighbours of row 10


@pytest.mark.parametrize("arguments", STATES.values(), ids=STATES)
def test_the_written_angle_can_be_recomputed(arguments, opened):
    text = words(opened(positional_heatmap(**arguments)))
    row, rate, sign, angle = re.search(r"angle = (\d+) · ([\d.]+) ([=≈]) ([\d.,]+)", text).groups()
    off = abs(int(row) * float(rate) - float(angle.replace(",", "")))
    assert (sign == "=") == (off <= 0.00051) and off < 0.01


@pytest.mark.parametrize("name", ["as it opens", "long and wide"])
def test_every_word_can_be_read_at_every_width(name, opened):
    page = opened(positional_heatmap(**STATES[name]))
    assert unreadable(page, [500, 640, 759, 760, 1000, 1280, 1900]) == [] and page.errors == []


def test_a_key_moves_the_row_and_a_shorter_code_takes_it_along(opened):
    page = opened(positional_heatmap(row=49))
    before = page.locator("canvas").evaluate("c => c.toDataURL()")
    page.get_by_role("slider", name="Row").focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("document.querySelector('output').textContent.startsWith('Row 48')")
    assert page.locator("canvas").evaluate("c => c.toDataURL()") != before
    page.get_by_role("slider", name="Length").focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_function(
        "document.querySelector('output').textContent.startsWith('Row 39 of 40')"
    )
    assert page.get_by_role("slider", name="Row").get_attribute("max") == "39"


def test_a_click_on_the_heat_map_chooses_row_and_pair(opened):
    page = opened(positional_heatmap())
    page.locator("canvas").click(position={"x": 60, "y": 63 + 384 * 20.5 / 50})
    page.wait_for_function("document.querySelector('output').textContent.startsWith('Row 20 of')")
    assert "pair 0 turns" in page.locator("output").inner_text()
    page.locator("canvas").click(position={"x": 300, "y": 10})  # above: nothing happens
    assert page.locator("output").inner_text().startswith("Row 20 of")


def test_copy_state_is_python_that_recreates_the_view(opened):
    page = opened(positional_heatmap())
    page.get_by_role("slider", name="Pair").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_role("slider", name="Base").focus()
    page.keyboard.press("ArrowLeft")
    page.get_by_role("button", name="Copy state").click()
    again = eval(page.get_by_label("Python that recreates").input_value())
    assert again.state == {"row": 10, "length": 50, "base": 3000, "pair": 1}
    page.get_by_role("button", name="Reset").click()
    page.wait_for_function("document.querySelector('output').textContent.includes('base 10,000')")
