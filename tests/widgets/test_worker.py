"""What computes slowly does so in a worker; an image has its colours and its shape."""

import functools

import pytest

from course_utils.widgets import engine
from course_utils.widgets.engine import PageWidget
from course_utils.widgets.join import joined

SENTENCE = "document.querySelector('output').textContent"
PIXEL = """([x, y]) => {
  const canvas = document.querySelector("canvas[aria-label]");
  const at = canvas.width / canvas.getBoundingClientRect().width;
  return [...canvas.getContext("2d").getImageData(x * at, y * at, 1, 1).data].slice(0, 3);
}"""
RED, BLUE = [255, 0, 0], [0, 0, 255]


@pytest.fixture
def page(monkeypatch, request, opened):
    folder = request.path.parent / "fixture"
    monkeypatch.setattr(engine, "joined", functools.partial(joined, folder=folder))
    given = {"title": "Beside", "question": "Who computes?", "table": "<table></table>"}
    data = {"pixels": RED + BLUE}
    return opened(PageWidget("beside", data=data, state={"number": 3}, sentence="", **given))


def test_the_answer_comes_from_beside_the_page(page):
    page.wait_for_function(f"{SENTENCE} === '3 squared is 9, beside the page.'")
    page.get_by_role("slider").press("ArrowRight")
    page.wait_for_function(f"{SENTENCE} === '4 squared is 16, beside the page.'")


def test_what_fails_there_is_said_and_the_control_goes_back(page):
    page.wait_for_function(f"{SENTENCE}.startsWith('3 squared')")
    page.get_by_role("slider").press("End")
    page.get_by_text("9 is too large").wait_for()
    assert page.get_by_role("slider").input_value() == "3"


def test_a_photograph_of_two_pixels_is_twice_as_wide_as_tall(page):
    page.wait_for_function(f"{SENTENCE}.startsWith('3 squared')")
    assert page.evaluate(PIXEL, [20, 20]) == page.evaluate(PIXEL, [20, 48]) == RED
    assert page.evaluate(PIXEL, [80, 20]) == page.evaluate(PIXEL, [80, 48]) == BLUE
    assert page.evaluate(PIXEL, [20, 55]) not in (RED, BLUE)  # below it there is none of it
