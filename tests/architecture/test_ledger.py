"""The promise of the course: every item of the decks has a cell, and what can be computed is."""

import ast
import json
import re
from dataclasses import replace

import pytest

from course_utils.paths import NOTEBOOKS
from course_utils.syllabus.ledger import TAG, Erratum, Item, load

NOTE = "On the slide"
PATHS = sorted(NOTEBOOKS.glob("[0-9]*.ipynb"))
HIDDEN = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda


def asserts(node):
    """True where a cell asserts something that it computes, at a place that surely runs."""
    if isinstance(node, ast.Assert):
        return any(isinstance(part, ast.Name) for part in ast.walk(node.test))
    inner = (child for child in ast.iter_child_nodes(node) if not isinstance(child, HIDDEN))
    return any(map(asserts, inner))


def by_item(cells):
    """For each item that is tagged, its code and its prose."""
    found = {}
    for cell in cells:
        for tag in cell["metadata"].get("tags", []):
            if tag.startswith(TAG):
                code, prose = found.setdefault(tag.removeprefix(TAG), ([], []))
                (code if cell["cell_type"] == "code" else prose).append("".join(cell["source"]))
    return found


def note_faults(erratum, notes):
    if erratum and not erratum.public and notes:
        yield f"has an '{NOTE}' note, but what is odd there is not the slide's"
    if erratum and erratum.public and not notes:
        yield f"has an erratum ({erratum.type}) but no '{NOTE}' note"
    if erratum and erratum.origin == "unclear":
        for note in notes:
            if "reads" not in note or re.search(r"\b(wrong|mistake|error)\b", note):
                yield "is unclear: its note says 'reads', and never 'wrong', 'mistake' or 'error'"


def item_faults(item, code, prose):
    if not code and not prose:
        yield "has no cell"
        return
    if item.check and not any(asserts(ast.parse(cell)) for cell in code):
        yield "can be computed, but none of its cells asserts it"
    yield from note_faults(item.erratum, [text for text in prose if NOTE in text])


def faults(cells, name, ledger):
    """All that is missing or too much in one notebook, item by item."""
    found = by_item(cells)
    home = {item.id: item.notebook for item in ledger}
    for tag in found:
        if tag not in home:
            yield f"{tag}: tagged here, but the ledger has no such item"
        elif home[tag] != name:
            yield f"{tag}: tagged here, but {home[tag]} has it"
    for item in ledger:
        if item.notebook == name:
            for fault in item_faults(item, *found.get(item.id, ([], []))):
                yield f"{item.id}: {fault}"


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_the_notebook_keeps_the_ledger(path):
    assert not list(faults(json.loads(path.read_text())["cells"], path.stem, load()))


def test_the_ledger_is_whole():
    assert len(load()) == 375
    assert sum(item.erratum is not None for item in load()) == 110


# The negative controls: a sound notebook in memory, then one thing taken away or added at a time.

ODD = Erratum("typo", "The index is j.", "slide")
SUM = Item("sum", "08_a", "formula", ("d",), "Slide", "1 + 1 = 2", "Add.", "2", ODD)
WORDS = replace(SUM, id="words", check=None, erratum=None)
OTHER = replace(SUM, id="other", notebook="09_b")


def cell(kind, source, *ids):
    tags = [TAG + name for name in ids]
    return {"cell_type": kind, "source": source, "metadata": {"tags": tags}}


def notebook(code="assert x == 2", note="On the slide the index reads k.", words="words"):
    return [
        cell("markdown", "Free prose."),
        cell("code", f"x = 1 + 1\n{code}", "sum"),
        cell("markdown", note, "sum"),
        cell("markdown", "Some words.", words),
    ]


def found(cells, **changes):
    return list(faults(cells, "08_a", [replace(SUM, **changes), WORDS, OTHER]))


def test_a_sound_notebook_has_no_fault():
    assert not found(notebook())


def test_an_item_without_a_cell_is_found():
    assert found(notebook()[:3]) == ["words: has no cell"]


def test_a_tag_without_an_item_is_found():
    assert "wrods: tagged here, but the ledger has no such item" in found(notebook(words="wrods"))


def test_an_item_of_another_notebook_is_found():
    assert "other: tagged here, but 09_b has it" in found(notebook(words="other"))


@pytest.mark.parametrize(
    "code",
    ["x == 2", "assert True", "# assert x", "'assert x'", "def f():\n    assert x", "lambda: x"],
)
def test_an_item_that_nothing_asserts_is_found(code):
    assert found(notebook(code)) == ["sum: can be computed, but none of its cells asserts it"]


@pytest.mark.parametrize("code", ["assert 2 == x", "for y in [x]:\n    assert y == 2"])
def test_an_assert_that_runs_is_enough(code):
    assert not found(notebook(code))


def test_an_assert_in_an_untagged_cell_does_not_count():
    assert found([*notebook("x"), cell("code", "assert x == 2")])


def test_an_erratum_without_a_note_is_found():
    assert found(notebook(note="Fine.")) == [
        "sum: has an erratum (typo) but no 'On the slide' note"
    ]


@pytest.mark.parametrize("note", ["On the slide k is wrong.", "On the slide stands k."])
def test_an_unclear_item_may_not_be_called_wrong(note):
    unclear = replace(ODD, origin="unclear")
    assert found(notebook(note=note), erratum=unclear)
    assert not found(notebook(), erratum=unclear)


def test_nothing_is_said_of_a_slip_of_the_transcript():
    slip = replace(ODD, origin="extraction")
    assert found(notebook(), erratum=slip)
    assert not found(notebook(note="Fine."), erratum=slip)
