"""The engine: outputs that survive, numbers as JavaScript writes them, and JupyterLab's habits."""

import os
import subprocess
import sys

import pytest

from course_utils.notation import KEY, KEY_TEXT, OUTPUT, QUERY, VALUE
from course_utils.widgets.attention_steps.widget import attention_steps
from course_utils.widgets.engine import KernelWidget, packed
from course_utils.widgets.join import HERE
from course_utils.widgets.still import still_output
from course_utils.widgets.written import literal, number, share
from tests.widgets.catalogue import WIDGETS, sample
from tests.widgets.test_join import run

NUMBERS = [0, -0.0, 0.125, -0.125, 1.005, 2.675, 999.999, 1000, -1234567.891, 63082496, 1e-9]
SHARES = [0, 1, 1e-9, 0.00004, 0.00006, 0.0123, 0.4551, 0.99949, 0.9997, 0.99996, 1 - 1e-12]


def written(call: str, values) -> list[str]:
    file = (HERE / "core" / "numbers.js").as_uri()
    script = f'import {{ number, share }} from "{file}";\n'
    script += f"for (const v of {[repr(v) for v in values]}.map(Number)) console.log({call});"
    return run(script).stdout.split()


@pytest.mark.parametrize("digits", [0, 2, 3])
def test_python_writes_numbers_as_javascript_does(digits):
    assert written(f"number(v, {digits})", NUMBERS) == [number(v, digits) for v in NUMBERS]
    assert number(1234567.891) == "1,234,567.89" and number(-0.001) == "0"


@pytest.mark.parametrize("digits", [3, 4])
def test_python_writes_shares_as_javascript_does_and_only_0_and_1_as_such(digits):
    found = [share(v, digits) for v in SHARES]
    assert written(f"share(v, {digits})", SHARES) == found
    assert [text in ("0", "1") for text in found] == [v in (0, 1) for v in SHARES]


def test_python_and_javascript_have_the_same_colours():
    file = (HERE / "core" / "colour.js").as_uri()
    names = ["query", "key", "value", "output", "keyText"]
    script = f'import {{ LIGHT }} from "{file}";\n'
    script += f"for (const name of {names}) console.log(LIGHT[name]);"
    assert run(script).stdout.upper().split() == [QUERY, KEY, VALUE, OUTPUT, KEY_TEXT]


def test_inputs_are_written_as_python_reads_them():
    value = [1.0, 0.5, ["a", None, True]]
    assert literal(value) == "[1, 0.5, ['a', None, True]]"


def test_tokens_are_text_not_markup():
    page = attention_steps(["<b>", "</script><script>alert(1)", "&", "x'"])._repr_html_()
    assert "<b>" not in page.replace("<b>Attention in seven steps.</b>", "")
    assert page.count("</script>") == 1 and "data-inputs='" in page and "x'" not in page


def test_bytes_stand_once_outside_the_json_and_are_kept_where_they_are_needed():
    text, binary = packed({"a": b"\0\1", "list": [b"x"]}, kept=" data-kept")
    assert text == '{"a": {"$bytes": 0}, "list": [{"$bytes": 1}]}'
    assert binary.count("<script") == 2 and ">AAE=<" in binary
    output = {"output_type": "display_data", "data": {"text/html": binary + "<script>1</script>"}}
    assert still_output(output)["data"]["text/html"] == binary


@pytest.mark.parametrize(
    "output", [{"output_type": "stream", "text": "a"}, {"output_type": "error"}]
)
def test_an_output_without_data_is_left_alone(output):
    assert still_output(output) == output


def test_python_answers_a_question():
    asked = []
    widget = KernelWidget(
        "soft_lookup",
        reply=lambda question: asked.append(question) or question,
        **{"title": "", "question": "", "data": {}, "state": {}, "sentence": "", "table": ""},
    )
    widget.bridge.question = {"id": "a", "n": 1}
    assert asked == [{"id": "a", "n": 1}] and widget.bridge.answer["id"] == "a"


def test_they_are_built_without_a_display_or_a_notebook():
    code = "import sys; from tests.widgets.catalogue import WIDGETS, sample\n"
    code += "[sample(name).make() for name in WIDGETS]\n"
    code += "assert not {'matplotlib', 'ipykernel'} & set(sys.modules)"
    root = str(HERE.parents[1])
    subprocess.run([sys.executable, "-c", code], check=True, cwd=root, env=dict(os.environ))


# ---- what JupyterLab does to an output --------------------------------------------------------


def test_two_equal_widgets_on_one_page_are_both_live(opened):
    page = opened(attention_steps()._repr_html_() * 2)
    assert page.get_by_role("img").count() == 2 and page.errors == []


@pytest.mark.parametrize("name", WIDGETS)
def test_put_back_by_jupyterlab_it_wakes_up(name, opened):
    """Taken out of the page and put back, as windowing does, it follows theme and keys again."""
    page = opened(sample(name).make())
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


@pytest.mark.parametrize("name", WIDGETS)
def test_hidden_while_the_theme_changes_it_still_follows(name, opened):
    page = opened(sample(name).make())
    page.evaluate("""() => {
      const root = window.root = document.querySelector(".cw");
      root.parentNode.style.display = "none";
      document.body.dataset.jpThemeLight = "false";
      requestAnimationFrame(() => { root.parentNode.style.display = ""; });
    }""")
    page.wait_for_function("getComputedStyle(root).getPropertyValue('--cw-ink') === '#EEEEEE'")
