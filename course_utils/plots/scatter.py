"""Named points; some of them marked, and joined by a line."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from course_utils.notation import CYCLE, MUTED
from course_utils.plots.figure import axes
from course_utils.plots.style import styled

if TYPE_CHECKING:
    from matplotlib.axes import Axes

OTHER, MARKED = CYCLE[2], CYCLE[1]


def scatter(
    points: Mapping[str, tuple[float, float]],
    marked: Collection[str] = (),
    *,
    ax: Axes | None = None,
    xlabel: str = "",
    ylabel: str = "",
    title: str = "",
    log: str = "",
) -> Axes:
    """Draw `points[name]` at (x, y) with its name; `log` names the logarithmic axes.

    The `marked` ones are joined from left to right.
    """
    ax = axes(size=(7, 3.8)) if ax is None else ax
    with styled():
        front = sorted(points[name] for name in marked)
        ax.plot(*zip(*front, strict=True), "--", color=MARKED) if front else None
        by_height = sorted(points, key=lambda name: points[name][1])
        for i, name in enumerate(by_height):
            shown, up = name in marked, -1 if i % 2 else 1  # neighbours in height: above and below
            colour = MARKED if shown else OTHER
            ax.plot(*points[name], "D" if shown else "o", color=colour, markersize=8)
            look = {"weight": "bold" if shown else "normal", "color": colour if shown else MUTED}
            at = {"textcoords": "offset points", "ha": "center", "va": "center"}
            ax.annotate(name, points[name], (0, 13 * up), **at, **look)
        for axis in log:
            getattr(ax, f"set_{axis}scale")("log")
        ax.set(xlabel=xlabel, ylabel=ylabel)
        ax.set_title(title)
        ax.margins(x=0.16, y=0.16)
    return ax
