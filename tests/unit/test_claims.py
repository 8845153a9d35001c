"""`predict` keeps its answer out of sight; `check` says what holds and stops no student."""

from html.parser import HTMLParser

import pytest
import torch

from course_utils.claims import check, predict

# What JupyterLab keeps of an output it does not trust (see its sanitizer).
SURVIVES = {"div", "span", "details", "summary", "b", "code"}


class Outside(HTMLParser):
    """The text that is in sight while every `<details>` is closed, and the tags met."""

    def __init__(self, html):
        super().__init__()
        self.open, self.seen, self.tags, self.traits = [], "", set(), set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        self.tags.add(tag)
        self.traits |= {name for name, _ in attrs}

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, text):
        hidden = self.open.count("details") - ("summary" in self.open)
        self.seen += "" if hidden else text


def ask(**changes):
    wish = {"options": [1, 8, 64], "answer": 8, "why": "the square root of 64"} | changes
    return predict("How large is `std(q @ k)`?", **wish)


def test_text_gives_the_question_and_lettered_options_and_nothing_away():
    assert repr(ask()).splitlines() == [
        "Predict: How large is std(q @ k)?",
        "  A  1",
        "  B  8",
        "  C  64",
        "Decide, then run the next cell.",
    ]


def test_the_page_hides_the_answer_until_an_option_is_opened():
    seen = Outside(ask()._repr_html_()).seen
    assert "64" in seen and "Right" not in seen and "root" not in seen


def test_an_open_question_hides_its_answer_too():
    seen = Outside(ask(options=None)._repr_html_()).seen
    assert "show the answer" in seen and "8" not in seen


def test_the_look_inside_details_would_notice_an_answer_in_sight():
    assert "Right" in Outside(ask()._repr_html_().replace("details", "div")).seen


def test_right_and_wrong_options_are_told_apart():
    _, *rows = ask()._repr_html_().split("<details style")
    assert ["Right" in row for row in rows] == [False, True, False]
    assert ["Not quite" in row for row in rows] == [True, False, True]


def test_nothing_in_the_card_needs_a_script_a_style_sheet_or_trust():
    card = Outside(ask()._repr_html_())
    assert card.tags <= SURVIVES and card.traits <= {"style"}
    assert "var(" not in ask()._repr_html_()  # an untrusted page drops such a value


def test_markup_in_a_question_is_shown_not_obeyed():
    card = predict("Is <b> bold?", answer="<i>", why="`a < b`")
    assert "&lt;b&gt; bold" in card._repr_html_() and "<code>a &lt; b</code>" in card._repr_html_()


@pytest.mark.parametrize(
    "options, answer, words",
    [
        ([1, 2], 3, "the answer 3 is none of the options 1, 2"),
        (["1", "2"], 2, "the answer 2 is none of the options '1', '2'"),
        ([1, 1], 1, "two options read the same: 1, 1"),
    ],
)
def test_a_question_that_cannot_be_answered_is_an_error(options, answer, words):
    with pytest.raises(ValueError, match=words):
        ask(options=options, answer=answer)


HOLDING = ("one is one", 1 == 1)
FAILING = ("each row sums to `1`", torch.tensor(False))


@pytest.fixture
def a_student(monkeypatch):
    monkeypatch.delenv("COURSE_EXPECT", raising=False)


def test_what_holds_is_said_in_calm_lines(a_student):
    checks = check(HOLDING, ("two is two", torch.tensor([2 == 2])))
    assert repr(checks) == "✓ one is one\n✓ two is two"
    assert "no longer" not in checks._repr_html_()


def test_what_no_longer_holds_is_said_and_the_notebook_runs_on(a_student):
    text, page = repr(check(HOLDING, FAILING)), check(HOLDING, FAILING)._repr_html_()
    assert text.splitlines()[:2] == ["✓ one is one", "✗ no longer: each row sums to 1"]
    assert "the place to think why" in text and "the place to think why" in page
    assert "<code>1</code>" in page


def test_a_condition_that_cannot_be_found_out_no_longer_holds(a_student):
    other_shapes = check(
        ("equal", lambda: torch.allclose(torch.ones(2), torch.ones(3))),
        ("one truth", torch.tensor([True, False])),
    )
    assert [claim.holds for claim in other_shapes.claims] == [False, False]
    assert "RuntimeError" in repr(other_shapes)


@pytest.mark.parametrize("expected", ["todo", "wrong", "right"])
def test_in_ci_a_check_that_does_not_hold_fails_by_name(monkeypatch, expected):
    monkeypatch.setenv("COURSE_EXPECT", expected)
    check(HOLDING)
    with pytest.raises(AssertionError, match="no longer holds: each row sums to `1`"):
        check(HOLDING, FAILING)


@pytest.mark.parametrize("odd", ["words", ("words",), (True, "words"), ("words", True, 1)])
def test_what_is_no_pair_is_said(odd):
    with pytest.raises(TypeError, match="check takes pairs"):
        check(odd)


def test_a_check_needs_no_script_no_style_sheet_and_no_trust(a_student):
    card = Outside(check(HOLDING, FAILING)._repr_html_())
    assert card.tags <= SURVIVES and card.traits <= {"style"}
