"""The heat-map of the position code: JavaScript agrees with Python, the dial with its digits."""

import re

import pytest
import torch

from course_utils.layers.positions import sinusoidal_code
from course_utils.widgets.positional_heatmap.widget import positional_heatmap, positions
from tests.widgets.samples.positional_heatmap import STATES
from tests.widgets.widget_page import words


def test_the_definition_is_the_code_of_the_package():
    widget = positional_heatmap(d_model=16, length=20)
    code = positions(widget.data, widget.state)["code"].float()
    torch.testing.assert_close(code, sinusoidal_code(20, 16), atol=1e-6, rtol=0)


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
    page.locator("canvas").click(position={"x": 64, "y": 63 + 384 * 20.5 / 50})
    page.wait_for_function("document.querySelector('output').textContent.startsWith('Row 20 of')")
    assert "pair 0 turns" in page.locator("output").inner_text()
    page.locator("canvas").click(position={"x": 300, "y": 10})  # above: nothing happens
    assert page.locator("output").inner_text().startswith("Row 20 of")
