"""A cause is named only where it is the cause: each kind, and its nearest neighbour."""

from dataclasses import replace

import pytest
import torch
from torch import nn

from course_utils.exercises import practice
from course_utils.exercises.diagnosis import diagnose
from course_utils.exercises.exercise import Exercise, Verdict, probe, randn
from course_utils.exercises.feedback import Feedback
from tests.exercises.catalogue import ATTENTION, SCORES, WEIGHTS


class TwoNorms(nn.Module):
    def __init__(self, d_model):
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(d_model), nn.LayerNorm(d_model)
        self.between = nn.Linear(d_model, d_model)

    def forward(self, x):
        return self.norm2(self.between(self.norm1(x)))


class ChangedPlaces(TwoNorms):
    def forward(self, x):
        return self.norm1(self.between(self.norm2(x)))


class AnotherEps(TwoNorms):
    def __init__(self, d_model):
        super().__init__(d_model)
        self.norm1.eps = self.norm2.eps = 5e-6


class OnePathCut(TwoNorms):
    def forward(self, x):
        return self.norm2(self.between(self.norm1(x.detach() + 0.5 * (x - x.detach()))))


class NeverUsed(TwoNorms):
    def forward(self, x):
        return self.norm2(self.norm1(x))


class UsedButDetached(TwoNorms):
    def forward(self, x):
        between = nn.functional.linear(
            self.norm1(x), self.between.weight.detach(), self.between.bias
        )
        return self.norm2(between)


class DrawsInForward(TwoNorms):
    def forward(self, x):
        return nn.functional.dropout(super().forward(x), 0.5)


class OneNormTwice(TwoNorms):
    def __init__(self, d_model):
        super().__init__(d_model)
        self.norm2 = self.norm1


class InADict(nn.Module):
    def __init__(self, d_model):
        super().__init__()
        self.parts = {name: nn.LayerNorm(d_model) for name in ("norm1", "norm2")}


class Nothing(nn.Module):
    def __init__(self, d_model):
        super().__init__()
        self.d_model = d_model


class Unbuildable(nn.Module):
    def __init__(self, d_model):
        super().__init__()
        self.norm1 = nn.LayerNorm(d_model) + 1


NORMS = Exercise(
    "99.9",
    "Norms",
    TwoNorms,
    minutes=1,
    difficulty=1,
    why="",
    hints=(),
    probes=(probe(4, x=4 * randn(2, 3, 4, seed=1)),),
)
CAUSES = {
    "norms changed places": (ChangedPlaces, "values", "you get", "detached"),
    "another eps": (AnotherEps, "slope", "Is a small constant another", "detached"),
    "half a gradient": (OnePathCut, "slope", "Is one part detached", "constant"),
    "a layer that is not used": (NeverUsed, "unused", "`between` is never used", "detach"),
    "a layer that is detached": (UsedButDetached, "gradient", "Look for `.detach()`", "never used"),
    "random in eval": (DrawsInForward, "random", "two calls", "gradient"),
    "one layer, two names": (OneNormTwice, "parameters", "`norm2` and `norm1` are one", "list"),
    "layers in a dict": (InADict, "parameters", "`parts`, a plain list or dict", "no layers"),
    "no layers": (Nothing, "parameters", "has no layers", "plain list"),
    "not to be built": (Unbuildable, "crash", "when built with (4)", "called with"),
}


@pytest.mark.parametrize("answer, kind, says, never", CAUSES.values(), ids=CAUSES)
def test_the_cause_and_not_its_neighbour(answer, kind, says, never):
    verdict = diagnose(NORMS, answer)
    text = f"{verdict.message} {verdict.nudge}"
    print(verdict)
    assert verdict.kind == kind and says.lower() in text.lower() and never not in text


def test_an_input_that_only_a_choice_reads_is_used():
    verdict = diagnose(SCORES, lambda q, k: k.mT[:, q.argmax(-1)[0, 0] : 1].expand_as(q @ k.mT))
    assert "never used" not in verdict.message


@pytest.mark.parametrize("infinity", [1e9, 1e4, torch.finfo(torch.float32).max, torch.inf])
@pytest.mark.parametrize("add", [False, True], ids=["filled", "added"])
def test_a_mistake_is_known_with_any_infinity(infinity, add):
    def upside_down(scores, mask):
        if add:
            far = torch.zeros_like(scores).masked_fill(mask, -infinity)
            return (scores + far).softmax(-1)
        return scores.masked_fill(mask, -infinity).softmax(-1)

    assert diagnose(WEIGHTS, upside_down).kind == "mask_upside_down"


def test_control_another_mistake_with_a_far_number_is_not_taken_for_it():
    wrong = diagnose(WEIGHTS, lambda scores, mask: scores.masked_fill(mask, 1e9).softmax(-1))
    assert wrong.kind != "mask_upside_down"


def test_a_division_by_zero_is_not_named_where_nobody_divides():
    """Two mistakes with the same numbers, but for the `nan` of one: they are not told apart."""

    def the_same(x):
        return x / x.abs().sum()

    def no_care(x):
        """You divide by zero.

        Add 1."""
        return x / x.abs().sum()

    task = replace(
        SCORES,
        reference=lambda x: x / (1 + x.abs().sum()),
        probes=(probe(x=torch.zeros(2)), probe(x=torch.tensor([1.0, -2.0]))),
        misconceptions=(no_care,),
    )
    assert diagnose(task, the_same).kind == "no_care"
    assert diagnose(task, lambda x: x / x.abs().sum().clamp(min=1e-6)).kind == "values"


def test_a_property_is_silent_while_numbers_are_wrong():
    """The weights leak, but they are also not those of these scores."""
    task = replace(WEIGHTS, misconceptions=())
    wrong = diagnose(task, lambda scores, mask: (3 * scores).masked_fill(~mask, -20).softmax(-1))
    leak = diagnose(task, lambda scores, mask: scores.masked_fill(~mask, -20.0).softmax(-1))
    assert wrong.kind == "values" and leak.kind == "hidden_is_exactly_zero"


def test_a_mistake_outranks_what_follows_from_it():
    """Numbers of a known mistake, whatever gradient they have."""
    assert diagnose(SCORES, lambda q, k: (q @ k.mT).detach()).kind == "not_scaled"


def test_control_right_numbers_without_a_gradient_are_no_known_mistake():
    assert diagnose(SCORES, lambda q, k: SCORES.reference(q, k).detach()).kind == "gradient"


def test_what_went_in_stands_in_the_card_of_a_crash():
    message = diagnose(SCORES, lambda q, k: q @ k).message
    assert "when called with q " in message and ", k " in message


def test_quotes_of_python_open_no_code():
    def scores(q, k):
        raise ValueError("`q` is not `k`, `")

    card = Feedback(SCORES, diagnose(SCORES, scores))._repr_html_()
    assert "&#x27;q&#x27; is not &#x27;k&#x27;" in card
    assert card.count("<code>") == card.count("</code>")


def test_many_layers_are_named_by_their_first():
    class Other(nn.Module):
        def __init__(self, d_model, d_k):
            super().__init__()
            self.layers = nn.ModuleList(nn.Linear(d_model, d_k) for _ in range(9))

    message = diagnose(ATTENTION, Other).message
    assert message == "Your module has no `query`, `key`, `value`, but it has `layers`."


@pytest.mark.parametrize("id", [8.2, lambda q, k: q @ k], ids=["float", "bare"])
def test_an_exercise_without_quotes_or_brackets_gets_a_sentence(id):
    with pytest.raises(LookupError, match=r'brackets and quotes, as in `\("08.2"\)`'):
        practice.exercise(id)


def test_the_weights_of_a_small_module_stand_in_its_card():
    verdict: Verdict = diagnose(replace(ATTENTION, misconceptions=()), ATTENTION.misconceptions[1])
    assert verdict.kind == "values"
    assert all(f"{name}.weight  [[" in verdict.message for name in ("query", "value"))
