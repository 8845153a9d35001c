"""Boxes and arrows, of which diagrams are made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes

HIGH = 0.48  # the height of a box, in units of the diagram


def box(ax: Axes, x: float, y: float, text: str, colour: str, width: float = 0.52) -> None:
    """A box around its text, centred at `x`, `y`."""
    from matplotlib.patches import FancyBboxPatch

    look: dict[str, Any] = {
        "boxstyle": "round,pad=0,rounding_size=0.1",
        "facecolor": "white",
        "zorder": 3,
    }
    corner = (x - width / 2, y - HIGH / 2)
    ax.add_patch(FancyBboxPatch(corner, width, HIGH, edgecolor=colour, linewidth=1.6, **look))
    ax.text(x, y, text, ha="center", va="center", color=colour, weight="bold", zorder=4)


def arrow(ax: Axes, start: tuple, end: tuple, colour: str) -> None:
    """An arrow from `start` to `end`."""
    ax.annotate("", end, start, arrowprops={"arrowstyle": "-|>", "color": colour, "lw": 1.2})
