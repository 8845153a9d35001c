"""Matrices as rectangles to scale, so that a product of shapes can be seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from course_utils.notation import CYCLE, HATCHES, MUTED, OUTPUT
from course_utils.plots.figure import axes
from course_utils.plots.style import styled

if TYPE_CHECKING:
    from matplotlib.axes import Axes

GAP = 1.4  # around a sign, in columns

Block = tuple[
    str, int, int, int
]  # name, rows, columns, and into how many slices of columns it is cut


def blocks(row: Sequence[Block | str], *, ax: Axes | None = None, title: str = "") -> Axes:
    """Draw matrices and the signs between them, such as "=", from left to right.

    A matrix that is cut has one colour and hatch for each slice, and one word of its name each.
    ValueError if it does not cut into equal slices.
    """
    ax = axes(size=(8, 2.6)) if ax is None else ax
    tallest, x = max(block[1] for block in row if not isinstance(block, str)), 0.0
    with styled():
        for block in row:
            if isinstance(block, str):
                ax.text(x + GAP / 2, 0, block, ha="center", va="center", fontsize=18)
                x += GAP
                continue
            _matrix(ax, block, x)
            x += block[2]
        ax.set(xlim=(-0.3, x + 0.3), ylim=(-tallest / 2 - 1.2, tallest / 2 + 1.6), aspect="equal")
        ax.axis("off")
        ax.set_title(title)
    return ax


def _matrix(ax: Axes, block: Block, x: float) -> None:
    from matplotlib.patches import Rectangle

    name, rows, columns, slices = block
    if columns % slices:
        raise ValueError(
            f"{name} has {columns} columns, which do not cut into {slices} equal slices: "
            f"{columns} % {slices} = {columns % slices}"
        )
    words = name.split() if slices > 1 else [name]
    width = columns / slices
    for i in range(slices):
        colour = CYCLE[i % 4] if slices > 1 else MUTED
        look = {"facecolor": f"{colour}44", "edgecolor": colour, "hatch": HATCHES[i % 4]}
        ax.add_patch(Rectangle((x + i * width, -rows / 2), width, rows, linewidth=1.6, **look))
        at = (x + (i + 0.5) * width, rows / 2 + 0.25)
        ax.text(*at, words[i % len(words)], ha="center", va="bottom", color=OUTPUT, weight="bold")
    ax.text(x + columns / 2, -rows / 2 - 0.25, f"{rows} × {columns}", ha="center", va="top")
