"""The pooling widget: the numbers of the slide, and how many change."""

import torch

from course_utils.widgets.pooling.widget import compute, pooling
from tests.widgets.samples.pooling import GRID


def test_the_slides_five_seven_four_three():
    widget = pooling({"grid": GRID})
    result = compute(widget.data, widget.state)
    assert result["output"].tolist() == [[5, 7], [4, 3]] and result["changed"].sum() == 0


def test_random_numbers_change_as_the_formula_says():
    shares = []
    for seed in range(60):
        noise = torch.rand(16, 16, generator=torch.Generator().manual_seed(seed))
        widget = pooling({"noise": noise}, size=2, stride=2, shift=1)
        shares.append(compute(widget.data, widget.state)["changed"].mean())
    assert abs(torch.stack(shares).mean() - 2 / 3) < 0.02


def test_after_a_whole_turn_nothing_has_changed():
    widget = pooling({"grid": GRID}, shift=4, size=3, stride=1)
    assert compute(widget.data, widget.state)["changed"].sum() == 0
