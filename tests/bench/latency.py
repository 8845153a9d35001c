"""Key press to new pixels of every widget, in a real JupyterLab: median and 95th percentile.

The canvas is hashed in a message posted from the animation frame, so after the frame is painted;
a probe in the animation frame itself would read one frame late. Run: python tests/bench/latency.py
"""

import shutil
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Page, TimeoutError, sync_playwright

from tests.browser import conftest as jupyter
from tests.widgets.catalogue import WIDGETS, sample

SEEN = (Path(jupyter.__file__).parent / "seen.js").read_text(encoding="utf-8")
PRESSES = 40
PAUSE = 400  # milliseconds: a glide from one picture to the next has ended
BUDGET = {"page": 33, "kernel": 150}
PROBE = """canvas => {
  const hash = () => {
    const { width, height } = canvas, words = new Uint32Array(
      canvas.getContext("2d").getImageData(0, 0, width, height).data.buffer);
    let sum = width * height;
    for (let i = 0; i < words.length; i++) sum = (31 * sum + words[i]) | 0;
    return sum;
  };
  window.pressed = (event) => {
    const before = hash(), { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      if (hash() === before) return requestAnimationFrame(frame);
      window.latency = data - event.timeStamp;
    };
    const frame = () => port2.postMessage(performance.now());
    window.latency = null;
    requestAnimationFrame(frame);
  };
}"""


@contextmanager
def jupyterlab() -> Iterator[tuple[Page, Path]]:
    """A page of Chromium with a JupyterLab of its own, and the folder that it serves."""
    home, folder = Path(tempfile.mkdtemp()), Path(tempfile.mkdtemp())
    with jupyter.jupyterlab(home, folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        yield jupyter.lab_page(browser, address), folder
        browser.close()


def shown(page: Page, folder: Path, name: str, source: str) -> None:
    """Open a notebook of one cell and run it until its widget is drawn."""
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    nbformat.write(new_notebook(cells=[new_code_cell(source)], metadata=kernel), folder / name)
    page.evaluate("() => window.seen?.close()")
    page.evaluate(SEEN)
    page.evaluate("path => seen.run(path, 60)", name)
    page.wait_for_selector(".cw canvas[aria-label]", timeout=20_000)
    page.wait_for_timeout(1000)


def presses(page: Page, control: str, back: bool) -> list[float]:
    """Milliseconds from each key press to the first frame with other pixels.

    Forth and `back`, or always on: what Python answered once is kept. A press that changes nothing
    stood at the end of the range: it turns round.
    """
    page.locator(".cw canvas").evaluate(PROBE)
    pressed = page.locator(".cw").get_by_label(control, exact=True)
    pressed.evaluate("input => input.addEventListener('keydown', pressed)")
    pressed.focus()
    measured, keys, idle = [], ["ArrowRight", "ArrowLeft"], 0
    while len(measured) < PRESSES:
        page.keyboard.press(keys[0])
        try:
            page.wait_for_function("latency !== null", timeout=1_000 if back else 5_000)
        except TimeoutError:
            idle += 1
            if not back or idle > PRESSES:
                raise
            keys.reverse()
            continue
        measured.append(page.evaluate("latency"))
        if back and len(measured) % 5 == 0:
            keys.reverse()
        page.wait_for_timeout(PAUSE)
    return measured


def measure() -> Iterator[str]:
    with jupyterlab() as (page, folder):
        cases = [(name, *case) for name in WIDGETS for case in sample(name).BENCH]
        for i, (name, source, control, kind) in enumerate(cases):
            imported = f"from course_utils.widgets.{name}.widget import {name}"
            shown(page, folder, f"{i}.ipynb", f"{imported}\n{source}")
            took = presses(page, control, back=kind == "page")
            high = statistics.quantiles(took, n=20)[-1]
            verdict = "within" if high <= BUDGET[kind] else "OVER"
            yield (
                f"{name + ', ' + control:32}{statistics.median(took):6.0f} ms median{high:6.0f} ms "
                f"at the 95th percentile, {verdict} {BUDGET[kind]} ms ({kind}, {len(took)} presses)"
            )


if __name__ == "__main__":
    for line in measure():
        print(line, flush=True)
