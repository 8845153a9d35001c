"""A recurrent network, folded and unfolded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course_utils.notation import KEY, MUTED, OUTPUT
from course_utils.plots.boxes import HIGH, arrow, box
from course_utils.plots.figure import axes
from course_utils.plots.style import styled

if TYPE_CHECKING:
    from matplotlib.axes import Axes

HALF, GAP = HIGH / 2 + 0.04, 0.3  # from the middle of a box to its rim


def edges(steps: int) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """From where to where: each input (row 0) to its state (row 1), each state to the next."""
    reads = [((t, 0), (t, 1)) for t in range(1, steps + 1)]
    return reads + [((t, 1), (t + 1, 1)) for t in range(1, steps)]


def unrolled(steps: int) -> Axes:
    """Draw the loop at the left, and the same network unfolded over so many steps."""
    ax = axes(size=(1.1 * (steps + 2), 2.2))
    with styled():
        box(ax, -1, 0, "x", KEY)
        box(ax, -1, 1, "h", OUTPUT)
        arrow(ax, (-1, HALF), (-1, 1 - HALF), KEY)
        ax.annotate(
            "",
            (-1 + GAP, 1.1),
            (-1 + GAP, 0.9),
            arrowprops={"arrowstyle": "-|>", "connectionstyle": "arc3,rad=3.2", "color": OUTPUT},
        )
        ax.text(0.2, 0.5, "=", ha="center", va="center", fontsize=18, color=MUTED)
        for t in range(1, steps + 1):
            box(ax, t, 0, f"x{t}", KEY)
            box(ax, t, 1, f"h{t}", OUTPUT)
        for (t, low), (to, high) in edges(steps):
            flat = low == high
            start = (t + GAP, low) if flat else (t, low + HALF)
            end = (to - GAP, high) if flat else (to, high - HALF)
            arrow(ax, start, end, OUTPUT if flat else KEY)
        ax.set(xlim=(-1.6, steps + 0.5), ylim=(-0.4, 1.6))
        ax.axis("off")
    return ax
