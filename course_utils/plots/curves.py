"""Lines, each told apart by colour and dash, and named at its end rather than in a box."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from course_utils.plots.contrast import as_text
from course_utils.plots.figure import axes
from course_utils.plots.style import POINTS, looks, styled

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SEEDS = 3  # the fewest whose spread says something
LEADING = 1.25  # of a line of text, in its own size


def curves(
    x,
    lines: Mapping[str, object],
    *,
    ax: Axes | None = None,
    xlabel: str = "",
    ylabel: str = "",
    title: str = "",
    log: str = "",
    markers: bool = False,
) -> Axes:
    """Draw every `lines[name]` over `x`; `log` names the logarithmic axes: "x", "y" or "xy".

    A line with one row a seed is drawn as their mean, in a band from the lowest to the highest.
    ValueError if these are fewer than 3.
    """
    from course_utils.plots.decades import named as decades  # takes matplotlib with it

    ax = axes(size=(6.5, 3.4)) if ax is None else ax
    with styled():
        for (name, y), look in zip(lines.items(), looks(lines), strict=True):
            x, y = np.asarray(x), np.asarray(y)
            if y.ndim == 2:
                _band(ax, x, y, look["color"], name)
                y = y.mean(0)
            ax.plot(x, y, label=name, **look if markers else look | {"marker": ""})
        ax.set(xlabel=xlabel, ylabel=ylabel)
        ax.set_title(title)
        for axis in log:
            getattr(ax, f"set_{axis}scale")("log")
            decades(getattr(ax, f"{axis}axis"))
        if "x" not in log and np.issubdtype(np.asarray(x).dtype, np.integer):
            ax.xaxis.get_major_locator().set_params(integer=True)
        _name_ends(ax)
    return ax


def _band(ax: Axes, x: np.ndarray, y: np.ndarray, colour: str, name: str) -> None:
    if len(y) < SEEDS:
        raise ValueError(f"{name} has {len(y)} seeds: a band takes {SEEDS} or more")
    ax.fill_between(x, y.min(0), y.max(0), color=colour, alpha=0.25, linewidth=0)


def _name_ends(ax: Axes) -> None:
    """Write each line's name behind its last point, in its colour, names pushed apart."""
    lines = [line for line in ax.lines if not line.get_label().startswith("_")]
    ax.figure.draw_without_rendering()  # lays the axes out: only now are pixels what they will be
    ends = [(line, *ax.transData.transform(line.get_xydata()[-1])) for line in lines]
    below = -np.inf
    leading = LEADING * POINTS * ax.figure.dpi / 72  # pixels
    for line, x, y in sorted(ends, key=lambda end: end[2]):
        below = max(y, below + leading)
        at = ax.transData.inverted().transform((x, below))
        look = {"va": "center", "color": as_text(line.get_color()), "weight": "bold"}
        where = {"textcoords": "offset points", "annotation_clip": False}
        ax.annotate(line.get_label(), at, (8, 0), **where, **look)
