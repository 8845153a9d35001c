"""Risk explorer: the true risk is that of the law, the samples are drawn from it."""

import torch

from course_utils.widgets.risk_explorer.widget import compute, drawn, risk, risk_explorer

SENTENCE = "document.querySelector('output').textContent"


def test_the_true_risk_is_the_integral_of_being_wrong():
    x = torch.linspace(0, 1, 100_001, dtype=torch.float64)
    for c in (0, 0.25, 0.5, 0.8, 1):
        wrong = torch.where(x > c, 1 - x, x)
        torch.testing.assert_close(
            torch.trapezoid(wrong, x), torch.tensor(risk(c), dtype=torch.float64), atol=1e-5, rtol=0
        )


def test_many_points_come_from_the_law():
    x, y = torch.tensor([pair for n in range(1, 51) for pair in drawn(1000, n)]).T
    assert abs(x.mean() - 0.5) < 0.005 and abs(x.var() - 1 / 12) < 0.002
    for low in (0, 0.25, 0.5, 0.75):
        near = (x >= low) & (x < low + 0.25)
        assert abs(y[near].mean() - (low + 0.125)) < 0.02


def test_the_chosen_threshold_looks_better_than_it_is():
    found = [
        compute({}, {"n": 20, "sample": n, "threshold": 0.5, "points": None}) for n in range(1, 51)
    ]
    seen = torch.stack([result["curve"].min() for result in found]).mean()
    true = torch.stack([result["best_risk"] for result in found]).mean()
    assert seen < 0.25 < true


def test_points_are_dragged_added_and_removed(opened):
    page = opened(risk_explorer(points=[[0.2, 0], [0.8, 1]], threshold=0.5))
    assert "on 2 points 0;" in page.locator("output").inner_text()
    page.get_by_role("button", name="Point 2: x 0.8, class 1").focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_function(f"{SENTENCE}.includes('on 2 points 0.5000')")
    page.get_by_role("button", name="Add a point").click()
    page.wait_for_function(f"{SENTENCE}.includes('on 3 points 0.3333')")
    page.get_by_role("button", name="Point 2: x 0.8, class 0").press("Delete")
    page.wait_for_function(f"{SENTENCE}.includes('on 2 points 0;')")
    page.get_by_role("slider", name="Sample").press("ArrowRight")
    page.wait_for_function(f"{SENTENCE}.includes('on 20 points')")


def test_the_threshold_is_dragged_with_the_mouse(opened):
    page = opened(risk_explorer())
    box = page.get_by_role("button", name="Threshold 0.3").bounding_box()
    page.mouse.move(box["x"] + 15, box["y"] + 15)
    page.mouse.down()
    page.mouse.move(box["x"] + 115, box["y"] + 15, steps=4)
    page.mouse.up()
    page.wait_for_function(f"Number({SENTENCE}.match(/Threshold ([\\d.]+):/)[1]) > 0.45")
