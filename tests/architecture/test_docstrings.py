"""Every public class and function of the package opens with a sentence that says what it is."""

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "course_utils"
BANK = PACKAGE / "exercises" / "bank"  # there a docstring is feedback, held by tests/exercises
FILES = {
    str(path.relative_to(PACKAGE)): path.read_text()
    for path in PACKAGE.rglob("*.py")
    if BANK not in path.parents
}
CONTRACT = re.compile(r"(\.\.\. )?[A-Z]( [A-Z\d])*(, .*)? -> .*", re.DOTALL)  # see tests/contracts
DEFINITION = ast.FunctionDef | ast.ClassDef


def is_sentence(opening):
    """At least three words and a full stop; or the contract of shapes."""
    sentence = len(opening.split()) >= 3 and re.search(r"[.:?!][)\"']*$", opening)
    return bool(sentence or CONTRACT.fullmatch(opening))


def faults(text):
    for node in ast.parse(text).body:
        if isinstance(node, DEFINITION) and not node.name.startswith("_"):
            opening = (ast.get_docstring(node) or "").split("\n\n")[0]
            if not is_sentence(opening):
                yield f"{node.name} opens with {opening!r}, not with a sentence"


@pytest.mark.parametrize("name", sorted(FILES))
def test_public_things_say_what_they_are(name):
    assert not list(faults(FILES[name]))


@pytest.mark.parametrize(
    "opening, sound",
    [
        ('"""Draw one curve per model."""', True),
        ('"""B T D, B S D -> B T S"""', True),
        ('"""... T K -> ... T K: turn each pair."""', True),
        ('"""A step (Cho et al. 2014, "first version")."""', True),
        ('"""A sentence over\n    two lines.\n\n    More\n    """', True),
        ('"""curves"""', False),
        ('"""Draws the curves"""', False),
        ('"""Curves."""', False),
        ("pass", False),
        ('"""\n\n    """', False),
    ],
)
def test_a_sentence_is_told_from_a_label(opening, sound):
    for text in (f"def f():\n    {opening}\n", f"class A:\n    {opening}\n"):
        assert bool(list(faults(text))) is not sound


def test_private_things_may_be_silent():
    assert not list(faults("def _f(): ..."))
