"""`make test NOTEBOOKS=...` runs what concerns these notebooks, and nothing else."""

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from course_utils.exercises.practice import find
from course_utils.paths import NOTEBOOKS, ROOT
from tests.selection import Selection

(SEVEN,), (EIGHT,) = (list(NOTEBOOKS.glob(f"{number}_*.ipynb")) for number in ("07", "08"))
TESTS = ROOT / "tests"


def item(path: Path, *values):
    """A test in `path`, with these parameters."""
    made = SimpleNamespace(path=path)
    if values:
        made.callspec = SimpleNamespace(params=dict(enumerate(values)))
    return made


@pytest.mark.parametrize(
    "test, kept",
    [
        (item(EIGHT), True),
        (item(SEVEN), False),
        (item(TESTS / "a.py", EIGHT), True),
        (item(TESTS / "a.py", SEVEN), False),
        (item(TESTS / "a.py", find("08.2")), True),
        (item(TESTS / "a.py", find("07.2"), lambda: "a misconception"), False),
        (item(TESTS / "a.py", "soft_lookup", 330), True),
        (item(TESTS / "a.py", "alignment"), False),
        (item(TESTS / "a.py", "layers/attention.py"), True),
        (item(TESTS / "a.py", "exercises/bank/nb08/ex1.py"), True),
        (item(TESTS / "a.py", "exercises/bank/nb07/ex1.py"), False),
        (item(TESTS / "unit" / "test_attention.py"), True),
        (item(TESTS / "unit" / "test_attention.py", 3, "words"), True),
        (item(TESTS / "unit" / "test_doctor.py"), False),
        (item(TESTS / "unit" / "test_claims.py"), False),  # what every notebook imports
    ],
)
def test_of_all_tests_those_of_a_notebook_are_kept(test, kept):
    assert Selection([EIGHT]).has(test) is kept


def test_a_checkpoint_concerns_who_asks_for_it():
    for notebook, kept in ((SEVEN, True), (EIGHT, False)):
        assert Selection([notebook]).has(item(TESTS / "a.py", "seq2seq-attention")) is kept


def test_a_name_may_hold_spaces_and_several_may_be_named(tmp_path):
    copy = Path(shutil.copy(EIGHT, tmp_path / "08 my copy.ipynb"))
    selection = Selection([str(copy), str(SEVEN)])
    assert selection.has(item(copy)) and selection.has(item(SEVEN))
    assert selection.has(item(TESTS / "a.py", find("08.2")))


@pytest.mark.parametrize("word", ["notebooks/98_*.ipynb", "README.md"])
def test_what_is_no_notebook_is_an_error(word):
    with pytest.raises(pytest.UsageError, match="there is no notebook"):
        Selection([word])
