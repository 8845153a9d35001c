"""The promise of the course: every item of the decks has a cell, and what can be computed is."""

import ast
import builtins
import json
import re
from dataclasses import replace

import pytest

from course_utils.lesson import NOTE, plain
from course_utils.syllabus.ledger import TAG, Erratum, Item, load
from tests.committed import COMMITTED

GIVEN = {*dir(builtins), "torch", "math", "np", "F", "nn"}  # names that hold no finding


def checks(source):
    """True where a cell ends in `check(...)` with a condition that could come out either way."""
    body = ast.parse(plain(source)).body
    match body[-1:]:
        case [ast.Expr(ast.Call(ast.Name("check"), claims))]:
            names = found_out(body[:-1])
            pairs = (claim.elts for claim in claims if isinstance(claim, ast.Tuple))
            return any(could_fail(condition, names) for _, condition in pairs)
    return False


def found_out(body):
    """For each name that a cell gives, whether its value is computed; a typed table is not."""
    names = {}
    for node in body:
        given = [part for part in ast.walk(node) if isinstance(part, ast.Name)]
        bound = {part.id for part in given if isinstance(part.ctx, ast.Store)}
        computed = not isinstance(node, ast.Assign) or computes(node.value, names)
        names |= dict.fromkeys(bound, computed)
    return names


def computes(node, names):
    """True where an expression reads a value that was found out, not only typed in."""
    read = (part.id for part in ast.walk(node) if isinstance(part, ast.Name))
    return any(names.get(name, name not in GIVEN) for name in read)


def could_fail(condition, names):
    """True where a condition computes something, and not from one expression twice."""
    match condition:
        case ast.Lambda():
            return could_fail(condition.body, names)
        case ast.Compare(left, _, [right, *_]):
            twice = same(left, right)
        case ast.Call(_, [left, right, *_]):  # torch.equal(x, x)
            twice = same(left, right)
        case _:
            twice = False
    return not twice and computes(condition, names)


def same(left, right):
    return ast.dump(left) == ast.dump(right)


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
    if item.check and not any(checks(cell) for cell in code):
        yield "can be computed, but none of its cells checks it"
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


@pytest.mark.parametrize("path", COMMITTED, ids=lambda path: path.stem)
def test_the_notebook_keeps_the_ledger(path):
    assert not list(faults(json.loads(path.read_text())["cells"], path.stem, load()))


def test_the_ledger_is_whole():
    assert len(load()) == 378
    assert sum(item.erratum is not None for item in load()) == 113


# The negative controls: a sound notebook in memory, then one thing taken away or added at a time.

ODD = Erratum("typo", "The index is j.", "slide")
SUM = Item("sum", "08_a", "formula", ("d",), "Slide", "1 + 1 = 2", "Add.", "2", ODD)
WORDS = replace(SUM, id="words", check=None, erratum=None)
OTHER = replace(SUM, id="other", notebook="09_b")


def cell(kind, source, *ids):
    tags = [TAG + name for name in ids]
    return {"cell_type": kind, "source": source, "metadata": {"tags": tags}}


def notebook(code='check(("two", x == 2))', note="On the slide the index reads k.", words="words"):
    return [
        cell("markdown", "Free prose."),
        cell("code", f"x = add(1, 1)\n{code}", "sum"),
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
    [
        "x == 2",
        "assert x == 2",
        'check(("two", True))',
        'check(("two", 1 + 1 == 2))',
        'check(("two", x == x))',
        'check(("two", torch.equal(x, x)))',
        'check(("two", torch.equal(torch.ones(2), torch.ones(2))))',
        'check(("two", lambda: x == x))',
        'typed = {"a": 2}\ncheck(("two", typed["a"] == 2))',
        'shown = check(("two", x == 2))',
        "check()",
    ],
)
def test_a_check_that_cannot_fail_does_not_count(code):
    assert found(notebook(code)) == ["sum: can be computed, but none of its cells checks it"]


@pytest.mark.parametrize(
    "code",
    [
        'check(("two", x == 2))',
        'check(("at last", True), ("two", abs(x - 2) < 0.1))',
        'check(("two", lambda: torch.equal(x, torch.ones(2))))',
        'near = x / 2\ncheck(("one", near == 1))',
    ],
)
def test_a_check_that_computes_counts(code):
    assert not found(notebook(code))


def test_a_check_in_an_untagged_cell_does_not_count():
    assert found([*notebook("x"), cell("code", 'check(("two", x == 2))')])


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
