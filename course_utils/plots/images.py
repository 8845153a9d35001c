"""Small pictures side by side: dark ink on white, in colours, or signed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from course_utils.notation import SIGNED
from course_utils.plots.figure import axes
from course_utils.plots.style import styled

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def images(
    pictures,
    titles: Sequence[str] = (),
    *,
    columns: int = 10,
    size: float = 0.95,
    signed: bool = False,
) -> Axes:
    """Draw N H W, or N 3 H W in colours from 0 to 1, in rows of `columns`, `size` inches wide.

    `signed` is for filters: red and blue centred on 0, with the same limit for all.
    """
    pictures = np.asarray(pictures)
    look = {"cmap": "gray_r"}
    if signed:
        limit = np.abs(pictures).max()
        look = {"cmap": SIGNED, "vmin": -limit, "vmax": limit}
    if pictures.ndim == 4:
        pictures = pictures.transpose(0, 2, 3, 1)
    rows = -(-len(pictures) // columns)
    grid = axes(rows, columns, (columns * size, rows * (size + 0.3 * bool(titles))), squeeze=False)
    with styled():
        for ax in grid.flat:
            ax.axis("off")
        for i, (ax, picture) in enumerate(zip(grid.flat, pictures, strict=False)):
            ax.imshow(picture, interpolation="nearest", **look)
            if titles:
                ax.set_title(titles[i], fontsize=10, weight="normal", loc="center")
    return grid.flat[0]
