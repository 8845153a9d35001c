"""Every widget, from its sample: computed as PyTorch does, readable, named, alive, copied."""

import html.parser

import pytest
import torch

from course_utils.widgets.engine import script
from course_utils.widgets.still import still_output
from tests.widgets.catalogue import FOLDER, WIDGETS, sample, states
from tests.widgets.widget_page import computed_in_node, overlapping, unnamed, unreadable

PIXELS = "document.querySelector('canvas').toDataURL()"
WIDTHS = [330, 600, 1000, 1600]
INK = "getComputedStyle(document.querySelector('.cw')).getPropertyValue('--cw-ink')"


@pytest.fixture(params=WIDGETS)
def name(request):
    return request.param


def made(name, what):
    return sample(name).make(**sample(name).STATES[what])


def test_every_widget_has_a_sample_and_every_sample_a_widget():
    assert {file.stem for file in FOLDER.glob("*.py")} - {"__init__"} == set(WIDGETS)


# ---- the numbers ----------------------------------------------------------------------------


def tensors(found: dict, names) -> dict[str, torch.Tensor]:
    def numbers(value):
        return [numbers(v) for v in value] if isinstance(value, list) else float(value)

    return {name: torch.tensor(numbers(found[name]), dtype=torch.float64) for name in names}


def close(found: dict, expected: dict) -> None:
    expected = {name: value.double() for name, value in expected.items()}
    torch.testing.assert_close(tensors(found, expected), expected, atol=1e-6, rtol=0)


def test_the_javascript_computes_what_pytorch_does_in_as_many_states_as_it_says(name):
    widgets = [made(name, what) for what in sample(name).STATES]
    assert {widget.tested for widget in widgets} == {len(widgets)} and len(widgets) >= 5
    for widget, found in zip(widgets, computed_in_node(name, widgets), strict=True):
        close(found, sample(name).computed(widget))


def test_control_another_state_is_noticed(name):
    right, wrong = sample(name).make(), sample(name).make()
    wrong.state = wrong.state | sample(name).WRONG
    (found,) = computed_in_node(name, [wrong])
    with pytest.raises(AssertionError):
        close(found, sample(name).computed(right))


@pytest.mark.parametrize("name, what", states())
def test_python_and_javascript_say_the_same_sentence(name, what, opened):
    widget = made(name, what)
    page = opened(widget)
    assert page.locator("output").inner_text() == repr(widget)
    assert page.errors == [] and page.asked == []


@pytest.mark.parametrize(
    "name, arguments, message",
    [(name, *error) for name in WIDGETS for error in sample(name).ERRORS],
)
def test_an_input_error_is_a_sentence(name, arguments, message):
    with pytest.raises(ValueError) as error:
        sample(name).make(**arguments)
    assert str(error.value) == message


# ---- the picture ----------------------------------------------------------------------------


@pytest.mark.parametrize("name, what", states())
def test_every_word_can_be_read_and_none_is_written_over_another(name, what, opened):
    page = opened(made(name, what))
    assert unreadable(page, WIDTHS) == []
    assert overlapping(page, WIDTHS) == []


def test_control_words_too_small_cut_or_over_each_other_are_found(opened):
    page = opened(sample("risk_explorer").make())
    assert unreadable(page, [600], least=20) and overlapping(page, [1000]) == []
    page.evaluate("""() => {
      const { fillText } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.fillText = function (s, x, y) {
        fillText.call(this, s.repeat(9), x, y);
      };
    }""")
    assert unreadable(page, [600]) and overlapping(page, [1000])


def test_on_its_own_page_a_key_press_changes_it_without_a_network(name, opened):
    page = opened(sample(name).make())
    before, said = page.evaluate(PIXELS), page.locator("output").inner_text()
    page.get_by_role("slider", name=sample(name).SLIDER, exact=True).focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "said => document.querySelector('output').textContent !== said", arg=said
    )
    assert page.evaluate(PIXELS) != before
    label = page.get_by_role("img").get_attribute("aria-label")
    assert label.startswith(page.locator("output").inner_text())
    assert page.asked == [] and page.errors == []


def test_dark_follows_the_system_and_less_motion_is_respected(name, opened):
    page = opened(sample(name).make(), color_scheme="dark", reduced_motion="reduce")
    assert page.evaluate(INK) == "#EEEEEE"
    frames = """slider => new Promise((done) => {
      const canvas = document.querySelector("canvas"), seen = new Set([canvas.toDataURL()]);
      slider.stepUp(3);
      slider.dispatchEvent(new Event("input"));
      let left = 20;
      const look = () => {
        seen.add(canvas.toDataURL());
        if (left--) requestAnimationFrame(look); else done(seen.size);
      };
      requestAnimationFrame(look);
    })"""
    slider = page.get_by_role("slider", name=sample(name).SLIDER, exact=True)
    assert slider.evaluate(frames) == 2  # before and after, nothing between


# ---- controls -------------------------------------------------------------------------------


def test_every_control_and_picture_has_a_name(name, opened):
    assert unnamed(opened(sample(name).make())) == []


def test_control_an_unnamed_control_is_found(opened):
    page = opened(sample("attention_steps").make())
    page.evaluate("document.querySelector('.cw').append(document.createElement('input'))")
    assert unnamed(page) == ["<input>"]


def test_every_control_is_reached_by_the_tab_key_in_order(name, opened):
    page = opened(sample(name).make())
    stops = ":is(input:not([hidden], [type=radio]), input:checked, select, button, summary, "
    stops += "[tabindex]):not([tabindex='-1'], :disabled)"
    controls = page.locator(f".cw {stops}")
    assert controls.count() >= 4
    for i in range(controls.count()):
        page.keyboard.press("Tab")
        assert controls.nth(i).evaluate("node => node === document.activeElement")
        assert controls.nth(i).get_attribute("data-lm-suppress-shortcuts") == "true"


def test_a_copied_state_is_python_that_recreates_the_view(name, opened):
    page = opened(sample(name).make())
    page.get_by_role("slider", name=sample(name).SLIDER, exact=True).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(300)
    page.get_by_role("button", name="Copy state").click()
    names = {name: sample(name).make} | getattr(sample(name), "NAMES", {})
    again = eval(page.get_by_label("Python that recreates").input_value(), names)
    assert repr(again) == page.locator("output").inner_text()
    assert repr(again) != repr(sample(name).make())


def test_the_state_stands_in_the_address_of_its_own_page(name, opened):
    page = opened(sample(name).make())
    page.get_by_role("slider", name=sample(name).SLIDER, exact=True).focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("location.hash.length > 2")
    said = page.locator("output").inner_text()
    page.reload()
    page.wait_for_function(
        "said => document.querySelector('output')?.textContent === said", arg=said
    )


# ---- without scripts, and committed -----------------------------------------------------------


def test_its_page_keeps_a_table_without_scripts_and_says_how_to_make_it_live(name, opened):
    page = opened(sample(name).make(), java_script_enabled=False)
    table = page.get_by_role("table")
    assert table.count() == 1 and "0." in table.inner_text()
    assert page.get_by_text("Run this cell to make it live").is_visible()


def tags(text: str) -> list[str]:
    found = []
    parser = html.parser.HTMLParser()
    parser.handle_starttag = lambda tag, attributes: found.append(tag)
    parser.feed(text)
    return found


def test_what_is_committed_is_a_named_table_with_no_script(name):
    widget = sample(name).make()
    still = widget.still_html()
    assert still.startswith(f'<div data-widget="{name}"')
    assert tags(still).count("table") == 1 and '<script type="module"' not in still
    assert len(still) < 20_000
    output = {"output_type": "execute_result", "data": {"text/html": widget._repr_html_()}}
    assert still_output(output)["data"]["text/html"] == still


def test_the_text_is_the_same_every_time(name):
    first, second = sample(name).make(), sample(name).make()
    assert repr(first) == repr(second) and first.still_html() == second.still_html()


def test_its_module_is_small(name):
    assert len(script(name).encode()) <= 60_000
