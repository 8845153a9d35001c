"""Bias and variance: exact parts, which twenty and more training sets bear out."""

import torch

from course_utils.widgets.bias_variance.widget import bias_variance, compute, truth

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


def test_a_knot_is_moved_by_key_and_changes_the_bias(opened):
    page = opened(bias_variance(degree=1, knots=[0, 0, 0], noise=0))
    assert "bias² 0 + variance 0 + noise 0 = risk 0" in page.locator("output").inner_text()
    page.get_by_role("button", name="Truth at x 0.5: 0").press("ArrowUp")
    page.wait_for_function(f"!{SENTENCE}.includes('bias² 0 +')")
    assert page.errors == []
