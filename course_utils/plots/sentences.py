"""A text read word by word: one line for each word, shaded by what that word attends to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from course_utils.notation import OUTPUT, QUERY
from course_utils.plots.figure import axes
from course_utils.plots.rim import flat
from course_utils.plots.style import styled

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LETTER, SPACE, LINE = 0.105, 0.16, 0.27  # inches


def sentences(weights, words: Sequence[str], *, ax: Axes | None = None, title: str = "") -> Axes:
    """Draw T S: in line t word t is framed; the darker a word, the more of t's attention it has."""
    from matplotlib.colors import to_rgb

    weights = np.asarray(weights, dtype=float)
    widths = np.array([LETTER * len(word) for word in words])
    starts = np.concatenate([[0], np.cumsum(widths + SPACE)])
    size = (starts[-1] + 0.2, LINE * len(weights) + 0.2 + 0.3 * bool(title))
    ax = axes(size=size) if ax is None else ax
    with styled():
        for t, row in enumerate(weights):
            for s, word in enumerate(words):
                paper = 1 - 0.65 * row[s] * (
                    1 - np.array(to_rgb(QUERY))
                )  # opaque: it is its own paper
                frame = {"edgecolor": QUERY, "linewidth": 1.6 * (s == t), "pad": 2.5}
                shade = frame | {"facecolor": paper}
                look: dict[str, Any] = {"color": OUTPUT, "weight": "bold" if s == t else "normal"}
                look["path_effects"] = flat()
                at = starts[s] + widths[s] / 2, -LINE * t
                ax.text(*at, word, ha="center", va="center", fontsize=10.5, bbox=shade, **look)
        ax.set(xlim=(-0.1, size[0] - 0.1), ylim=(-LINE * (len(weights) - 0.4), LINE * 0.6))
        ax.axis("off")
        ax.set_title(title)
    return ax
