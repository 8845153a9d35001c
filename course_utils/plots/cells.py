"""What stands in the cells of a heatmap: numbers in the ink that is read best, and hatches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from course_utils.notation import MUTED
from course_utils.plots.contrast import ink_on
from course_utils.plots.rim import flat

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.collections import QuadMesh

HIDDEN = {"hatch": "///", "facecolor": "lightgrey", "edgecolor": MUTED, "linewidth": 0}
LARGEST, WIDE = 11, 0.72  # points; the room of a letter, in its size
BLANK = 0.05  # a smaller number is left out: it says less than its colour


def side_of(ax: Axes, matrix: np.ndarray) -> float:
    """The width of a cell on the page, in inches."""
    ax.figure.draw_without_rendering()  # lays the axes out
    width, height = ax.get_position().size * ax.figure.get_size_inches()
    return min(width / matrix.shape[1], height / matrix.shape[0])


def write(ax: Axes, matrix: np.ndarray, mesh: QuadMesh, digits: int, side: float) -> None:
    """Write each number of `matrix` into its cell of `side` inches, but for those next to 0."""
    shown = matrix[np.isfinite(matrix)].round(digits)
    longest = max((len(f"{number:.{digits}f}") for number in shown), default=1)
    size = min(LARGEST, 72 * side / (longest * WIDE))
    for (row, column), number in np.ndenumerate(matrix):
        if np.isfinite(number) and abs(number) >= BLANK:
            look = {"color": ink_on(mesh.to_rgba(number)), "path_effects": flat(), "size": size}
            text = f"{round(number, digits) + 0.0:.{digits}f}"  # + 0.0: never -0.0
            ax.text(column + 0.5, row + 0.5, text, ha="center", va="center", **look)


def hatch(ax: Axes, hidden: np.ndarray) -> None:
    """Hatch the cells that are `hidden`."""
    from matplotlib.patches import Rectangle

    for row, column in zip(*hidden.nonzero(), strict=True):
        ax.add_patch(Rectangle((column, row), 1, 1, **HIDDEN))
