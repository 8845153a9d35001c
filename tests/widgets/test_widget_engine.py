"""Every widget: alive without a network, a table without scripts, named, put back, small, still."""

import html.parser
import os
import subprocess
import sys
from pathlib import Path

import pytest

from course_utils.widgets.attention_steps.widget import attention_steps
from course_utils.widgets.engine import HERE, KernelWidget, script
from course_utils.widgets.still import VIEW, still_output
from tests.widgets.samples import SLIDERS, WIDGETS, small_lookup
from tests.widgets.widget_page import expose_render, unnamed

PIXELS = "document.querySelector('canvas').toDataURL()"
STAND = """() => [...document.querySelectorAll(".cw :is(input[type=range], select, label b)")]
  .map((node) => node.value ?? node.textContent)"""
RENDERED = f"""() => {{
  const el = document.querySelector("[data-inputs]"), inputs = JSON.parse(el.dataset.inputs);
  el.replaceChildren();
  render({{ el, model: {{ get: (name) => inputs[name] }} }});
  return ({STAND})();
}}"""


@pytest.fixture(params=WIDGETS)
def name(request):
    return request.param


def test_its_own_page_is_live_without_a_network(name, opened):
    page = opened(WIDGETS[name]())
    before, said = page.evaluate(PIXELS), page.locator("output").inner_text()
    page.get_by_role("slider", name=SLIDERS[name], exact=True).focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "said => document.querySelector('output').textContent !== said", arg=said
    )
    assert page.evaluate(PIXELS) != before
    label = page.get_by_role("img").get_attribute("aria-label")
    assert label.startswith(page.locator("output").inner_text())
    assert page.asked == [] and page.errors == []


def test_its_controls_stand_where_the_state_does_before_the_first_picture(name, opened):
    page = opened(WIDGETS[name]())
    expose_render(page)
    painted = page.evaluate(STAND)
    assert page.evaluate(RENDERED) == painted and len(painted) >= 2


def test_its_page_keeps_a_table_without_scripts(name, opened):
    page = opened(WIDGETS[name](), java_script_enabled=False)
    table = page.get_by_role("table")
    assert table.count() == 1 and "0." in table.inner_text()


def test_two_equal_widgets_on_one_page_are_both_live(opened):
    page = opened(attention_steps()._repr_html_() * 2)
    assert page.get_by_role("img").count() == 2 and page.errors == []


def test_every_control_and_picture_has_a_name(name, opened):
    assert unnamed(opened(WIDGETS[name]())) == []


def test_control_an_unnamed_control_is_found(opened):
    page = opened(attention_steps())
    page.evaluate("document.querySelector('.cw').append(document.createElement('input'))")
    assert unnamed(page) == ["<input>"]


def test_every_control_is_reached_by_the_tab_key_in_order(name, opened):
    page = opened(WIDGETS[name]())
    controls = page.locator(".cw :is(input:not([hidden]), select, button, summary, [tabindex])")
    for i in range(controls.count()):
        page.keyboard.press("Tab")
        assert controls.nth(i).evaluate("node => node === document.activeElement")
        assert controls.nth(i).get_attribute("data-lm-suppress-shortcuts") == "true"


def test_put_back_by_jupyterlab_it_wakes_up(name, opened):
    """Taken out of the page and put back, as windowing does, it follows theme and keys again."""
    page = opened(WIDGETS[name]())
    page.evaluate("window.root = document.querySelector('.cw'); window.home = root.parentNode")
    page.evaluate("root.remove()")
    page.wait_for_timeout(100)
    page.evaluate("document.body.dataset.jpThemeLight = 'false'")
    page.evaluate("home.append(root)")
    ink = "getComputedStyle(root).getPropertyValue('--cw-ink')"
    page.wait_for_function(f"{ink} === '#EEEEEE'")
    page.evaluate("document.body.dataset.jpThemeLight = 'true'")
    page.wait_for_function(f"{ink} === '#222222'")
    assert page.errors == []


def test_hidden_while_the_theme_changes_it_still_follows(name, opened):
    page = opened(WIDGETS[name]())
    page.evaluate("""() => {
      const root = window.root = document.querySelector(".cw");
      root.parentNode.style.display = "none";
      document.body.dataset.jpThemeLight = "false";
      requestAnimationFrame(() => { root.parentNode.style.display = ""; });
    }""")
    page.wait_for_function("getComputedStyle(root).getPropertyValue('--cw-ink') === '#EEEEEE'")


def test_dark_follows_the_system_and_less_motion_is_respected(name, opened):
    page = opened(WIDGETS[name](), color_scheme="dark", reduced_motion="reduce")
    ink = "getComputedStyle(document.querySelector('.cw')).getPropertyValue('--cw-ink')"
    assert page.evaluate(ink) == "#EEEEEE"
    frames = """slider => new Promise((done) => {
      const canvas = document.querySelector("canvas"), seen = new Set([canvas.toDataURL()]);
      slider.value = Number(slider.value) + 3;
      slider.dispatchEvent(new Event("input"));
      let left = 20;
      const look = () => {
        seen.add(canvas.toDataURL());
        if (left--) requestAnimationFrame(look); else done(seen.size);
      };
      requestAnimationFrame(look);
    })"""
    slider = page.get_by_role("slider", name=SLIDERS[name], exact=True)
    assert slider.evaluate(frames) == 2  # before and after, nothing between


def test_the_text_is_the_same_every_time(name):
    first, second = WIDGETS[name](), WIDGETS[name]()
    assert repr(first) == repr(second) and first.still_html() == second.still_html()


def test_tokens_are_text_not_markup():
    page = attention_steps(["<b>", "</script><script>alert(1)", "&", "x"])._repr_html_()
    assert "<b>" not in page and page.count("</script>") == 1


def tags(text: str) -> list[str]:
    found = []
    parser = html.parser.HTMLParser()
    parser.handle_starttag = lambda tag, attributes: found.append(tag)
    parser.feed(text)
    return found


def test_what_is_committed_is_a_named_table_with_no_script(name):
    still = WIDGETS[name]().still_html()
    assert still.startswith(f'<div data-widget="{name}"')
    assert tags(still).count("table") == 1 and "script" not in tags(still)
    assert len(still) < 20_000


def test_a_page_widgets_output_becomes_its_still_form():
    widget = attention_steps()
    output = {"output_type": "execute_result", "data": {"text/html": widget._repr_html_()}}
    assert still_output(output)["data"]["text/html"] == widget.still_html()
    assert "<script" in output["data"]["text/html"]  # the output given is not changed


def test_a_kernel_widgets_output_becomes_its_still_form():
    widget = small_lookup()
    bundle, _ = widget._repr_mimebundle_()
    assert bundle[VIEW]["model_id"]
    still = still_output({"output_type": "display_data", "data": bundle})["data"]
    assert still == {"text/plain": repr(widget), "text/html": widget.still_html()}


@pytest.mark.parametrize(
    "output", [{"output_type": "stream", "text": "a"}, {"output_type": "error"}]
)
def test_an_output_without_data_is_left_alone(output):
    assert still_output(output) == output


def test_lines_of_html_are_joined():
    output = {"data": {"text/html": ["<p>a</p>\n", "<script>b\n", "</script>"]}}
    assert still_output(output) == {"data": {"text/html": "<p>a</p>"}}


def test_a_kernel_widget_answers_with_the_questions_id():
    asked = []
    widget = KernelWidget(
        "soft_lookup", {}, {}, "words", "table", lambda question: asked.append(question) or question
    )
    widget.question = {"id": "a", "n": 1}
    assert asked == [{"id": "a", "n": 1}] and widget.answer["id"] == "a"


def test_they_are_built_without_a_display_or_a_notebook():
    places = {"PYTHONPATH": f".{os.pathsep}{Path(__file__).parent}"}
    code = "import sys; from samples import WIDGETS; [widget() for widget in WIDGETS.values()]"
    code += "; assert not {'matplotlib', 'ipykernel'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, env=os.environ | places)


MODULES = sorted(HERE.glob("*.js"))


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.stem)
def test_a_module_is_small_and_stands_alone(file):
    text = file.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 250 and len(text.encode()) <= 15_000
    assert not [line for line in text.splitlines() if len(line) > 120]
    words = ("import ", "fetch(", "http:", "https:", "XMLHttpRequest", "eval(")
    assert not any(word in text for word in words)


def test_a_script_is_one_module_with_the_shared_core_once(name):
    text = script(name)
    assert text.count("const core = ") == 1 and text.count("const ui = ") == 1
