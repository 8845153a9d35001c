"""A dotted line through the whole picture, with its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course_utils.notation import OUTPUT
from course_utils.plots.style import styled

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def rule(ax: Axes, name: str, *, x: float | None = None, y: float | None = None) -> Axes:
    """Draw a dotted line upright at `x`, or level at `y`, and write its name beside it.

    ValueError unless just one of both is given.
    """
    if (x is None) == (y is None):
        raise ValueError(f"x={x}, y={y}: a line is upright at one x or level at one y")
    look = {"color": OUTPUT, "linestyle": ":", "label": "_"}
    words = {"color": OUTPUT, "textcoords": "offset points"}
    with styled():
        if y is None:
            ax.axvline(x, **look)
            ax.annotate(name, (x, 1), (4, 0), xycoords=ax.get_xaxis_transform(), va="top", **words)
        else:
            ax.axhline(y, **look)
            ax.annotate(name, (0, y), (4, 3), xycoords=ax.get_yaxis_transform(), **words)
    return ax
