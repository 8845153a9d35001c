"""Which of the known mistakes an answer makes: the one with the same wrong results."""

import math
from collections.abc import Callable
from unittest.mock import patch

from torch import Tensor

from course_utils.exercises.compare import FORM_OF_RESULT, LOOKS, RESULT, difference
from course_utils.exercises.equal import close, matches, near, near_but_for_infinity
from course_utils.exercises.exercise import Exercise, Probe
from course_utils.exercises.observe import observe
from course_utils.exercises.outcome import Outcome
from course_utils.exercises.parts import walk

ALMOST = 1e9  # many write this for infinity
Trial = tuple[Probe, Outcome, Outcome]  # what the answer showed, and what the reference


def mistake(exercise: Exercise, trials: list[Trial]) -> Callable | None:
    """The known wrong answer that does the same on every probe, or nearly the same."""
    known = [
        (wrong, [observe(wrong, probe, want, exercise.draws) for probe, _, want in trials])
        for wrong in exercise.misconceptions
    ]
    for wrong, seen in known:
        if _same(trials, seen):
            return wrong
    return next((wrong for wrong, seen in known if _nearly(wrong, trials, seen)), None)


def _same(trials: list[Trial], seen: list[Outcome]) -> bool:
    """Up to rounding. What follows from a result, such as a gradient, counts if all are right."""
    looks = LOOKS if _right(trials) else RESULT
    return all(
        _alike(got, wrong, probe, looks)
        for (probe, got, _), wrong in zip(trials, seen, strict=True)
    )


def _nearly(wrong: Callable, trials: list[Trial], seen: list[Outcome]) -> bool:
    """A far number may stand for an infinity, and Python may say the same in other words.

    At least one number has to tell this mistake from a right answer.
    """
    if _right(trials) or not any(map(_differs, seen, (want for *_, want in trials))):
        return False
    with patch.object(math, "inf", ALMOST):
        finite = [observe(wrong, probe, want) for probe, _, want in trials]
    return all(
        _one_mistake(got, infinite, far, probe)
        for (probe, got, _), infinite, far in zip(trials, seen, finite, strict=True)
    )


def _right(trials: list[Trial]) -> bool:
    return not any(difference(got, want, probe, RESULT) for probe, got, want in trials)


def _one_mistake(got: Outcome, wrong: Outcome, finite: Outcome, probe: Probe) -> bool:
    if got.crash and wrong.crash:
        return got.crash.name == wrong.crash.name
    if wrong.draws is not None or not _alike(got, wrong, probe, FORM_OF_RESULT):
        return False
    pairs = walk(got.value, wrong.value)
    others = walk(finite.value, wrong.value)
    return all(_near(x, y, z) for (_, x, y), (_, z, _) in zip(pairs, others, strict=True))


def _near(yours, ours, finite) -> bool:
    if _of_one_form(ours, finite) and ours.is_floating_point():
        return bool(near_but_for_infinity(yours, ours, finite).all())
    return close(yours, ours)


def _differs(wrong: Outcome, want: Outcome) -> bool:
    """Where the wrong result is a number, is it ever another than the right one?"""
    if wrong.crash:
        return False
    parts = [(x, y) for _, x, y in walk(wrong.value, want.value)]
    return not all(
        matches(x, y) or (_of_one_form(x, y) and bool((near(x, y) | x.isnan()).all()))
        for x, y in parts
    )


def _of_one_form(x, y) -> bool:
    both = isinstance(x, Tensor) and isinstance(y, Tensor)
    return both and (x.shape, x.dtype) == (y.shape, y.dtype)


def _alike(a: Outcome, b: Outcome, probe: Probe, looks: tuple[Callable, ...]) -> bool:
    """True where neither outcome can be told from the other."""
    return not (difference(a, b, probe, looks) or difference(b, a, probe, looks))
