"""A matrix as coloured squares: weights in viridis from 0 to 1, signed numbers red and blue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from course_utils.notation import SIGNED, WEIGHTS
from course_utils.plots.cells import hatch, side_of, write
from course_utils.plots.figure import axes
from course_utils.plots.style import styled

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SIDE, LARGEST = 0.55, 6  # inches: of a cell, of a whole matrix
LETTER = 0.09  # inches
BAR = [1.03, 0, 0.04, 1]  # beside the matrix: left, bottom, width, height, in its sides


def heatmap(
    matrix,
    rows: Sequence = (),
    columns: Sequence = (),
    *,
    ax: Axes | None = None,
    title: str = "",
    signed: bool = False,
    limit: float | None = None,
    digits: int | None = 2,
) -> Axes:
    """Draw T S, one row a query, one column a key; masked cells (-inf or nan) are hatched grey.

    `signed` centres the colours on 0, up to `limit`; no `digits`: a colour bar.
    """
    import seaborn

    matrix = np.asarray(matrix, dtype=float)
    hidden = ~np.isfinite(matrix)
    limit = limit or (np.abs(matrix[~hidden]).max(initial=0) or 1 if signed else 1)
    side = min(SIDE, LARGEST / max(matrix.shape))
    height, width = side * np.array(matrix.shape)
    ax = axes(size=(width + 1.6, height + 0.9)) if ax is None else ax
    with styled():
        seaborn.heatmap(
            matrix,
            mask=hidden,
            ax=ax,
            cmap=SIGNED if signed else WEIGHTS,
            vmin=-limit if signed else 0,
            vmax=limit,
            cbar=digits is None,
            cbar_ax=ax.inset_axes(BAR) if digits is None else None,
            cbar_kws={
                "format": "%.2g",
                "ticks": [-limit, 0, limit] if signed else [0, limit / 2, limit],
            },
            linewidths=1 if digits is not None else 0,
            square=True,
            xticklabels=columns or False,
            yticklabels=rows or False,
        )
        if digits is not None:
            write(ax, matrix, ax.collections[0], digits, side_of(ax, matrix))
        hatch(ax, hidden)
        ax.tick_params(
            length=0, grid_alpha=0, top=True, labeltop=True, bottom=False, labelbottom=False
        )
        ax.tick_params(axis="y", labelrotation=0)
        longest = max((len(str(name)) for name in columns), default=0)
        ax.tick_params(axis="x", labelrotation=90 if longest * LETTER > side_of(ax, matrix) else 0)
        ax.set_title(title)
    return ax
