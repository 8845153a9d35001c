"""What the widget tests ask of a page, and of a widget's JavaScript in node."""

import base64
import json
import re
import subprocess

from playwright.sync_api import Page

from course_utils.widgets.engine import source

ASKING = """(inputs) => {  // a page whose model asks the Python of this test
  const heard = [], values = { ...inputs, answer: {} };
  const model = {
    get: (name) => values[name], on: (_, hear) => heard.push(hear), save_changes() {},
    set: (name, value) => python(value).then((answer) => {
      values.answer = answer;
      heard.forEach((hear) => hear());
    }),
  };
  document.body.replaceChildren();
  window.render({ model, el: document.body });
}"""


def in_node(module: str, expression: str, **names):
    """Evaluate JavaScript beside a widget's own module, in node; infinities travel as words."""
    given = "".join(f"const {name} = {json.dumps(value)};\n" for name, value in names.items())
    show = '(key, v) => (v === -Infinity ? "-inf" : v)'
    script = f"{source(module)}\n{given}console.log(JSON.stringify({expression}, {show}));"
    done = subprocess.run(
        ["node", "--input-type=module"], input=script, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def drawn(page: Page) -> list[dict]:
    """The words of the last picture, redrawn at rest."""
    page.wait_for_timeout(350)
    return redrawn(page, page.viewport_size["width"] - 1)


def redrawn(page: Page, width: int) -> list[dict]:
    """The words of the picture at another width."""
    page.evaluate("words.length = 0")
    page.set_viewport_size({"width": width, "height": 720})
    page.wait_for_function("words.length > 0")
    page.wait_for_timeout(50)
    return page.evaluate("words")


def unreadable(page: Page, widths: list[int], least: float = 11) -> list[tuple[int, dict]]:
    """At each new width of the page, the words that are too small, or stick out of the picture."""
    found = []
    page.emulate_media(reduced_motion="reduce")  # each picture is drawn at once
    for width in widths:
        shown = redrawn(page, width)
        wide = page.evaluate("document.querySelector('canvas').clientWidth")
        fits = [w["size"] >= least and w["left"] >= 0 and w["right"] <= wide for w in shown]
        found += [(width, word) for word, fit in zip(shown, fits, strict=True) if not fit]
    return found


def words(page: Page) -> str:
    """The picture as one text, minus signs readable to Python."""
    return "".join(word["s"] for word in drawn(page)).replace("−", "-")


def sums(text: str) -> list[tuple[str, str, str]]:
    """Every written sum `a·b + c·d + ... = result`, its sign (= or ≈) and its result."""
    number = r"\(?-?[<>]?\d+\.?\d*\)?"
    product = rf"{number}(?:·{number})?"
    found = re.findall(
        rf"({product}(?: \+ {product})+)(?: \(all other keys\))? ([=≈]) ([<>-]?\d+\.?\d*)", text
    )
    return found


def recompute(written: str) -> float:
    """The value of a written sum, from its printed digits."""
    terms = re.sub(r"[()<>]", "", written).split(" + ")
    return sum(eval(term.replace("·", "*")) for term in terms)


def unnamed(page: Page) -> list[str]:
    """Controls and pictures without an accessible name."""
    return page.evaluate("""() => [...document.querySelectorAll(
      "input, select, button, summary, canvas, output, [role], [tabindex]")]
      .filter((node) => !node.ariaLabel && !node.textContent.trim() && !node.labels?.length)
      .map((node) => node.outerHTML)""")


def ask_python(page: Page, widget) -> None:
    """Show a kernel widget again, its questions answered by this test's Python as by a kernel."""
    page.reply = lambda question: encoded(widget.reply(question))
    expose_render(page)
    inputs = {"data": widget.data, "state": widget.state, "answers": widget.answers[:1]}
    page.evaluate(ASKING, encoded(inputs))
    page.wait_for_selector("canvas[aria-label]")  # painted: now all stands where it stays


def expose_render(page: Page) -> None:
    """Give the page's scripts the widget's own `render`."""
    source = page.locator("script[type=module]").text_content()
    page.add_script_tag(content=source + "\nwindow.render = render;", type="module")
    page.wait_for_function("typeof render === 'function'")


def encoded(value):
    """Bytes as the page of its own gets them."""
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, dict):
        return {name: encoded(item) for name, item in value.items()}
    return [encoded(item) for item in value] if isinstance(value, list) else value
