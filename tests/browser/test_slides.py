"""The lecture path of each notebook, run alone and shown: nothing cut off, no network, alive."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from course_utils.lesson import read
from course_utils.stage import stage
from tests.committed import COMMITTED

TOLD = [path for path in COMMITTED if read(path).lecture]
SCREEN = {"width": 1280, "height": 720}
SEEN = """() => {
  const slide = Reveal.getCurrentSlide(), box = slide.getBoundingClientRect();
  const low = slide.firstElementChild.getBoundingClientRect().bottom;
  const right = part => part.getBoundingClientRect().right + part.scrollWidth - part.clientWidth;
  const wide = Math.max(0, ...[...slide.querySelectorAll("img, pre, canvas, table")].map(right));
  return {low, wide, dead: slide.querySelectorAll(".widget:not(:has(canvas))").length};
}"""


def faults(browser, path):
    """What a lecturer would see go wrong, slide by slide."""
    page = browser.new_page(viewport=SCREEN)
    asked, errors = [], []
    page.on("request", lambda r: asked.append(r.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(path.as_uri())
    page.wait_for_function("Reveal.isReady()")
    yield from (f"asks for {url}" for url in asked if url.startswith("http"))
    for i in range(page.evaluate("Reveal.getTotalSlides()")):
        page.evaluate(f"Reveal.slide({i})")
        page.wait_for_timeout(200)
        seen = page.evaluate(SEEN)
        if seen["low"] > SCREEN["height"] + 1:
            yield f"slide {i + 1} is cut off below, at {seen['low']:.0f} px"
        if seen["wide"] > SCREEN["width"] + 1:
            yield f"slide {i + 1} is cut off on the right, at {seen['wide']:.0f} px"
        if seen["dead"]:
            yield f"slide {i + 1} has a widget that shows nothing"
    yield from errors
    page.close()


@pytest.mark.parametrize("path", TOLD, ids=lambda path: path.stem)
def test_the_lecture_path_runs_alone_and_is_seen_whole(path, browser, tmp_path):
    assert not list(faults(browser, stage(path, tmp_path)))


def small(folder, *cells):
    for cell in cells:
        cell.metadata.tags = ["lecture"]
    notebook = new_notebook(cells=[new_code_cell("import math"), *cells])
    path = folder / "99_small.ipynb"
    nbformat.write(notebook, path)
    return stage(path, folder)


def test_a_tall_slide_is_made_smaller(browser, tmp_path):
    tall = new_code_cell("print('\\n'.join(map(str, range(60))))")
    path = small(tmp_path, new_markdown_cell("# Tall: $x^2$"), tall)
    assert not list(faults(browser, path))
    path.write_text(path.read_text("utf-8").replace('Reveal.on("', 'void ("'), "utf-8")
    text = path.read_text("utf-8").replace("new ResizeObserver(fit)", "{observe() {}}")
    path.write_text(text.replace('addEventListener("load", fit);', ""), "utf-8")
    assert "cut off below" in "".join(faults(browser, path))


def test_control_a_wide_slide_and_a_picture_from_the_network_are_found(browser, tmp_path):
    wide = new_code_cell("print('x' * 400)")
    far = new_markdown_cell("![far](http://127.0.0.1:9/far.png)")
    found = "".join(faults(browser, small(tmp_path, wide, far)))
    assert "cut off on the right" in found and "asks for http://127.0.0.1:9/far.png" in found
