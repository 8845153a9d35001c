"""What the convolutional networks are trained on and compared by."""

import pytest
import torch

from course_utils.recipes import places, shifts, signals
from course_utils.recipes.images import images, standard
from course_utils.recipes.trained import trained


def test_a_shift_moves_and_lets_nothing_in():
    x = torch.arange(12.0).view(1, 1, 3, 4)
    nothing = standard(torch.zeros(())).item()
    down = shifts.shifted(x, 1, 0)
    assert torch.equal(down[..., 1:, :], x[..., :-1, :]) and (down[..., 0, :] == nothing).all()
    left = shifts.shifted(x, 0, -2)
    assert torch.equal(left[..., :2], x[..., 2:]) and (left[..., 2:] == nothing).all()
    assert torch.equal(shifts.shifted(x, 0, 0), x)


def test_a_permutation_keeps_every_pixel_and_is_always_the_same():
    x, _ = images(test=True)
    once = shifts.permuted(x[:3])
    assert torch.equal(once, shifts.permuted(x[:3])) and not torch.equal(once, x[:3])
    assert torch.equal(once.flatten(1).sort().values, x[:3].flatten(1).sort().values)


def test_the_rivals_have_as_many_parameters():
    builds = [build for build, *_ in shifts.RIVALS.values()]
    sizes = [sum(part.numel() for part in build().parameters()) for build in builds]
    assert max(sizes) / min(sizes) < 1.05


def test_each_rival_is_trained_and_scored_on_shifts():
    runs = list(shifts.runs(seeds=(3,), steps=2))
    assert len(runs) == 9 and {run.model for run in runs} == set(shifts.RIVALS)
    assert all(0 <= run.by_4 <= 1 for run in runs)


def test_signals_are_trained_and_scored():
    runs = list(signals.runs(seeds=(3,), steps=2))
    assert [run.model for run in runs] == [*signals.NETWORKS] * 2
    assert [run.shuffled for run in runs] == [False] * 4 + [True] * 4


def test_both_questions_of_place_are_asked():
    runs = list(places.runs(seeds=(3,), steps=2))
    assert [run.question for run in runs] == ["where"] * 2 + ["look"] * 3
    assert places.found(places.finder("zeros")) >= 0.4


def test_an_arrow_points_to_what_is_asked():
    x, y = next(places.arrows(1, seed=0))
    picture, arrow = x[0]
    i, j = 8, 8
    column = j + places.REACH * arrow[i, j]
    left = int(column.floor())
    share = column - left
    expected = (1 - share) * picture[i, left] + share * picture[i, left + 1]
    assert y[0, 0, i, j] == pytest.approx(expected.item(), abs=1e-5)


def test_a_lit_pixel_is_in_the_half_that_is_told():
    x, right = next(places.lit(1, seed=0))
    assert torch.equal(x[..., 8:].sum(dim=(1, 2, 3)).long(), right) and x.sum() == len(x)


@pytest.mark.parametrize("name", ["lenet-mnist", "mlp-mnist"])
def test_the_trainings_of_the_notebook_are_rehearsed(name, monkeypatch):
    monkeypatch.setenv("COURSE_RETRAIN", "tiny")
    _, history = trained(name)
    assert history.scores["accuracy"] > 0.94
