"""Risk explorer: a threshold, its true risk, and its risk on a sample that can be drawn again.

The law: X is uniform on [0, 1] and P(Y = 1 | X = x) = x; the threshold c predicts 1 where x > c.
Its risk under the 0-1 loss is exactly c² − c + 1/2; the best, at c = 1/2, is the Bayes risk 1/4.
"""

import torch
from torch import Tensor

from course_utils.widgets.engine import PageWidget
from course_utils.widgets.written import number, share, table

SIZES = [5, 10, 20, 40, 100, 300, 1000]
SAMPLES = 50
GRID = 100  # thresholds 0, 1/100, ..., 1 are tried


def risk_explorer(
    *, threshold: float = 0.3, n: int = 20, sample: int = 1, points=None
) -> PageWidget:
    """Move a `threshold` and compare its risk with its errors on `sample` number 1, 2, ...

    `points` [[x, y], ...] with y 0 or 1 take the place of the sample. ValueError in a sentence.
    """
    if not 0 <= threshold <= 1:
        raise ValueError(f"threshold={threshold} is not between 0 and 1, where X is")
    if n not in SIZES:
        raise ValueError(f"n={n} is none of the sizes {', '.join(map(str, SIZES))}")
    if sample not in range(1, SAMPLES + 1):
        raise ValueError(f"sample={sample} is not one of the samples 1 to {SAMPLES}")
    if points is not None:
        points = [[float(x), int(y)] for x, y in points]
        if not points or not all(0 <= x <= 1 and y in (0, 1) for x, y in points):
            raise ValueError("points are pairs [x, y], at least one, x from 0 to 1 and y 0 or 1")
    state = {"threshold": threshold, "n": n, "sample": sample, "points": points}
    result = compute({}, state)
    curve = result["curve"][:: GRID // 10].tolist()
    rows = [(f"{i / 10:g}", [number(risk(i / 10), 3), number(v, 3)]) for i, v in enumerate(curve)]
    return PageWidget(
        "risk_explorer",
        title="Risk explorer",
        question="How far is the risk on a sample from the true risk, "
        "and what does the best threshold on the sample cost?",
        data={"sizes": SIZES, "samples": SAMPLES},
        state=state,
        sentence=sentence(state, result),
        table=table("Risk of each threshold", ["true", "on the sample"], rows),
        tested=5,
    )


def risk(c):
    """The probability that the threshold c is wrong: c² − c + 1/2."""
    return c * c - c + 0.5


def compute(data: dict, state: dict) -> dict[str, Tensor]:
    """The definition that the JavaScript is held to."""
    points = state["points"] or drawn(state["n"], state["sample"])
    x, y = torch.tensor(points, dtype=torch.float64).T
    tried = torch.arange(GRID + 1, dtype=torch.float64) / GRID
    curve = ((x > tried[:, None]) != y.bool()).double().mean(dim=1)
    wrong = (x > state["threshold"]) != y.bool()
    best = tried[curve.argmin()]
    return {
        "points": torch.stack([x, y], dim=1),
        "wrong": wrong.double(),
        "empirical": wrong.double().mean(),
        "risk": torch.tensor(risk(state["threshold"]), dtype=torch.float64),
        "curve": curve,
        "best": best,
        "best_risk": risk(best),
    }


def drawn(n: int, sample: int) -> list[list[float]]:
    """n pairs from the law, the same in Python and JavaScript (Numerical Recipes' generator)."""
    seed, values = sample * 2654435761 % 2**32, []
    for _ in range(2 * n):
        seed = (1664525 * seed + 1013904223) % 2**32
        values.append(seed / 2**32)
    return [[x, int(u < x)] for x, u in zip(values[::2], values[1::2], strict=True)]


def sentence(state: dict, result: dict) -> str:
    """The view in words."""
    true, seen, best = (share(result[name], 4) for name in ("risk", "empirical", "best_risk"))
    return (
        f"Threshold {number(state['threshold'])}: risk {true}, on {number(len(result['points']))} "
        f"points {seen}; the best threshold on these points, {number(result['best'])}, "
        f"has risk {best}, and none has less than 0.25."
    )
