"""Exercises with many right answers: the properties decide, and each has its own sentence."""

from dataclasses import replace

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from course_utils.exercises import practice
from course_utils.exercises.diagnosis import diagnose
from course_utils.exercises.exercise import Exercise, probe
from tests.exercises.catalogue import PAIR


def verdict_of(scores, weights):
    pair = torch.as_tensor(scores), torch.as_tensor(weights)
    return diagnose(PAIR, lambda: pair)


rows = st.lists(st.integers(-50, 50), min_size=2, max_size=6, unique=True)


@settings(max_examples=100)
@given(rows, st.floats(0.5, 200))
def test_a_softmax_is_never_a_counterexample(row, temperature):
    scores = torch.tensor(row, dtype=torch.float64)
    weights = (scores / temperature).softmax(dim=0)
    if weights.min() > 0:
        verdict = verdict_of(scores, weights)
        assert verdict.kind == "no_temperature_fits", (row, temperature)


@settings(max_examples=100)
@given(rows, st.randoms())
def test_another_order_is_always_a_counterexample(row, chance):
    scores = torch.tensor(row, dtype=torch.float64)
    order = list(range(len(row)))
    chance.shuffle(order)
    weights = (1.0 + torch.tensor(order)) / sum(range(1, len(row) + 1))
    if scores.argsort().tolist() != weights.argsort().tolist():
        assert verdict_of(scores, weights).status == "right"


@pytest.mark.parametrize(
    "scores, weights, kind",
    [
        ([1.0, 2.0, 3.0], [0.09, 0.24, 0.67], "no_temperature_fits"),  # typed with two digits
        ([1.0, 2.0, 3.0], [1 / 3, 1 / 3, 1 / 3], "no_temperature_fits"),  # T without end
        ([5.0, 5.0], [0.5, 0.5], "no_temperature_fits"),  # every T
        ([1.0, 2.0], [0.4, 0.6], "no_temperature_fits"),  # two in order: there is always a T
        ([1.0, 2.0], [0.6, 0.4], "right"),
        ([5.0, 5.0], [0.4, 0.6], "right"),
        ([1.0, 2.0, 4.0], [0.2, 0.3, 0.5], "right"),  # the order fits, the ratios do not
        ([1.0, 2.0], [0.7, 0.4], "weights_sum_to_one"),
        ([1.0, 2.0], [1.2, -0.2], "every_weight_is_positive"),
        ([1.0, 2.0], [1.0, float("nan")], "weights_sum_to_one"),
        ([1.0, float("nan")], [0.5, 0.5], "every_score_is_finite"),
        ([[1.0, 2.0]], [[0.6, 0.4]], "one_weight_for_each_score"),
        ([1.0], [1.0], "one_weight_for_each_score"),
        ([], [], "one_weight_for_each_score"),
        ([3, 1, 2], [0.2, 0.5, 0.3], "right"),  # whole scores
    ],
)
def test_the_judge_is_exact(scores, weights, kind):
    verdict = verdict_of(scores, weights)
    assert verdict.kind == kind, verdict


def test_the_temperature_that_was_overlooked_is_named():
    assert "With T = 2 softmax gives [0.186, 0.307, 0.506]." in (
        verdict_of([1.0, 2.0, 3.0], (torch.arange(1.0, 4) / 2).softmax(0)).message
    )


@pytest.mark.parametrize(
    "value, words",
    [
        (3, "`int`; expected 2 parts"),
        (torch.ones(2, 2), "`Tensor`; expected 2 parts"),
        ((torch.ones(2),), "1 part; expected 2"),
        ((torch.ones(2), "x"), "Part 2 of 2 is not right. You gave a `str`"),
        (None, "`None`"),
        ([[1.0], [2.0, [3.0]]], "Part 2 of 2 is not right. You gave a `list`"),
    ],
    ids=str,
)
def test_another_form_is_told(value, words, monkeypatch):
    shown = []
    monkeypatch.setattr(practice, "display", shown.append)
    practice.answer("08.4", value)
    assert words in shown[0].verdict.message, shown[0].verdict


def test_lists_will_do_and_the_answer_itself_is_used(monkeypatch):
    shown = []
    monkeypatch.setattr(practice, "display", shown.append)
    mine = [[1, 2, 3], [0.5, 0.3, 0.2]]
    assert practice.answer("08.4", mine) is mine and shown[0].verdict.status == "right"


def test_a_function_may_have_many_right_forms_too():
    def rises(f):
        """Your function falls somewhere.

        Try `x`."""
        return f(torch.tensor(1.0)) < f(torch.tensor(2.0))

    task = Exercise(
        "99.9",
        "Rise",
        lambda x: x,
        minutes=1,
        difficulty=1,
        why="",
        hints=(),
        probes=(probe(x=torch.tensor(1.0)),),
        properties=(rises,),
        open=True,
    )
    assert diagnose(task, lambda x: x.exp()).status == "right"
    assert diagnose(task, lambda x: -x).kind == "rises"


def test_control_without_its_properties_any_pair_is_right():
    blind = replace(PAIR, properties=())
    assert diagnose(blind, PAIR.misconceptions[0]).status == "right"
