"""Answers of several parts: the part that is wrong is named, and every part is looked at."""

import pytest
import torch

from course_utils.exercises.diagnosis import diagnose
from tests.exercises.catalogue import LSTM, SUMMARY

step, summary = LSTM.reference, SUMMARY.reference


def part(change, at):
    """The right answer with one part changed."""

    def answer(gates, state):
        parts = list(step(gates, state))
        parts[at] = change(parts[at])
        return tuple(parts)

    return answer


def other(**parts):
    return lambda x: summary(x) | {key: change(summary(x)[key]) for key, change in parts.items()}


WRONG_STEPS = {
    "forgot one": (lambda g, s: step(g, s)[0], "type_", "a `Tensor`; expected 2 parts"),
    "forgot one of a tuple": (lambda g, s: step(g, s)[:1], "type_", "1 part; expected 2"),
    "one too many": (lambda g, s: (*step(g, s), g), "type_", "3 parts; expected 2"),
    "stacked": (lambda g, s: torch.stack(step(g, s)), "type_", "expected 2 parts"),
    "swapped": (lambda g, s: step(g, s)[::-1], "order", "your part 1 should be part 2"),
    "h twice": (lambda g, s: step(g, s)[:1] * 2, "values", "part 2 of 2 is not right"),
    "none at all": (lambda g, s: (step(g, s), None)[1], "none", "`None`"),
    "None": (part(lambda c: None, 1), "type_", "Part 2 of 2 is not right. You gave a `NoneType`"),
    "number": (part(lambda h: 1.0, 0), "type_", "Part 1 of 2 is not right. You gave a `float`"),
    "shape": (part(lambda c: c.mT, 1), "shape", "Part 2 of 2 is not right. The shape is 5 × 2"),
    "dtype": (part(torch.Tensor.double, 1), "dtype", "Part 2 of 2 is not right. The numbers are"),
    "meta": (part(lambda h: h.to("meta"), 0), "device", "Part 1 of 2 is not right."),
    "values": (part(lambda c: c + 1, 1), "values", "part 2 of 2 is not right.\n"),
    "detached": (part(torch.Tensor.detach, 1), "gradient", "No gradient of part 2 of 2 arrives"),
    "half detached": (
        lambda g, s: (step(g, s)[0], step(g.detach(), s)[1] + 0 * g.sum()),
        "slope",
        "the gradient of part 2 of 2 for `gates` is not",
    ),
    "input": (lambda g, s: (s[1].mul_(1), step(g, (s[0], s[1].add_(1))))[1], "changed", "`state`"),
    "nested": (lambda g, s: (step(g, s), step(g, s)), "type_", "Part 1 of 2 is not right."),
}
WRONG_SUMMARIES = {
    "key": (lambda x: {"mean": x.mean(0)}, "type_", "Your dict has no `range`"),
    "more": (lambda x: summary(x) | {"n": 1}, "type_", "more than needed: `n`"),
    "no dict": (
        lambda x: tuple(summary(x).values()),
        "type_",
        "expected a dict with `mean`, `range`",
    ),
    "mean": (other(mean=lambda m: m + 1), "values", "`mean` is not right"),
    "deep": (
        other(range=lambda r: (r[0], r[1] + 1)),
        "values",
        "`range`, part 2 of 2 is not right",
    ),
    "deep swap": (other(range=lambda r: r[::-1]), "values", "`range`, part 1 of 2 is not right"),
    "deep shape": (other(range=lambda r: (r[0], r[1][:1])), "shape", "`range`, part 2 of 2 is not"),
}


@pytest.mark.parametrize("answer, kind, words", WRONG_STEPS.values(), ids=WRONG_STEPS)
def test_a_wrong_part_of_a_tuple_is_named(answer, kind, words):
    assert_told(LSTM, answer, kind, words)


@pytest.mark.parametrize("answer, kind, words", WRONG_SUMMARIES.values(), ids=WRONG_SUMMARIES)
def test_a_wrong_part_of_a_dict_is_named(answer, kind, words):
    assert_told(SUMMARY, answer, kind, words)


def assert_told(task, answer, kind, words):
    verdict = diagnose(task, answer)
    print(verdict)
    assert (verdict.status, verdict.kind) == ("wrong", kind), verdict
    assert words in verdict.message and len(verdict.message) < 400


def test_a_dtype_that_an_input_has_is_taken_from_it():
    verdict = diagnose(LSTM, WRONG_STEPS["dtype"][0])
    assert "`gates.new_zeros(...)`" in verdict.nudge


def test_a_list_of_parts_is_as_good_as_a_tuple():
    assert diagnose(LSTM, lambda g, s: list(step(g, s))).status == "right"
    assert diagnose(SUMMARY, other(range=list)).status == "right"


def test_a_list_that_holds_itself_is_survived():
    def endless(gates, state):
        parts = []
        parts += [parts, parts]
        return parts

    assert diagnose(LSTM, endless).kind == "type_"


def test_the_order_of_keys_does_not_matter():
    assert diagnose(SUMMARY, lambda x: dict(reversed(summary(x).items()))).status == "right"


def test_a_part_of_an_input_that_gets_no_gradient_is_named_as_python_writes_it():
    verdict = diagnose(LSTM, lambda g, s: step(g, (s[0], s[1].detach())))
    assert verdict.kind == "gradient" and "`state[1]`" in verdict.message
