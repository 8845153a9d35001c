"""What the widget tests ask of a page, and of a widget's JavaScript in node."""

import base64
import json
import re
import subprocess

from playwright.sync_api import Page

from course_utils.widgets.join import HERE
from course_utils.widgets.page_model import PageModel

BRIDGE = """(id) => {  // a bridge that asks the Python of this test
  const heard = [], values = { id };
  const opened = (key, value) => (value?.$base64 === undefined ? value
    : Uint8Array.from(atob(value.$base64), (c) => c.charCodeAt(0)));
  const model = {
    get: (name) => values[name], on: (_, hear) => heard.push(hear), save_changes() {},
    set: (name, value) => python(value).then((answer) => {
      values.answer = JSON.parse(JSON.stringify(answer), opened);
      heard.forEach((hear) => hear());
    }),
  };
  (window.courseBridges ||= new Map()).set(id, model);
  window.dispatchEvent(new Event("coursebridge"));
}"""
NODE = """
const revive = (key, v) => (v?.$base64 === undefined ? v
  : Uint8Array.from(Buffer.from(v.$base64, "base64")));
const show = (key, v) => (v === -Infinity ? "-inf" : ArrayBuffer.isView(v) ? [...v] : v);
const say = (found) => console.log(JSON.stringify(found, show));
"""
ASKED = """await Promise.all(given.map(({ data, state, answers }) => {
  const ask = (question) => answers.find(({ id }) => id === question.id);
  return compute(prepare ? prepare(data) : data, state, ask);
}))"""


def in_node(name: str, expression: str, **names):
    """Evaluate JavaScript beside a widget's compute.js, in node; infinities travel as words."""
    file = (HERE / name / "compute.js").as_uri()
    given = "".join(
        f"const {name} = JSON.parse({json.dumps(json.dumps(encoded(value)))}, revive);\n"
        for name, value in names.items()
    )
    script = f'import * as own from "{file}";\nconst {{ compute, prepare }} = own;\n'
    script += f"{NODE}{given}say({expression});"
    done = subprocess.run(
        ["node", "--input-type=module"], input=script, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def computed_in_node(name: str, widgets) -> list[dict]:
    """What compute.js makes of the data and state of each widget."""
    given = [
        {"data": w.data, "state": w.state, "answers": getattr(w, "answers", [])} for w in widgets
    ]
    return in_node(name, ASKED, given=given)


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


def overlapping(page: Page, widths: list[int]) -> list[tuple[int, str, str]]:
    """At each width, pairs of words that are written over each other, on lines of one slope."""
    found = []
    page.emulate_media(reduced_motion="reduce")
    for width in widths:
        shown = [word for word in redrawn(page, width) if word["s"].strip()]
        for i, a in enumerate(shown):
            for b in shown[i + 1 :]:
                if abs(a["turn"] - b["turn"]) > 0.01:
                    continue
                across = min(a["end"], b["end"]) - max(a["begin"], b["begin"])
                high = 0.35 * (a["size"] + b["size"]) - abs(a["across"] - b["across"])
                if across > 2 and high > 2:
                    found.append((width, a["s"], b["s"]))
    return found


def words(page: Page) -> str:
    """The picture as one text, a line for each line of words, minus signs readable to Python."""
    text, last = "", None
    for word in drawn(page):
        away = last and (abs(word["y"] - last["y"]) > 12 or abs(word["left"] - last["right"]) > 3)
        if away and not word["s"].startswith(" + "):  # else a sum goes on
            text += "\n"
        text, last = text + word["s"], word
    return text.replace("−", "-")


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
    """Answer the questions of a kernel widget's page by this test's Python, as a kernel would."""
    page.reply = lambda question: encoded(widget.reply(question))
    page.evaluate(BRIDGE, widget.bridge.id)


def encoded(value):
    """Bytes and models as they travel to the JavaScript of a test."""
    if isinstance(value, PageModel):
        return encoded(value.card | {"key": value.key, "weights": value.weights})
    if isinstance(value, bytes):
        return {"$base64": base64.b64encode(value).decode()}
    if isinstance(value, dict):
        return {name: encoded(item) for name, item in value.items()}
    return [encoded(item) for item in value] if isinstance(value, list) else value
