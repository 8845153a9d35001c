"""A check ends in time, on one thread, quotes the best probe, and leaves a GPU's state alone."""

import importlib
import sys
import time
from dataclasses import replace

import pytest
import torch

from course_utils.exercises import diagnosis, sandbox, time_limit
from course_utils.exercises.diagnosis import diagnose
from course_utils.exercises.exercise import Probe, probe
from course_utils.exercises.parts import mapped
from tests.exercises.catalogue import BANK, EQUIVARIANT, SCORES, WEIGHTS, name


def slow(answer):
    def sleepy(*inputs):
        time.sleep(0.2)
        return answer(*inputs)

    return sleepy


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(diagnosis, "PATIENCE", 0.3)


MANY = replace(SCORES, probes=SCORES.probes * 100)


def test_a_slow_right_answer_ends_in_time(impatient):
    begin = time.monotonic()
    verdict = diagnose(MANY, slow(SCORES.reference))
    assert time.monotonic() - begin < 5
    assert (verdict.status, verdict.kind) == ("wrong", "slow")
    assert "right so far, but too slow: the check ended after 0.3 seconds" in verdict.message


def test_a_slow_wrong_answer_is_told_what_is_wrong(impatient):
    assert diagnose(MANY, slow(SCORES.misconceptions[0])).kind == "not_scaled"


def test_many_properties_end_in_time(impatient):
    task = replace(WEIGHTS, probes=WEIGHTS.probes[:1], properties=WEIGHTS.properties * 100)
    assert diagnose(task, slow(WEIGHTS.reference)).kind == "slow"


def test_control_with_patience_the_slow_answer_is_right():
    assert diagnose(SCORES, slow(SCORES.reference)).status == "right"


def test_one_call_that_is_too_slow_to_be_drawn_many_times_is_told(monkeypatch):
    monkeypatch.setattr(sandbox, "SECONDS", 0.5)
    task = replace(SCORES, draws=1000, reference=lambda q, k: q, misconceptions=())
    verdict = diagnose(task, slow(lambda q, k: q))
    assert verdict.kind == "crash" and "one call ends, but it is too slow" in verdict.message


def test_an_answer_runs_on_one_thread_and_the_notebook_keeps_its_own():
    before, seen = torch.get_num_threads(), []
    try:
        torch.set_num_threads(2)
        diagnose(SCORES, lambda q, k: seen.append(torch.get_num_threads()))
        assert set(seen) == {1} and torch.get_num_threads() == 2
    finally:
        torch.set_num_threads(before)


def test_a_shape_is_told_by_the_probe_with_most_sizes():
    task = replace(SCORES, misconceptions=())
    verdict = diagnose(task, lambda q, k: SCORES.reference(q, k).mT)
    assert verdict.message == (
        "The shape is 2 × 4 × 3; expected 2 × 3 × 4 for q 2 × 3 × 5, k 2 × 4 × 5."
    )


def test_numbers_are_told_by_the_smallest_probe():
    told = diagnose(replace(SCORES, misconceptions=()), SCORES.misconceptions[0]).message
    assert "[[[1, 0, 2, 1]]]" in told


def test_a_function_among_the_inputs_is_called_by_its_name():
    verdict = diagnose(EQUIVARIANT, lambda f, x, permutation: False)
    assert "f            double" in verdict.message


def test_a_flag_is_no_tensor():
    verdict = diagnose(EQUIVARIANT, lambda f, x, p: torch.isclose(f(x[p]), f(x)[p]).all())
    assert "expected `True` or `False`" in verdict.message and "`.item()`" in verdict.nudge


def test_of_many_flags_all_are_asked_for():
    verdict = diagnose(EQUIVARIANT, lambda f, x, p: torch.isclose(f(x[p]), f(x)[p]))
    assert "a tensor of 3 × 3" in verdict.message and "`.all()`" in verdict.nudge


class FakeCuda:
    """Two devices whose random state is a number."""

    def __init__(self, monkeypatch, started):
        self.started, self.states = started, [1, 2]
        monkeypatch.setattr(torch.cuda, "is_initialized", lambda: self.started)
        monkeypatch.setattr(torch.cuda, "get_rng_state_all", lambda: list(self.states))
        monkeypatch.setattr(torch.cuda, "set_rng_state_all", self.set)
        monkeypatch.setattr(torch.cuda, "manual_seed_all", self.seed)

    def set(self, states):
        self.states = list(states)

    def seed(self, seed):
        assert self.started, "would start CUDA, or seed it once and for all"
        self.states = [seed] * 2


def test_the_random_state_of_a_gpu_is_put_back(monkeypatch):
    cuda = FakeCuda(monkeypatch, started=True)
    with sandbox.sandbox():
        assert cuda.states == [sandbox.SEED] * 2, "the same numbers in every check"
        cuda.set([8, 9])
    assert cuda.states == [1, 2]


def test_a_gpu_that_nobody_uses_is_not_started(monkeypatch):
    cuda = FakeCuda(monkeypatch, started=False)
    with sandbox.sandbox():
        assert cuda.states == [1, 2]


def test_a_gpu_that_an_answer_starts_is_as_if_a_later_cell_had_started_it(monkeypatch):
    cuda, seed = FakeCuda(monkeypatch, started=False), torch.initial_seed()
    with sandbox.sandbox():
        cuda.started = True
        cuda.set([8, 9])
    assert cuda.states == [seed] * 2


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a GPU")
@pytest.mark.parametrize("task", [t for t in BANK if t.probes[0].inputs], ids=name)
def test_the_check_works_on_a_gpu(task):
    def moved(x):
        return x.cuda() if isinstance(x, torch.Tensor) else x

    probes = tuple(Probe(mapped(moved, trial.inputs), trial.build) for trial in task.probes)
    if not isinstance(task.reference, type):
        on_gpu = replace(task, probes=probes)
        assert diagnose(on_gpu, task.reference).status == "right"
        assert all(diagnose(on_gpu, wrong).status == "wrong" for wrong in task.misconceptions)


def test_a_result_on_another_device_is_told():
    task = replace(SCORES, probes=(probe(q=torch.ones(1, 1, 2), k=torch.ones(1, 1, 2)),))
    verdict = diagnose(task, lambda q, k: SCORES.reference(q, k).to("meta"))
    assert verdict.kind == "device" and "on `meta`; expected on `cpu`" in verdict.message


@pytest.mark.parametrize("limit", [time_limit._alarm, time_limit._watcher])
def test_an_import_is_not_cut_in_half(limit, tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    name = f"slow_to_import{limit.__name__}"
    (tmp_path / f"{name}.py").write_text("import time\ntime.sleep(0.3)\nwhole = True\n")
    with pytest.raises(time_limit.OutOfTime), limit(0.1):
        importlib.import_module(name)
        while True:
            pass
    assert sys.modules.pop(name).whole
