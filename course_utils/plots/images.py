"""Small grey pictures side by side, dark ink on white."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from course_utils.plots.figure import axes
from course_utils.plots.style import styled

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def images(pictures, titles: Sequence[str] = (), *, columns: int = 10, size: float = 0.95) -> Axes:
    """Draw N H W in rows of `columns`, each `size` inches wide, a title above each if given."""
    pictures = np.asarray(pictures)
    rows = -(-len(pictures) // columns)
    grid = axes(rows, columns, (columns * size, rows * (size + 0.3 * bool(titles))), squeeze=False)
    with styled():
        for ax in grid.flat:
            ax.axis("off")
        for i, (ax, picture) in enumerate(zip(grid.flat, pictures, strict=False)):
            ax.imshow(picture, cmap="gray_r", interpolation="nearest")
            if titles:
                ax.set_title(titles[i], fontsize=10, weight="normal", loc="center")
    return grid.flat[0]
