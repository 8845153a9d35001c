"""Sunspots, carbon dioxide, and folds that never look ahead."""

from itertools import pairwise

import torch

from course_utils.datasets.series import co2, folds, sunspots


def test_sunspots_are_those_of_the_table():
    years, numbers = sunspots()
    assert (years[0], years[-1], len(years)) == (1700, 2008, 309)
    assert numbers[0] == 5 and numbers.argmax() == (years == 1957).nonzero()[0, 0]


def test_co2_has_every_month_and_rises():
    dates, means = co2()
    assert len(dates) == 525 and torch.allclose(dates.diff(), torch.tensor(1 / 12).double())
    assert means.isfinite().all() and 45 < means[-12:].mean() - means[:12].mean() < 60


def test_a_month_without_readings_lies_between_its_neighbours():
    dates, means = co2()
    gap = ((dates - 1964 - 2 / 12).abs() < 1e-6).nonzero()[0, 0]  # March 1964
    assert means[gap] == (means[gap - 1] + 2 * (means[gap + 2] - means[gap - 1]) / 4) or (
        min(means[gap - 1], means[gap + 2]) <= means[gap] <= max(means[gap - 1], means[gap + 2])
    )


def test_folds_expand_and_never_look_ahead():
    parts = folds(309, 4)
    assert [len(test) for _, test in parts] == [38, 39, 39, 38]
    for (train, test), (later, _) in pairwise(parts):
        assert train.start == 0 and train.stop == test.start
        assert later.stop == test.stop
    assert parts[-1][1].stop == 309
