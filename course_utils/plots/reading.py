"""One step of a decoder with attention: annotations, arrows as wide as weights, the next word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from course_utils.notation import KEY, KEY_TEXT, MUTED, OUTPUT, QUERY, VALUE
from course_utils.plots.boxes import arrow, box
from course_utils.plots.figure import axes
from course_utils.plots.style import styled

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FORWARD, BACKWARD, CONTEXT, WORD = 0.0, 0.8, 2.9, 4.2  # heights of the rows


def reading(weights, source: Sequence[str], before: str, word: str) -> Axes:
    """Draw S weights: a state that has read `before` asks the source, and `word` is written.

    In the manner of figure 1 of Bahdanau et al. (2015): a bidirectional encoder below, a decoder
    above; here the state asks after its step (Luong et al. 2015).
    """
    weights = np.asarray(weights, dtype=float)
    n = len(source)
    ax = axes(size=(min(10, 0.95 * n + 0.5), 4.6))
    middle = (n - 1) / 2
    state = middle - 2.2
    with styled():
        for j, name in enumerate(source):
            _annotation(ax, j, name)
            across, up = (j, middle), (BACKWARD + 0.7, CONTEXT - 0.24)
            ax.plot(across, up, "-", color=VALUE, lw=0.4 + 11 * weights[j])
            look = {"ha": "center", "va": "center", "fontsize": 9, "color": VALUE}
            ax.text(j, BACKWARD + 0.47, f"{weights[j]:.2f}", **look)
        box(ax, middle, CONTEXT, "c", VALUE)
        box(ax, state, CONTEXT, "s", QUERY)
        box(ax, middle, WORD, word, OUTPUT, width=0.4 + 0.12 * len(word))
        ax.text(state - 1.1, CONTEXT, before, ha="right", va="center", color=OUTPUT, weight="bold")
        for start, end, colour in (
            ((state - 1, CONTEXT), (state - 0.3, CONTEXT), MUTED),
            ((state + 0.3, CONTEXT), (middle - 0.3, CONTEXT), QUERY),
            ((state + 0.2, CONTEXT + 0.28), (middle - 0.3, WORD - 0.28), QUERY),
            ((middle, CONTEXT + 0.28), (middle, WORD - 0.26), VALUE),
        ):
            arrow(ax, start, end, colour)
        ax.text((state + middle) / 2, CONTEXT + 0.1, "asks", ha="center", color=QUERY, fontsize=10)
        ax.set(xlim=(-0.7, n - 0.3), ylim=(FORWARD - 1, WORD + 0.5))
        ax.axis("off")
    return ax


def _annotation(ax: Axes, j: int, name: str) -> None:
    box(ax, j, FORWARD, "→", KEY)
    box(ax, j, BACKWARD, "←", KEY)
    ax.text(j, FORWARD - 0.75, name, ha="center", color=KEY_TEXT, weight="bold")
    arrow(ax, (j, FORWARD - 0.5), (j, FORWARD - 0.25), MUTED)
    if j:
        arrow(ax, (j - 0.72, FORWARD), (j - 0.28, FORWARD), MUTED)
        arrow(ax, (j - 0.28, BACKWARD), (j - 0.72, BACKWARD), MUTED)
