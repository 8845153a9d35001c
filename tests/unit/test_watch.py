"""Watching a training changes nothing in it; the curve is a described picture, drawn in place."""

import IPython.display
import pytest

from course_utils.plots import figure
from course_utils.recipes import watch
from course_utils.recipes.watch import watched


class Handle:
    """Stands for the place of one output in a notebook."""

    def __init__(self):
        self.shown = []

    def update(self, data, metadata, raw):
        self.shown.append((data, metadata))


@pytest.fixture
def handle(monkeypatch):
    handle = Handle()
    monkeypatch.setattr(watch, "in_notebook", lambda: True)
    monkeypatch.setattr(IPython.display, "display", lambda display_id: handle)
    return handle


def test_in_a_terminal_there_is_only_a_bar_and_it_names_the_model(capsys):
    assert list(watched([3.0, 2.0, 1.0], 3, "line")) == [3, 2, 1]
    assert "line" in capsys.readouterr().err


def test_in_a_notebook_the_last_curve_shows_every_loss(handle):
    assert list(watched([3.0, 2.0, 1.25], 3, "line")) == [3, 2, 1.25]
    data, metadata = handle.shown[-1]
    assert data["text/plain"] == "Loss of line: 3.00 at first, 1.25 now."
    assert data["image/png"].startswith(b"\x89PNG")
    assert metadata["image/png"]["alt"] == data["text/plain"]


def test_the_curve_is_not_drawn_at_every_step(handle):
    list(watched([1.0] * 50, 50, "line"))
    assert len(handle.shown) == 1


def test_the_curve_is_drawn_after_an_interrupt(handle):
    def stopped():
        yield 3.0
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(watched(stopped(), 5, "line"))
    assert handle.shown[-1][0]["text/plain"].endswith("3.00 now, stopped at 1 of 5.")


def test_the_axis_is_as_long_as_the_training_and_an_early_end_is_said(handle, monkeypatch):
    drawn = []
    monkeypatch.setattr(figure, "picture", lambda ax, alt: drawn.append(ax) or ({}, {}))
    list(watched([3.0, 2.0], 300, "line"))
    list(watched([3.0, 2.0], 2, "line"))
    assert [ax.get_xlim() for ax in drawn] == [(0, 300), (0, 2)]
    assert [ax.get_title(loc="left") for ax in drawn] == ["stopped at 2 of 300", ""]


def test_before_the_first_loss_there_is_nothing_to_draw(handle):
    assert list(watched([], 0, "line")) == []
    assert handle.shown == []
