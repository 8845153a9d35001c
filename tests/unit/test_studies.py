"""The runs of each study are made, and its table comes back as it was written."""

from dataclasses import replace

import pytest
import torch

from course_utils.recipes import one_vector, rivals, study, widths
from course_utils.recipes.images import cnn
from course_utils.recipes.studies import STUDIES


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    monkeypatch.setattr(study, "RUNS", tmp_path / "runs")


def test_rivals_are_trained_and_come_back_from_the_table(elsewhere):
    few = replace(rivals.STUDY, runs=lambda: rivals.runs(sizes=(500,), seeds=(3,), steps=3))
    runs = list(few.record())
    assert [(run.model, run.augmented) for run in runs] == [
        ("ViT", False), ("CNN", False), ("ViT", True), ("CNN", True)
    ]  # fmt: skip
    assert all(0 <= run.accuracy <= 1 and run.seed == 3 and run.n_images == 500 for run in runs)
    assert few.recorded() == runs


def test_the_rivals_have_as_many_parameters():
    sizes = [sum(part.numel() for part in build().parameters()) for build, *_ in
             rivals.MODELS.values()]  # fmt: skip
    assert abs(sizes[0] / sizes[1] - 1) < 0.03
    assert rivals.MODELS["CNN"][0] is cnn


def test_one_vector_is_trained_and_scored():
    (run,) = one_vector.runs(seeds=(3,), budgets=(("one vector", 2),))
    assert (run.model, run.steps, run.seed) == ("one vector", 2, 3)
    assert 0 <= run.bleu_long <= run.bleu_short <= 100 and run.loss > 1


def test_widths_are_trained_and_scored_twice():
    early, late = widths.runs(widths=(8,), noise=(0.2,), seeds=(3,), steps=(2, 40), n=100)
    assert (early.steps, late.steps, late.parameters) == (2, 40, 65 * 8 + 9 * 10)
    assert late.loss < early.loss and 0 <= late.train_error <= 1


@pytest.mark.parametrize("share", [0, 0.2, 1])
def test_so_many_labels_are_replaced_by_others(share):
    labels = torch.arange(1000) % 10
    noisy = widths.mislabelled(labels, share, seed=3)
    assert (noisy != labels).sum() == 1000 * share and noisy.min() == 0 and noisy.max() == 9


@pytest.mark.parametrize("name", STUDIES)
def test_every_table_holds_the_runs_of_its_study(name):
    runs = STUDIES[name].recorded()
    assert len(runs) >= 3 and len({replace(run, seconds=0) for run in runs}) == len(runs)


def test_a_missing_table_says_how_to_make_it(elsewhere):
    with pytest.raises(FileNotFoundError, match="python -m course_utils compare vit-and-cnn"):
        rivals.STUDY.recorded()
