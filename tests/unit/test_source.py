"""`show_source` shows what runs, and says where."""

import inspect
import math
import re

import pytest

from course_utils import paths, source
from course_utils.claims import predict
from course_utils.source import show_source
from course_utils.syllabus import ledger


def cell_function():
    """A function as a notebook cell defines it."""
    space = {"__name__": "__main__"}
    exec("def answer(x):\n    return x\n", space)
    return space["answer"]


@pytest.mark.parametrize("thing", [show_source, source.Source, source.Source._lines])
def test_the_source_is_that_of_the_file_at_the_lines_it_names(thing):
    path, first, last = re.match(r"(\S+), lines (\d+)-(\d+)\n", repr(show_source(thing))).groups()
    lines = (paths.ROOT / path).read_text().splitlines()[int(first) - 1 : int(last)]
    assert inspect.cleandoc("\n".join(lines)) == inspect.cleandoc(show_source(thing).code)


def test_a_method_is_dedented():
    assert show_source(source.Source._lines).code.startswith("def _lines")


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
