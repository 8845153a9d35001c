"""Attention as lines between two rows of words, as wide as the weights."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from course_utils.notation import KEY_TEXT, QUERY, VALUE
from course_utils.plots.figure import axes
from course_utils.plots.style import styled

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def links(
    weights, queries: Sequence[str], keys: Sequence[str], *, ax: Axes | None = None, title: str = ""
) -> Axes:
    """Draw T S: queries below, keys above, a line for each weight that is not negligible."""
    weights = np.asarray(weights, dtype=float)
    width = max(len(queries), len(keys))
    ax = axes(size=(min(10, 1.1 * width), 2.4)) if ax is None else ax
    with styled():
        for t, s in np.argwhere(weights > 0.005):
            ends = [_centre(t, len(queries), width), _centre(s, len(keys), width)]
            ax.plot(ends, [0.08, 0.92], "-", color=VALUE, alpha=0.75, linewidth=12 * weights[t, s])
        for words, y, colour in ((queries, -0.06, QUERY), (keys, 1.06, KEY_TEXT)):
            for i, word in enumerate(words):
                look = {"ha": "center", "va": "top" if y < 0 else "bottom", "color": colour}
                ax.text(_centre(i, len(words), width), y, word, weight="bold", **look)
        ax.set(xlim=(-0.6, width - 0.4), ylim=(-0.25, 1.3))
        ax.axis("off")
        ax.set_title(title)
    return ax


def _centre(place: int, words: int, width: int) -> float:
    """Where word `place` of `words` stands when both rows are centred on each other."""
    return place + (width - words) / 2
