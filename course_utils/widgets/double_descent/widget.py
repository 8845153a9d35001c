"""Double descent: least squares through the peak, solved in the page, and what is expected.

n points of p independent Gaussian features, true weights of length 1, noise of standard deviation
sigma. The expected excess risk of the shortest fit is sigma² p / (n - p - 1) below n - 1 parameters
and 1 - n/p + sigma² n / (p - n - 1) above n + 1 (Hastie et al. 2022).
"""

import torch
from torch import Tensor

from course_utils.widgets.engine import PageWidget
from course_utils.widgets.gauss import gaussian
from course_utils.widgets.written import number, table

POINTS, WIDTH = 60, 100  # the most that are drawn
WIDTHS = list(range(2, WIDTH + 1, 2))
SIZES = list(range(2, POINTS + 1, 2))
PENALTIES = [0, 0.01, 0.1, 1, 3, 10, 30, 100]
SAMPLES = 20
NOWHERE = 1e9  # stands for "no finite value"


def double_descent(
    *,
    along: str = "parameters",
    p: int = 20,
    n: int = 40,
    noise: float = 0.5,
    penalty: float = 0,
    sample: int = 1,
) -> PageWidget:
    """The risk of `p` parameters fitted to `n` points, beside all other widths or sizes.

    `along` "parameters" or "points" is what changes from left to right. ValueError in a sentence.
    """
    if along not in ("parameters", "points"):
        raise ValueError(f"along={along!r} is neither 'parameters' nor 'points'")
    if p not in range(1, WIDTH + 1):
        raise ValueError(f"p={p} is not a whole number from 1 to {WIDTH}")
    if n not in range(2, POINTS + 1):
        raise ValueError(f"n={n} is not a whole number from 2 to {POINTS}")
    if not 0 <= noise <= 2:
        raise ValueError(f"noise={noise} is not between 0 and 2")
    if penalty not in PENALTIES:
        raise ValueError(f"penalty={penalty} is none of {', '.join(map(str, PENALTIES))}")
    if sample not in range(1, SAMPLES + 1):
        raise ValueError(f"sample={sample} is not one of the data sets 1 to {SAMPLES}")
    state = {"along": along, "p": p, "n": n, "noise": noise, "penalty": penalty, "sample": sample}
    data = {"widths": WIDTHS, "sizes": SIZES, "penalties": PENALTIES}
    result = compute(data, state)
    rows = [
        (str(int(v)), [written(a), written(b)])
        for v, a, b in zip(*(result[k] for k in ("values", "risks", "expected")), strict=True)
    ][4::5]
    return PageWidget(
        "double_descent",
        title="Double descent",
        question="Where is the error worst, what moves the peak, and what removes it?",
        data=data,
        state=state,
        sentence=sentence(state, result),
        table=table(f"Excess risk by {along}", ["this data set", "expected, no ridge"], rows),
        tested=6,
    )


def drawn(sample: int) -> tuple[Tensor, Tensor, Tensor]:
    """All features, weights and noise; a fit takes the first n points and p columns."""
    z = gaussian(POINTS * WIDTH + WIDTH + POINTS, sample)
    X, weights, noise = z.split([POINTS * WIDTH, WIDTH, POINTS])
    return X.reshape(POINTS, WIDTH), weights, noise


def fitted(n: int, p: int, state: dict) -> tuple[Tensor, Tensor]:
    """The excess risk and the length of the weights that are found."""
    X, weights, noise = drawn(state["sample"])
    X, true = X[:n, :p], weights[:p] / weights[:p].norm()
    y = X @ true + state["noise"] * noise[:n]
    if state["penalty"]:
        eye = torch.eye(p, dtype=torch.float64)
        w = torch.linalg.solve(X.T @ X + state["penalty"] * eye, X.T @ y)
    else:
        w = torch.linalg.lstsq(X, y, driver="gelsd").solution
    return (w - true).square().sum(), w.norm()


def exact(n: int, p: int, noise: float) -> float:
    """The expected excess risk without a penalty."""
    if abs(n - p) < 2:
        return NOWHERE
    return noise**2 * p / (n - p - 1) if p < n else 1 - n / p + noise**2 * n / (p - n - 1)


def compute(data: dict, state: dict) -> dict[str, Tensor]:
    """The definition that the JavaScript is held to."""
    wide = state["along"] == "parameters"
    values = data["widths"] if wide else data["sizes"]
    pairs = [(state["n"], v) if wide else (v, state["p"]) for v in values]
    risk, length = fitted(state["n"], state["p"], state)
    expected = [exact(n, p, state["noise"]) for n, p in pairs]
    return {
        "values": torch.tensor(values),
        "risks": torch.stack([fitted(n, p, state)[0] for n, p in pairs]),
        "expected": torch.tensor(expected, dtype=torch.float64),
        "risk": risk,
        "length": length,
        "here": torch.tensor(exact(state["n"], state["p"], state["noise"]), dtype=torch.float64),
    }


def written(value) -> str:
    """Three digits, as the JavaScript writes them."""
    value = float(value)
    if value >= NOWHERE:
        return "no finite value"
    if value < 1e-4:
        return "<0.0001"
    return str(int(value + 0.5)) if value >= 100 else f"{value:#.3g}".rstrip(".")


def sentence(state: dict, result: dict) -> str:
    """The view in words."""
    return (
        f"{number(state['n'])} points, {number(state['p'])} parameters, noise "
        f"{number(state['noise'])}, ridge {number(state['penalty'])}: excess risk "
        f"{written(result['risk'])}, weights of length {written(result['length'])} for true "
        f"weights of length 1; expected without ridge: {written(result['here'])}."
    )
