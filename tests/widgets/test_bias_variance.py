"""Bias and variance: exact parts, which twenty and more training sets bear out."""

import torch

from course_utils.widgets.bias_variance.widget import (
    WAVE,
    bias_variance,
    compute,
    polynomials,
    spaced,
    truth,
)
from course_utils.widgets.gauss import gaussian

SENTENCE = "document.querySelector('output').textContent"


def test_the_parts_are_what_many_training_sets_show():
    widget = bias_variance(degree=6)
    seen = [compute(widget.data, widget.state | {"sample": k})["seen"] for k in range(1, 21)]
    risk = compute(widget.data, widget.state)["risk"]
    assert abs(torch.stack(seen).mean() / risk - 1) < 0.03


def test_the_parts_add_up_and_the_variance_grows_up_to_the_peak():
    result = compute(bias_variance().data, bias_variance().state)
    torch.testing.assert_close(result["bias"] + result["variance"] + 0.09, result["risk"])
    variances = result["variances"]
    assert (variances[:20].diff() > 0).all() and variances[20] < variances[19]


def test_the_truth_goes_through_its_knots():
    x = torch.linspace(0, 1, 5, dtype=torch.float64)
    assert truth([0, 2, -1], x).tolist() == [0, 1, 2, 0.5, -1]


def test_a_straight_truth_has_no_bias_from_degree_1_on():
    widget = bias_variance(knots=[-1, 0, 1])
    assert compute(widget.data, widget.state)["biases"][1:20].max() < 1e-12


def test_a_point_of_ones_own_far_off_adds_bias_and_next_to_no_variance():
    widget = bias_variance()
    own = [[0.5, 2.4]]
    before, after = (compute(widget.data, widget.state | {"points": p}) for p in ([], own))
    assert after["bias"] > 3 * before["bias"]
    assert abs(after["variance"] / before["variance"] - 1) < 0.1


def test_points_of_ones_own_are_in_each_set_as_they_are():
    """So many sets, drawn and fitted one by one, with the same two points in each."""
    own = torch.tensor([[0.5, 2.4], [0.97, -1]], dtype=torch.float64)
    widget = bias_variance(points=own.tolist(), degree=5)
    x, grid = spaced(20), spaced(81)
    drawn = truth(WAVE, x)[:, None] + 0.3 * gaussian(20 * 4000, 7).reshape(20, -1)
    both = torch.cat([drawn, own[:, 1:].expand(-1, 4000)])
    w = torch.linalg.pinv(polynomials(torch.cat([x, own[:, 0]]), 5)) @ both
    curves = polynomials(grid, 5) @ w
    result = compute(widget.data, widget.state)
    bias = (curves.mean(dim=1) - truth(WAVE, grid)).square().mean()
    assert abs(bias / result["bias"] - 1) < 0.02
    assert abs(curves.var(dim=1).mean() / result["variance"] - 1) < 0.02


def test_points_are_added_moved_and_removed_by_pointer_and_by_key(opened):
    page = opened(bias_variance())
    said = page.locator("output")
    box = page.locator("canvas").bounding_box()
    page.mouse.click(box["x"] + 300, box["y"] + 120)
    page.wait_for_function(f"{SENTENCE}.includes('20 points and 1 of your own in each set')")
    page.get_by_role("button", name="Add a point").press("Enter")
    page.wait_for_function(f"{SENTENCE}.includes('and 2 of your own')")
    before = said.inner_text()
    page.get_by_role("button", name="Your point 2: x 0.25, y 1.5").press("ArrowDown")
    page.wait_for_function(
        "said => document.querySelector('output').textContent !== said", arg=before
    )
    page.get_by_role("button", name="Your point 2: x 0.25, y 1.4").press("Delete")
    page.wait_for_function(f"{SENTENCE}.includes('and 1 of your own')")
    page.get_by_role("button", name="Remove a point").click()
    page.wait_for_function(f"{SENTENCE}.includes('Degree 3, 20 points: bias')")
    for _ in range(9):
        page.get_by_role("button", name="Add a point").click()
    page.wait_for_function(f"{SENTENCE}.includes('and 8 of your own')")
    assert page.errors == []


def test_a_knot_pulled_across_the_picture_draws_the_truth(opened):
    page = opened(bias_variance(degree=0, knots=[0, 0, 0, 0, 0], noise=0))
    first, last = (
        page.get_by_role("button", name=f"Truth at x {x}: 0").bounding_box() for x in (0, 1)
    )
    y = first["y"] + 15
    page.mouse.move(first["x"] + 15, y)
    page.mouse.down()
    page.mouse.move(first["x"] + 15, y - 40, steps=3)
    page.mouse.move(last["x"] + 15, y - 40, steps=20)
    page.mouse.up()
    page.wait_for_function(f"{SENTENCE}.includes('bias² 0 +')")  # a level line again, higher
    assert page.get_by_role("button", name="Truth at x 1: 0.").count() == 1
    assert page.errors == []


def test_a_knot_is_moved_by_key_and_changes_the_bias(opened):
    page = opened(bias_variance(degree=1, knots=[0, 0, 0], noise=0))
    assert "bias² 0 + variance 0 + noise 0 = risk 0" in page.locator("output").inner_text()
    page.get_by_role("button", name="Truth at x 0.5: 0").press("ArrowUp")
    page.wait_for_function(f"!{SENTENCE}.includes('bias² 0 +')")
    assert page.errors == []
