"""Two recurrent networks and the one vector between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from course_utils.notation import KEY, KEY_TEXT, MUTED, OUTPUT, QUERY, VALUE
from course_utils.plots.boxes import arrow, box
from course_utils.plots.figure import axes
from course_utils.plots.style import styled

if TYPE_CHECKING:
    from matplotlib.axes import Axes

GAP = 2.6  # from the last state of the encoder to the first of the decoder, in columns


def encoder_decoder(source: Sequence[str], target: Sequence[str]) -> Axes:
    """Draw how `source` is read and `target` written, each word fed back until the end.

    In the manner of figure 1 of Sutskever et al. (2014).
    """
    first = len(source) - 1 + GAP
    width = first + len(target) + 1
    ax = axes(size=(min(10, 0.75 * width), 2.6))
    with styled():
        for t, word in enumerate(source):
            _state(ax, t, f"h{t + 1}", KEY, chained=t > 0)
            _word(ax, t, word, KEY_TEXT)
        context = first - GAP / 2
        box(ax, context, 0, "c", VALUE, width=0.6)
        arrow(ax, (first - GAP + 0.3, 0), (context - 0.33, 0), VALUE)
        arrow(ax, (context + 0.33, 0), (first - 0.3, 0), VALUE)
        written = [*target, "<end>"]
        for t, (read, word) in enumerate(zip(["<start>", *target], written, strict=True)):
            _state(ax, first + t, f"s{t + 1}", QUERY, chained=t > 0)
            _word(ax, first + t, read, MUTED)
            arrow(ax, (first + t, 0.27), (first + t, 0.62), QUERY)
            ax.text(first + t, 0.7, word, ha="center", color=OUTPUT, weight="bold", fontsize=10)
        for x, y, name, colour in (
            ((len(source) - 1) / 2, 0.5, "encoder", KEY_TEXT),
            (context, 0.5, "context", VALUE),
            (first + len(target) / 2, 1.15, "decoder", QUERY),
        ):
            ax.text(x, y, name, ha="center", color=colour, style="italic", fontsize=10)
        ax.set(xlim=(-0.6, width - 0.4), ylim=(-1.15, 1.45))
        ax.axis("off")
    return ax


def _state(ax: Axes, x: float, name: str, colour: str, chained: bool) -> None:
    box(ax, x, 0, name, colour)
    if chained:
        arrow(ax, (x - 0.72, 0), (x - 0.28, 0), colour)


def _word(ax: Axes, x: float, word: str, colour: str) -> None:
    arrow(ax, (x, -0.62), (x, -0.27), MUTED)
    ax.text(x, -0.95, word, ha="center", color=colour, weight="bold", fontsize=10)
