"""Exercise 04.6: the limit of gradient descent where many weights fit.

Shapes   n points   p weights, p > n
"""

import numpy as np
import torch

from course_utils.exercises.exercise import Exercise, probe, randn


def limit_of_descent(X, y, start):
    """n p, n, p -> p: where gradient descent on the squared error ends."""
    return start + torch.linalg.pinv(X) @ (y - X @ start)


def start_forgotten(X, y, start):
    """This is the shortest fit, wherever descent starts. The part of the start that no row of `X`
    sees gets no gradient, so it stays.

    Begin at `start`: how large is the smallest step from there to a fit?"""
    return torch.linalg.pinv(X) @ y


def start_added(X, y, start):
    """You add the start to the shortest fit. But `X @ start` is not 0: the sum does not fit the
    points any more.

    The start explains some of `y` already; only the rest is left to fit."""
    return start + torch.linalg.pinv(X) @ y


def the_wrong_way(X, y, start):
    """Your step goes away from the fit: the sign of the residual is turned round.

    What is missing at the start is `y - X @ start`; add the step that gives it."""
    return start - torch.linalg.pinv(X) @ (y - X @ start)


def only_what_no_row_sees(X, y, start):
    """This is the part of the start that no row sees. It is kept, right; but `y` has gone, and your
    weights give 0 at each point.

    Add the shortest fit to it."""
    return start - torch.linalg.pinv(X) @ (X @ start)


def the_seen_part_kept(X, y, start):
    """You keep the part of the start that the rows see, and drop the rest. It is the other way
    round: what the rows see is corrected until it fits.

    Take `start` minus that part."""
    return torch.linalg.pinv(X) @ (y + X @ start)


def one_step(X, y, start):
    """This is one step of gradient descent with learning rate 1, not its limit.

    The limit fits all points: which step from `start` does that at once?"""
    return start + X.T @ (y - X @ start)


def halfway(X, y, start):
    """This is halfway between the start and the shortest fit. It does not fit the points.

    Start from `start` and correct only what is missing."""
    return (start + torch.linalg.pinv(X) @ y) / 2


def by_projection(X, y, start):
    """The shortest fit, and what no row sees of the start."""
    inverse = torch.linalg.pinv(X)
    return inverse @ y + (torch.eye(X.shape[1]) - inverse @ X) @ start


def by_solving(X, y, start):
    """The step is a combination of the rows."""
    return start + X.T @ torch.linalg.solve(X @ X.T, y - X @ start)


def by_least_squares(X, y, start):
    """The shortest step to a fit."""
    step = torch.linalg.lstsq(X, (y - X @ start)[:, None], driver="gelsd").solution
    return start + step[:, 0]


def in_numpy(X, y, start):
    """The same step, by NumPy."""
    rows, begun = X.numpy(), start.numpy()
    return torch.from_numpy(begun + np.linalg.pinv(rows) @ (y.numpy() - rows @ begun))


def by_descent(X, y, start):
    """Descent itself, until it has arrived."""
    weights, rate = start.clone(), 1 / torch.linalg.norm(X, 2) ** 2
    while (X @ weights - y).abs().max() > 1e-12:
        weights = weights - rate * X.T @ (X @ weights - y)
    return weights


EXERCISE = Exercise(
    "04.6",
    "Where descent ends",
    limit_of_descent,
    minutes=8,
    difficulty=3,
    why="Descent goes to the fit nearest to its start. Only from zero is that the shortest.",
    hints=(
        "Descent moves only within the space of the rows, and ends in a fit. Call its whole way v: "
        "the limit is start + v.",
        "start + v has to fit: X v = y - X start. Of all such v, the one in the space of the rows "
        "is the shortest.",
        "`torch.linalg.pinv(X) @ b` is the shortest solution of X v = b.",
    ),
    probes=(
        probe(
            X=torch.tensor([[1.0, 0.0, 1.0]], dtype=torch.float64),
            y=torch.tensor([4.0], dtype=torch.float64),
            start=torch.tensor([1.0, 2.0, 0.0], dtype=torch.float64),
        ),
        probe(
            X=randn(2, 6, seed=1, dtype=torch.float64),
            y=randn(2, seed=2, dtype=torch.float64),
            start=randn(6, seed=3, dtype=torch.float64),
        ),
        probe(
            X=randn(3, 9, seed=4, dtype=torch.float64),
            y=randn(3, seed=5, dtype=torch.float64),
            start=randn(9, seed=6, dtype=torch.float64),
        ),
    ),
    misconceptions=(
        start_forgotten,
        start_added,
        the_wrong_way,
        only_what_no_row_sees,
        the_seen_part_kept,
        one_step,
        halfway,
    ),
    also_right=(by_projection, by_solving, by_least_squares, in_numpy, by_descent),
    gradients=False,
)
