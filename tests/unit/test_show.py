"""`show_source` shows what runs, and says where; `predict` keeps its answer out of sight."""

import inspect
import math
import re
from html.parser import HTMLParser

import pytest

from course_utils import paths, show
from course_utils.show import predict, show_source
from course_utils.syllabus import ledger

# What JupyterLab keeps of an output it does not trust (see its sanitizer).
SURVIVES = {"div", "details", "summary", "b", "code"}


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


def cell_function():
    """A function as a notebook cell defines it."""
    space = {"__name__": "__main__"}
    exec("def answer(x):\n    return x\n", space)
    return space["answer"]


def ask(**changes):
    wish = {"options": [1, 8, 64], "answer": 8, "why": "the square root of 64"} | changes
    return predict("How large is `std(q @ k)`?", **wish)


@pytest.mark.parametrize("thing", [show_source, show.Source, show.Source._lines])
def test_the_source_is_that_of_the_file_at_the_lines_it_names(thing):
    path, first, last = re.match(r"(\S+), lines (\d+)-(\d+)\n", repr(show_source(thing))).groups()
    lines = (paths.ROOT / path).read_text().splitlines()[int(first) - 1 : int(last)]
    assert inspect.cleandoc("\n".join(lines)) == inspect.cleandoc(show_source(thing).code)


def test_a_method_is_dedented():
    assert show_source(show.Source._lines).code.startswith("def _lines")


def test_a_module_is_shown_whole():
    shown = show_source(ledger)
    assert shown.path == "course_utils/syllabus/ledger.py" and shown.first == 1
    assert shown.code == (paths.ROOT / shown.path).read_text().rstrip()


def test_a_package_is_shown_by_its_docstring():
    import course_utils.syllabus

    assert show_source(course_utils.syllabus).path == "course_utils/syllabus/__init__.py"


def test_a_wrapped_function_is_shown_as_it_was_written():
    assert show_source(ledger.load).code.splitlines()[1].startswith("def load(")


def test_the_source_is_highlighted_as_python_and_scrolls_instead_of_wrapping():
    page = show_source(predict)._repr_markdown_()
    code = re.search(r"\n\n(`{4,})python\n([\s\S]+)\n\1\n\n", page)
    assert code[2] == show_source(predict).code
    assert "overflow-x:auto" in page and page.count("<div") == page.count("</div>") == 2


@pytest.mark.parametrize(
    "thing, error, words",
    [
        (3, TypeError, "this is of type int"),
        (cell_function(), ValueError, "answer was defined in this notebook"),
        (math.sqrt, TypeError, "this is of type builtin_function_or_method"),
        (math, TypeError, "math is not written in Python"),
        (dict, TypeError, "dict is not written in Python"),
    ],
)
def test_what_has_no_source_is_said_in_a_sentence(thing, error, words):
    with pytest.raises(error, match=re.escape(words)):
        show_source(thing)


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
