"""Lines, each told apart by colour and dash, and named at its end rather than in a box."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from course_utils.notation import KEY, KEY_TEXT
from course_utils.plots.figure import axes
from course_utils.plots.style import COLOURS, DASHES, styled

if TYPE_CHECKING:
    from matplotlib.axes import Axes


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
    """Draw every `lines[name]` over `x`; `log` names the logarithmic axes: "x", "y" or "xy"."""
    ax = axes(size=(6.5, 3.4)) if ax is None else ax
    with styled():
        for i, (name, y) in enumerate(lines.items()):
            look = {"color": COLOURS[i % 4], "linestyle": DASHES[i % 4]}
            ax.plot(np.asarray(x), np.asarray(y), label=name, marker="o" if markers else "", **look)
        ax.set(xlabel=xlabel, ylabel=ylabel)
        ax.set_title(title)
        for axis in log:
            getattr(ax, f"set_{axis}scale")("log")
        if "x" not in log and np.issubdtype(np.asarray(x).dtype, np.integer):
            ax.xaxis.get_major_locator().set_params(integer=True)
        name_ends(ax)
    return ax


def name_ends(ax: Axes) -> None:
    """Write each line's name behind its last point, in its colour, names pushed apart."""
    lines = [line for line in ax.lines if not line.get_label().startswith("_")]
    ax.figure.draw_without_rendering()  # lays the axes out: only now are pixels what they will be
    ends = [(line, *ax.transData.transform(line.get_xydata()[-1])) for line in lines]
    below = -np.inf
    for line, x, y in sorted(ends, key=lambda end: end[2]):
        below = max(y, below + 15)  # a line of text, in pixels
        at = ax.transData.inverted().transform((x, below))
        ax.annotate(
            line.get_label(),
            at,
            (8, 0),
            textcoords="offset points",
            va="center",
            color=KEY_TEXT if line.get_color() == KEY else line.get_color(),
            weight="bold",
            annotation_clip=False,
        )
