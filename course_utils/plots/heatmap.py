"""A matrix as coloured cells: weights in viridis from 0 to 1, signed numbers red and blue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from course_utils.notation import MUTED, SIGNED, WEIGHTS
from course_utils.plots.figure import axes
from course_utils.plots.style import styled

if TYPE_CHECKING:
    from matplotlib.axes import Axes

HIDDEN = {"hatch": "///", "facecolor": "#E4E7EB", "edgecolor": MUTED, "linewidth": 0}


def heatmap(
    matrix,
    rows: Sequence[str] = (),
    columns: Sequence[str] = (),
    *,
    ax: Axes | None = None,
    title: str = "",
    signed: bool = False,
    limit: float | None = None,
    digits: int | None = 2,
) -> Axes:
    """Draw T S, one row a query, one column a key; masked cells (-inf or nan) are hatched grey.

    `signed` centres the colours on 0, up to `limit`; `digits=None` leaves the numbers out.
    """
    import seaborn

    matrix = np.asarray(matrix, dtype=float)
    hidden = ~np.isfinite(matrix)
    if digits is not None:
        matrix = matrix.round(digits) + 0.0  # + 0.0: never -0.0
    limit = limit or (np.abs(matrix[~hidden]).max() if signed else 1)
    ax = (
        axes(size=(0.62 * matrix.shape[1] + 1.6, 0.5 * matrix.shape[0] + 0.9)) if ax is None else ax
    )
    with styled():
        seaborn.heatmap(
            matrix,
            mask=hidden,
            ax=ax,
            cmap=SIGNED if signed else WEIGHTS,
            vmin=-limit if signed else 0,
            vmax=limit,
            annot=digits is not None,
            fmt=f".{digits or 0}f",
            cbar=False,
            linewidths=1 if digits is not None else 0,
            xticklabels=columns or False,
            yticklabels=rows or False,
        )
        _hatch(ax, hidden)
        ax.grid(False)
        ax.tick_params(
            length=0, labelrotation=0, top=True, labeltop=True, bottom=False, labelbottom=False
        )
        ax.set_title(title)
    return ax


def _hatch(ax: Axes, hidden: np.ndarray) -> None:
    from matplotlib.patches import Rectangle

    for row, column in zip(*hidden.nonzero(), strict=True):
        ax.add_patch(Rectangle((column, row), 1, 1, **HIDDEN))
