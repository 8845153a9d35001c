"""The frame: every kind of field, one answered state, Python that is late, missing or back."""

import functools
import json

import pytest

from course_utils.widgets import engine
from course_utils.widgets.engine import KernelWidget
from course_utils.widgets.join import joined
from tests.widgets.widget_page import ask_python, encoded, unnamed

STATE = {
    "number": 1,
    "base": 10,
    "word": 0,
    "tone": "low",
    "on": False,
    "said": None,
    "page": 0,
    "row": None,
    "time": 0,
    "sketch": None,
    "point": [0.5, 0.5],
}
SENTENCE = "document.querySelector('output').textContent"


def reply(question: dict) -> dict:
    return {"id": question["id"], "double": 2 * question["n"]}


@pytest.fixture
def widget(monkeypatch, request):
    folder = request.path.parent / "fixture"
    monkeypatch.setattr(engine, "joined", functools.partial(joined, folder=folder))
    given = {"title": "Every kind", "question": "Does it answer?", "table": "<table></table>"}
    return KernelWidget(
        "every_kind",
        data={},
        state=STATE,
        sentence="",
        reply=reply,
        answers=[reply({"id": "double-1", "n": 1})],
        inputs="model",
        **given,
    )


@pytest.fixture
def page(widget, opened):
    return opened(widget)


def state(page) -> dict:
    page.wait_for_timeout(60)
    return json.loads(page.locator("details p").text_content()[len("Step by step, ") : -1])


def says(page, words: str, **options) -> None:
    page.wait_for_function(f"{SENTENCE}.includes({words!r})", **options)


def test_every_kind_of_field_changes_its_part_of_the_state(page):
    page.get_by_role("slider", name="Base").press("ArrowRight")
    page.get_by_role("combobox", name="Word").select_option("b")
    page.get_by_text("high", exact=True).click()
    page.get_by_role("checkbox", name="On").check()
    page.get_by_role("combobox", name="Said").fill("dog")
    page.get_by_role("combobox", name="Said").press("Enter")
    page.get_by_role("button", name="next page").click()
    page.get_by_role("slider", name="r2").press("ArrowRight")
    page.get_by_role("button", name="Point", exact=True).press("ArrowUp")
    page.get_by_role("application").press("Space")
    page.get_by_role("button", name="Step").click()
    found = state(page)
    assert len(found.pop("sketch")) == 2 * 4 * 4 and found.pop("point") == [0.5, 0.51]
    changed = {"base": 100, "word": 1, "tone": "high", "on": True, "said": "dog", "page": 1}
    assert found == {"number": 1, "row": [1, 3], "time": 1, **changed}
    assert unnamed(page) == [] and page.errors == []


def test_a_word_that_is_none_of_the_suggestions_is_not_taken(page):
    page.get_by_role("combobox", name="Said").fill("dgo")
    page.get_by_role("combobox", name="Said").press("Enter")
    assert state(page)["said"] is None


def test_the_player_plays_to_its_end_and_begins_again(page):
    play = page.get_by_role("button", name="Play")
    play.click()
    page.wait_for_function("document.querySelector('details p').textContent.includes('time\":3')")
    page.get_by_role("button", name="Play").wait_for()
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("!document.querySelector('details p').textContent.includes('time\":3')")


def test_where_less_motion_is_asked_for_nothing_plays_but_a_step_is_one(widget, opened):
    page = opened(widget, reduced_motion="reduce")
    assert page.get_by_role("button", name="Play").is_disabled()
    page.get_by_role("button", name="Step").click()
    assert state(page)["time"] == 1


def test_a_field_limits_another(page):
    page.get_by_role("slider", name="Base").press("ArrowLeft")
    page.get_by_role("slider", name="Number").press("End")
    page.wait_for_function("document.querySelector('[aria-label=Number]').value === '2'")


def test_without_python_the_control_goes_back_and_the_sentence_says_why(page):
    slider = page.get_by_role("slider", name="Number")
    slider.press("ArrowRight")
    page.wait_for_selector(".cw-busy")
    assert page.get_by_text("waiting for Python").is_visible()
    assert page.locator("output").inner_text() == "1 doubled is 2."  # of the answered state
    says(page, "1 doubled is 2. Python does not answer: run the cell again.", timeout=8_000)
    assert slider.input_value() == "1" and page.locator(".cw-busy").count() == 0
    slider.press("ArrowRight")
    slider.press("ArrowLeft")
    says(page, "1 doubled is 2.")


def test_python_that_comes_later_is_asked_and_is_asked_the_newest(page, widget):
    slider = page.get_by_role("slider", name="Number")
    slider.press("ArrowRight")
    slider.press("ArrowRight")
    ask_python(page, widget)
    says(page, "3 doubled is 6.")
    assert page.errors == []


def test_copy_state_names_the_inputs_and_every_field(page):
    page.get_by_role("button", name="Copy state").click()
    line = page.get_by_label("Python that recreates").input_value()
    expected = ", ".join(f"{name}={value!r}" for name, value in STATE.items())
    assert line == f"every_kind(model, {expected})".replace("'", '"')


def test_bytes_travel_as_they_are(widget):
    widget.data = {"pixels": bytes(range(256))}
    html = widget._repr_html_()
    assert html.count("application/octet-stream;base64") == 1 and '{"$bytes": 0}' in html
    assert encoded(b"a") == {"$base64": "YQ=="}
