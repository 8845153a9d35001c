"""Answers that draw at random are compared by how often each result comes."""

from dataclasses import replace

import pytest
import torch

from course_utils.exercises.diagnosis import diagnose
from course_utils.exercises.draws import distance
from course_utils.exercises.exercise import probe
from tests.exercises.catalogue import NOISE, SAMPLE
from tests.exercises.fixture_bank import sample_token

right = SAMPLE.reference


def own_generator(logits, temperature):
    probabilities = (logits / temperature).softmax(dim=-1)
    return probabilities.multinomial(1, generator=torch.Generator().manual_seed(0))[:, 0]


WRONG = {
    "none": (lambda x, t: (x, None)[1], "none", "`None`"),
    "column": (
        lambda x, t: right(x, t)[:, None],
        "shape",
        "is 2 × 1; expected [2] for",
    ),
    "float": (lambda x, t: right(x, t).float(), "dtype", "float32"),
    "weights": (lambda x, t: (x / t).softmax(-1), "shape", "is 2 × 4; expected [2] "),
    "same seed every time": (own_generator, "distribution", "100 % of the draws"),
    "sets the seed": (
        lambda x, t: (torch.manual_seed(0), right(x, t))[1],
        "settings",
        "the random seed",
    ),
    "sometimes None": (lambda x, t: right(x, t) if torch.rand(1) < 0.9 else None, "none", "None"),
    "sometimes short": (
        lambda x, t: right(x, t)[: int(torch.rand(1) < 0.9)],
        "shape",
        "The shape is [0]; expected",
    ),
    "now and then the best": (
        lambda x, t: right(x, t) if torch.rand(1) < 0.6 else x.argmax(dim=-1),
        "distribution",
        "of the draws",
    ),
}


@pytest.mark.parametrize("answer, kind, words", WRONG.values(), ids=WRONG)
def test_what_is_wrong_with_a_random_answer_is_told(answer, kind, words):
    verdict = diagnose(SAMPLE, answer)
    print(verdict)
    assert (verdict.status, verdict.kind) == ("wrong", kind), verdict
    assert words in verdict.message and len(verdict.message) < 400


def test_a_dtype_that_no_input_has_is_spelled_out():
    verdict = diagnose(SAMPLE, WRONG["float"][0])
    assert "`dtype=torch.int64`" in verdict.nudge and "new_zeros" not in verdict.nudge


def test_the_verdict_does_not_depend_on_the_state_of_the_notebook():
    told = set()
    for seed in range(3):
        torch.manual_seed(seed)
        told.add(diagnose(SAMPLE, WRONG["now and then the best"][0]).message)
    assert len(told) == 1


def test_a_random_answer_may_use_numpy_or_python():
    import random

    def with_python(logits, temperature):
        weights = (logits / temperature).softmax(dim=-1)
        rows = [random.choices(range(len(row)), row.tolist())[0] for row in weights]
        return torch.tensor(rows)

    assert diagnose(SAMPLE, with_python).status == "right"


@pytest.mark.parametrize("form", [right, *SAMPLE.also_right], ids=lambda form: form.__name__)
def test_right_answers_stay_far_from_the_bound_under_many_seeds(form):
    generator, logits = torch.random.default_generator, SAMPLE.probes[1].inputs["logits"]
    state = generator.get_state()
    columns = logits.repeat_interleave(1000, dim=0)  # all draws at once
    for seed in range(20):
        generator.manual_seed(seed)
        a, b = form(columns, 0.5), right(columns, 0.5)
        apart, bound = distance(a[:1000], b[:1000])
        assert apart < bound / 2, seed
    generator.set_state(state)


def test_control_with_few_draws_a_small_fault_is_not_seen():
    often = WRONG["now and then the best"][0]
    assert diagnose(replace(SAMPLE, draws=20), often).status == "right"


def test_floats_are_compared_in_bins_with_their_mean_and_spread():
    verdict = diagnose(replace(NOISE, misconceptions=()), NOISE.misconceptions[0])
    assert verdict.kind == "distribution"
    assert "mean" in verdict.message and "spread" in verdict.message
    assert "At position [0]" in verdict.message


def test_a_mixture_of_a_point_and_floats_is_compared():
    def dropout(x):
        return torch.where(torch.rand_like(x) < 0.3, torch.zeros_like(x), x / 0.7)

    task = replace(
        NOISE, reference=dropout, misconceptions=(), probes=(probe(x=torch.tensor([1.0, -2.0])),)
    )
    assert diagnose(task, lambda x: x * (torch.rand_like(x) > 0.3) * (1 / 0.7)).status == "right"
    assert diagnose(task, lambda x: x * (torch.rand_like(x) > 0.7) / 0.3).status == "wrong"
    assert diagnose(task, lambda x: x * (torch.rand_like(x) > 0.3)).status == "wrong"


def test_plain_numbers_may_be_drawn():
    task = replace(
        SAMPLE,
        reference=lambda n: int(torch.randint(n, ())),
        probes=(probe(n=6),),
        misconceptions=(),
        draws=4000,
    )
    assert diagnose(task, lambda n: torch.randperm(n)[0].item()).status == "right"
    assert diagnose(task, lambda n: int(torch.randint(1, n, ()))).kind == "distribution"


def test_the_misconceptions_are_farther_from_the_truth_than_chance_explains():
    for wrong in SAMPLE.misconceptions:
        assert diagnose(SAMPLE, wrong).kind == wrong.__name__
    assert sample_token.EXERCISE.draws >= 1000
