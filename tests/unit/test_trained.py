"""`trained` gives the checkpoint at once, or trains; both leave the notebook as it was."""

import math
from dataclasses import dataclass

import pytest
import torch
import torch.nn.functional as F
from torch import nn

from course_utils import checkpoints
from course_utils.recipes import trained as module
from course_utils.recipes.recipe import Recipe
from course_utils.recipes.trained import History, make, store, thinned, trained


@dataclass(frozen=True)
class LineConfig:
    width: int = 3


class Line(nn.Linear):
    def __init__(self):
        self.config = LineConfig()
        super().__init__(self.config.width, 1)


def batches(n_batches, factor=1.0):
    for _ in range(n_batches):
        x = torch.randn(16, 3)
        yield x, factor * x.sum(dim=1, keepdim=True)


def error(model):
    x, y = next(batches(1))
    return {"error": (model(x) - y).square().mean().item()}


def recipe(**changes):
    parts = {
        "name": "line",
        "build": Line,
        "batches": batches,
        "loss": F.mse_loss,
        "score": error,
        "data": "random numbers",
        "steps": 200,
        "quick_steps": 20,
        "learning_rate": 0.1,
    }
    return Recipe(**parts | changes)


@pytest.fixture(autouse=True)
def shelf(tmp_path, monkeypatch):
    """A catalogue with one small recipe, checkpoints in a folder of their own."""
    monkeypatch.setattr(module, "RECIPES", {"line": recipe()})
    for function in (checkpoints.save_checkpoint, checkpoints.load_checkpoint):
        monkeypatch.setattr(function, "__defaults__", (tmp_path,))
    monkeypatch.delenv("COURSE_RETRAIN", raising=False)
    monkeypatch.setenv("COURSE_DEVICE", "cpu")
    return tmp_path


def test_a_stored_model_comes_back_with_its_history():
    history = store("line")
    model, remembered = trained("line")
    assert remembered == history
    assert history.steps == 200
    assert not model.training
    assert error(model)["error"] < 0.01


def test_a_training_has_all_cores_and_gives_them_back(monkeypatch):
    seen = set()

    def watched_batches(n_batches):
        for batch in batches(n_batches):
            seen.add(torch.get_num_threads())
            yield batch

    monkeypatch.setattr(module, "CORES", 2)
    monkeypatch.setattr(module, "RECIPES", {"line": recipe(batches=watched_batches)})
    before = torch.get_num_threads()
    trained("line", retrain=True)
    assert seen == {2} and torch.get_num_threads() == before == 1


def test_retrain_takes_the_quick_steps_of_a_cpu():
    model, history = trained("line", retrain=True)
    assert history.steps == 20
    assert history.scores["error"] < 1  # measured here, as the checkpoint's were
    assert not model.training


def test_the_notebooks_random_numbers_stay_as_they_were():
    store("line")
    for retrain in (False, True):
        torch.manual_seed(7)
        trained("line", retrain=retrain)
        after = torch.rand(1)
        torch.manual_seed(7)
        assert torch.equal(after, torch.rand(1))


def test_the_same_seed_trains_the_same_model():
    first, second = (trained("line", retrain=True)[0] for _ in range(2))
    assert torch.equal(first.weight, second.weight)


def test_tiny_rehearses_a_few_steps_and_uses_the_checkpoint(monkeypatch):
    store("line")
    stored = trained("line")[0].weight
    asked = []
    rehearsed = recipe(batches=lambda n: asked.append(n) or batches(n))
    monkeypatch.setattr(module, "RECIPES", {"line": rehearsed})
    monkeypatch.setenv("COURSE_RETRAIN", "tiny")
    model, history = trained("line", retrain=True)
    assert asked == [module.REHEARSAL]
    assert history.steps == 200
    assert torch.equal(model.weight, stored)


def test_tiny_notices_a_training_that_fails(monkeypatch):
    store("line")
    broken = recipe(batches=lambda n: batches(n, factor=math.inf))
    monkeypatch.setattr(module, "RECIPES", {"line": broken})
    monkeypatch.setenv("COURSE_RETRAIN", "tiny")
    with pytest.raises(ArithmeticError, match="training line gives the losses"):
        trained("line")


def test_an_interrupt_keeps_what_was_learned():
    def stopped(n_batches):
        yield from batches(100)
        raise KeyboardInterrupt

    model, history = make(recipe(batches=stopped), steps=200)
    assert history.steps == 100
    assert history.losses[-1] < history.losses[0] / 10
    assert error(model)["error"] < 0.1


def stops_after(steps):
    """Batches in the middle of which somebody presses stop."""

    def stopped(n_batches):
        yield from batches(steps)
        raise KeyboardInterrupt

    return stopped


@pytest.fixture
def cell(monkeypatch):
    """The number of the cell that runs, which a test may change."""
    number = {"now": 1}
    monkeypatch.setattr(module, "_cell", lambda: number["now"])
    monkeypatch.setattr(module, "STOPPED", module.Stopped())
    return number


@pytest.mark.parametrize("steps", [0, 1, 15])
def test_a_stop_is_a_stop(steps, cell, monkeypatch, capsys):
    store("line")
    monkeypatch.setattr(module, "RECIPES", {"line": recipe(batches=stops_after(steps))})
    model, history = trained("line", retrain=True)
    assert f"line: stopped at {steps} of 20, not scored" in capsys.readouterr().out
    assert history.steps == (steps or 200), "before the first step the stored model is taken"
    assert isinstance(model, Line) and repr(history)
    monkeypatch.setattr(module, "RECIPES", {"line": recipe()})
    assert trained("line", retrain=True)[1].steps == 200, "the same cell trains nothing else"
    cell["now"] = 2
    assert trained("line", retrain=True)[1].steps == 20, "the next one does"


def test_a_stop_while_scoring_keeps_the_model(cell, monkeypatch, capsys):
    def stopped(model):
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "RECIPES", {"line": recipe(score=stopped)})
    model, history = trained("line", retrain=True)
    assert "all 20 steps; stopped before it was scored" in capsys.readouterr().out
    assert (history.steps, history.scores) == (20, {}) and not model.training


def test_a_stopped_training_is_not_stored(monkeypatch, shelf):
    monkeypatch.setattr(module, "RECIPES", {"line": recipe(batches=stops_after(15))})
    with pytest.raises(KeyboardInterrupt, match="stopped at 15 of 200: nothing is stored"):
        store("line")
    assert not list(shelf.iterdir())


def test_an_unknown_name_lists_the_names():
    with pytest.raises(ValueError, match=r"no model 'lime'. Did you mean 'line'.*There are: line"):
        trained("lime")


def test_a_missing_checkpoint_says_how_to_make_it():
    with pytest.raises(FileNotFoundError, match="python -m course_utils train line"):
        trained("line")


def test_a_long_history_is_thinned_and_reads_well():
    assert len(thinned([1.0] * 5000)) <= module.POINTS
    assert thinned([1.0, 2.0]) == (1.0, 2.0)
    history = History(5000, (2.0, 0.1234), 61.7, {"bleu": 93.21})
    assert repr(history) == "5,000 steps in 62 s, loss 0.123, bleu 93.2"
