"""Every notebook in a real JupyterLab, solved: each reference passes its check, each training
begins, no cell fails, all has a name, each widget answers a key.
"""

from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Page, TimeoutError

from course_utils.exercises.solve import solve
from course_utils.refresh import normalised, text_of
from tests.committed import COMMITTED

SEEN = Path(__file__).with_name("seen.js").read_text(encoding="utf-8")
RUNS_WITHIN = 240  # seconds
ANSWERS_WITHIN = 2_000  # milliseconds; `make bench` measures how fast it really is
GOOD = [
    "import matplotlib.pyplot as plt",
    "from course_utils.widgets.attention_steps.widget import attention_steps",
    "attention_steps()",
    "figure, axes = plt.subplots()\n"
    "plt.close()\n"
    "display(figure, metadata={'image/png': {'alt': 'an empty figure'}})",
]
PLOT = "import matplotlib.pyplot as plt\nplt.plot([1])\nplt.show()"
SETUP = """
from dataclasses import replace
from course_utils.exercises.practice import answer, progress
from course_utils.recipes import trained

def train_too_fast():
    recipe = replace(trained.RECIPES["speech-genre"], learning_rate=float("inf"))
    trained.RECIPES["speech-genre"] = recipe
    trained.trained("speech-genre")
"""


def shown(call: str) -> str:
    """A cell whose error is shown as Jupyter shows it, but does not end the run."""
    return f"try:\n    {call}\nexcept Exception:\n    get_ipython().showtraceback()"


BAD = {
    "a cell failed: careful": "import sys\nprint('careful', file=sys.stderr)",
    "has no name: a picture (image/png)": PLOT,
    "has no name: <img": "from IPython.display import HTML\nHTML('<img src=\"data:,\">')",
    "has no name: <input": "HTML('<input type=range>')",
    "widget 0 looks the same": "HTML('<canvas aria-label=c></canvas><button>go</button>')",
    "is not live: dead": """HTML('<div data-widget="dead" data-inputs="{}"></div>')""",
    "console: lost": "HTML('<script>console.error(\"lost\")</script>')",
    "page: thrown": "HTML('<script>setTimeout(() => { throw Error(\"thrown\") })</script>')",
    "a cell failed: expected right, got wrong": shown('answer("08.5", 9)'),
    "a cell failed: expected right, got todo": shown('answer("08.5", ...)'),
    "a cell failed: no check ran for 08.1": shown('progress("08")'),
    "a cell failed: training speech-genre gives the losses": shown("train_too_fast()"),
    "a cell failed: division by zero": "1 / 0",  # the last: no cell runs after it
}


def faults(page: Page, path: str) -> list[str]:
    """Open and run the notebook at `path`, and say what a reader would stumble over."""
    logged = []

    def hear(message):
        if message.type == "error":
            logged.append(f"console: {message.text}")

    page.on("console", hear)
    page.on("pageerror", lambda error: logged.append(f"page: {error}"))
    page.evaluate(SEEN)
    page.evaluate("([path, seconds]) => seen.run(path, seconds)", [path, RUNS_WITHIN])
    found = [f"a cell failed: {text}" for text in page.evaluate("seen.errors()")]
    found += [f"has no name: {html}" for html in page.evaluate("seen.nameless()")]
    found += [f"is not live: {name}" for name in page.evaluate("seen.asleep()")]
    found += silent_widgets(page)
    page.remove_listener("console", hear)
    page.evaluate("seen.close()")
    return found + logged


def silent_widgets(page: Page) -> Iterator[str]:
    for i in range(page.evaluate("seen.widgets().length")):
        if not any(answers(page, i, keys) for keys in controls(page, i)):
            yield f"widget {i} looks the same after every key"


def controls(page: Page, i: int) -> Iterator[list[str]]:
    """Each control of widget `i` in turn, focused, as the keys that should move it."""
    n = 0
    while (keys := page.evaluate("([i, n]) => seen.focus(i, n)", [i, n])) is not None:
        yield keys
        n += 1


def answers(page: Page, i: int, keys: list[str]) -> bool:
    before = page.evaluate("i => seen.pixels(i)", i)
    for key in keys:
        page.keyboard.press(key)
        try:
            page.wait_for_function(
                "([i, before]) => seen.pixels(i) !== before",
                arg=[i, before],
                timeout=ANSWERS_WITHIN,
            )
            return True
        except TimeoutError:
            continue
    return False


@pytest.mark.parametrize("path", COMMITTED, ids=lambda path: path.stem)
def test_a_reader_stumbles_over_nothing(path, lab, page):
    nbformat.write(solve(path), lab[1] / path.name)
    found = faults(page, path.name)
    assert not found, "\n".join(found)


def served(folder: Path, name: str, sources) -> str:
    notebook = new_notebook(cells=[new_code_cell(source) for source in sources])
    (folder / name).write_text(text_of(normalised(notebook)), encoding="utf-8")
    return name


def test_a_widget_and_a_named_figure_are_no_stumbling_block(lab, page):
    assert faults(page, served(lab[1], "good.ipynb", GOOD)) == []


@pytest.fixture(scope="module")
def stumbled(lab, page):
    """What is found in a notebook that does everything wrong."""
    return faults(page, served(lab[1], "bad.ipynb", [SETUP, *BAD.values()]))


@pytest.mark.parametrize("fault", BAD)
def test_control_what_is_wrong_is_found(stumbled, fault):
    assert [found for found in stumbled if found.startswith(fault)], "\n".join(stumbled)
