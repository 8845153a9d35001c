"""What people really answer, right and wrong: their cards name the cause, and no false one."""

from dataclasses import replace

import pytest

from tests.exercises.people import PEOPLE
from tests.exercises.people.cell import faults


@pytest.mark.parametrize("given", PEOPLE, ids=str)
def test_the_card_says_what_is_so(given):
    assert given.says or given.verdict == "right", "a wrong answer is told why"
    assert not faults(given)


@pytest.mark.parametrize(
    "change",
    [{"verdict": "right"}, {"says": ("a cause that nobody named",)}, {"never": ("Try",)}],
    ids=lambda change: next(iter(change)),
)
def test_control_a_card_that_says_something_else_fails(change):
    given = next(given for given in PEOPLE if given.verdict == "wrong")
    assert not faults(given) and len(faults(replace(given, **change))) == 1


def test_control_a_card_that_sends_people_to_look_for_nothing_fails():
    given = next(given for given in PEOPLE if "detach" in given.says)
    assert not faults(given) and faults(replace(given, says=("gradient",)))
