"""Bias and variance: many training sets, their fits, and the parts of the risk that add up.

The same places get new noise in each training set. The fit is linear in the points, so bias and
variance are exact: the mean over all noise is the fit to the points without noise. Beside them
stands the risk as 20 training sets show it. Points of the reader's own are in each set as they
are: they have no noise, so where they pull the fit off the truth, they add bias.
"""

import math

import torch
from numpy.polynomial.legendre import legvander
from torch import Tensor

from course_utils.widgets.engine import PageWidget
from course_utils.widgets.gauss import gaussian
from course_utils.widgets.written import number, table

SETS, MOST, DEGREE, SAMPLES, GRID = 20, 40, 20, 20, 81
HIGH = 2  # of the true curve
OWN, TOP = 8, 2.4  # the most points of the reader's own, and their heights
WAVE = [0, 0.7, 1, 0.7, 0, -0.7, -1, -0.7, 0]


def bias_variance(
    *, degree: int = 3, n: int = 20, noise: float = 0.3, sample: int = 1, knots=None, points=()
) -> PageWidget:
    """Fit polynomials of `degree` to 20 training sets of `n` points on a curve, moved by `noise`.

    The curve joins `knots`, its heights at equal distances from 0 to 1. `points` [[x, y], ...] are
    in each training set besides. ValueError in a sentence.
    """
    points = [[float(x), float(y)] for x, y in points]
    knots = [float(y) for y in (WAVE if knots is None else knots)]
    if degree not in range(DEGREE + 1):
        raise ValueError(f"degree={degree} is not a whole number from 0 to {DEGREE}")
    if n not in range(5, MOST + 1):
        raise ValueError(f"n={n} is not a whole number from 5 to {MOST}")
    if not 0 <= noise <= 1:
        raise ValueError(f"noise={noise} is not between 0 and 1")
    if sample not in range(1, SAMPLES + 1):
        raise ValueError(f"sample={sample} is not one of 1 to {SAMPLES}")
    if not 2 <= len(knots) <= 17 or not all(abs(y) <= HIGH for y in knots):
        raise ValueError(f"knots are 2 to 17 heights from -{HIGH} to {HIGH}")
    if len(points) > OWN or not all(0 <= x <= 1 and abs(y) <= TOP for x, y in points):
        raise ValueError(f"points are at most {OWN} pairs [x, y], x from 0 to 1, y -{TOP} to {TOP}")
    state = {"degree": degree, "n": n, "noise": noise, "sample": sample, "knots": knots}
    state |= {"points": points}
    data = {"sets": SETS, "most": MOST, "degree": DEGREE, "own": OWN}
    result = compute(data, state)
    rows = [
        (str(k), [number(v, 3) for v in (b, s, noise**2, b + s + noise**2)])
        for k, (b, s) in enumerate(zip(result["biases"], result["variances"], strict=True))
    ][:13]
    return PageWidget(
        "bias_variance",
        title="Bias and variance",
        question="Which part of the risk does a higher degree, more points, less noise change?",
        data=data,
        state=state,
        sentence=sentence(state, result),
        table=table("Parts of the risk by degree", ["bias²", "variance", "noise", "risk"], rows),
        tested=7,
    )


def truth(knots: list[float], x: Tensor) -> Tensor:
    """The straight lines between the knots at x in [0, 1]."""
    heights = torch.tensor(knots, dtype=torch.float64)
    place = x * (len(knots) - 1)
    i = place.floor().long().clamp(max=len(knots) - 2)
    return heights[i] + (place - i) * (heights[i + 1] - heights[i])


def polynomials(x: Tensor, degree: int) -> Tensor:
    """N -> N (degree + 1): Legendre's polynomials, moved to [0, 1]."""
    return torch.from_numpy(legvander((2 * x - 1).numpy(), degree))


def spaced(count: int) -> Tensor:
    """So many places from 0 to 1."""
    return torch.arange(count, dtype=torch.float64) / (count - 1)


def compute(data: dict, state: dict) -> dict[str, Tensor]:
    """The definition that the JavaScript is held to."""
    grid, knots, n = spaced(GRID), state["knots"], state["n"]
    own = torch.tensor(state["points"], dtype=torch.float64).reshape(-1, 2)
    clean = truth(knots, spaced(n))
    z = gaussian(data["most"] * data["sets"], state["sample"]).reshape(data["sets"], -1)
    sets = clean + state["noise"] * z[:, :n]  # R n
    real, floor = truth(knots, grid), state["noise"] ** 2
    x = torch.cat([spaced(n), own[:, 0]])
    hats = []  # a fit is hat @ heights
    for degree in range(data["degree"] + 1):
        eye = torch.eye(len(x), dtype=torch.float64)
        w = torch.linalg.lstsq(polynomials(x, degree), eye, driver="gelsd").solution
        hats.append(polynomials(grid, degree) @ w)
    hat, pull = torch.stack(hats).split([n, len(own)], dim=2)  # degree G n, degree G own
    pulled = pull @ own[:, 1]  # the same in each training set
    middle, curves = hat @ clean + pulled, hat @ sets.T + pulled[..., None]
    biases = (middle - real).square().mean(dim=1)
    variances = floor * hat.square().sum(dim=2).mean(dim=1)
    measured = (curves - real[:, None]).square().mean(dim=(1, 2)) + floor
    degree = state["degree"]
    return {
        "curves": curves[degree].T,
        "middle": middle[degree],
        "points": sets[0],
        "biases": biases,
        "variances": variances,
        "measured": measured,
        "bias": biases[degree],
        "variance": variances[degree],
        "risk": biases[degree] + variances[degree] + floor,
        "seen": measured[degree],
    }


def sentence(state: dict, result: dict) -> str:
    """The view in words."""
    parts = [float(result["bias"]), float(result["variance"]), state["noise"] ** 2]
    words = [number(part, 3) for part in parts]
    total = sum(float(word.replace(",", "")) for word in words)
    risk = number(result["risk"], 3)
    sign = "=" if math.isclose(total, float(risk.replace(",", "")), abs_tol=0.5001e-3) else "≈"
    risks = result["biases"] + result["variances"]
    best = int((risks < risks.min() + 1e-9).double().argmax())  # of equal ones the simplest
    own = len(state["points"])
    besides = f" and {own} of your own in each set" if own else ""
    return (
        f"Degree {state['degree']}, {state['n']} points{besides}: bias² {words[0]} + "
        f"variance {words[1]} + noise {words[2]} {sign} risk {risk}; on these {SETS} training sets "
        f"{number(result['seen'], 3)}. The best degree is {best}."
    )
