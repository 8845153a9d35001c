"""Double descent: the peak is solved as PyTorch does, and the expectation is the mean of draws."""

import torch

from course_utils.widgets.double_descent.widget import (
    PENALTIES,
    POINTS,
    SAMPLES,
    WIDTHS,
    compute,
    double_descent,
    drawn,
    exact,
    fitted,
)
from course_utils.widgets.gauss import gaussian
from tests.widgets.widget_page import computed_in_node

SENTENCE = "document.querySelector('output').textContent"


def state(**changes):
    return double_descent().state | changes


def test_the_numbers_are_standard_normal():
    z = gaussian(20_000, 3)
    assert abs(z.mean()) < 0.03 and abs(z.var() - 1) < 0.03
    assert abs((z**4).mean() - 3) < 0.2 and abs((z[1:] * z[:-1]).mean()) < 0.03
    assert not torch.equal(gaussian(5, 1), gaussian(5, 2))


def test_the_expectation_is_the_mean_over_the_data_sets():
    """Twenty data sets, far from the peak: within three standard errors of their mean."""
    for n, p in ((60, 20), (20, 60), (40, 100), (60, 10)):
        risks = torch.stack([fitted(n, p, state(sample=k + 1))[0] for k in range(SAMPLES)])
        away = abs(risks.mean() - exact(n, p, 0.5))
        assert away < 3 * risks.std() / SAMPLES**0.5, (n, p)


def test_the_fit_is_the_shortest_that_reaches_every_point_beyond_the_peak():
    X, weights, noise = drawn(4)
    X, true = X[:10, :30], weights[:30] / weights[:30].norm()
    y = X @ true + 0.5 * noise[:10]
    risk, length = fitted(10, 30, state(sample=4))
    shortest = torch.linalg.pinv(X) @ y
    torch.testing.assert_close(length, shortest.norm())
    torch.testing.assert_close(risk, (shortest - true).square().sum())


def test_ridge_removes_the_peak_in_every_data_set():
    data = double_descent().data
    assert data["penalties"] == PENALTIES and max(WIDTHS) == 100 and POINTS == 60
    for sample in (1, 2, 3):
        free = compute(data, state(sample=sample))["risks"].max()
        tamed = compute(data, state(sample=sample, penalty=10))["risks"].max()
        assert free > 10 and tamed < 1.5


def test_the_page_equals_lstsq_on_the_peak_of_every_data_set():
    """The highest of these forty peaks is at 14 million: digits, not the sixth decimal."""
    widgets = [
        double_descent(along=along, n=60, p=60, noise=2, sample=k + 1)
        for k in range(SAMPLES)
        for along in ("points", "parameters")
    ]
    for widget, found in zip(widgets, computed_in_node("double_descent", widgets), strict=True):
        result = compute(widget.data, widget.state)
        for name in ("risk", "length", "risks"):
            here = torch.tensor(found[name], dtype=torch.float64)
            torch.testing.assert_close(here, result[name], rtol=1e-8, atol=1e-6)


def test_width_goes_through_the_peak_by_key(opened):
    page = opened(double_descent(p=38))
    slider = page.get_by_role("slider", name="Parameters", exact=True)
    for said in ("39 parameters", "40 parameters"):
        slider.press("ArrowRight")
        page.wait_for_function(f"{SENTENCE}.includes('{said}')")
    assert "expected without ridge: no finite value" in page.locator("output").inner_text()
    page.get_by_role("radio", name="points").check(force=True)
    assert page.errors == []
