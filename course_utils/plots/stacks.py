"""Bars made of parts that add up, and the measured whole beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from course_utils.notation import CYCLE, HATCHES, OUTPUT
from course_utils.plots.figure import axes
from course_utils.plots.style import styled

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def stacked(
    groups: Sequence,
    parts: Mapping[str, object],
    *,
    measured: object = None,
    ax: Axes | None = None,
    xlabel: str = "",
    ylabel: str = "",
    title: str = "",
) -> Axes:
    """Draw for each group one bar, `parts[name]` on top of one another; a dot where `measured`.

    ValueError if a part has more or fewer numbers than there are groups, or one below 0.
    """
    ax = axes(size=(5.5, 2.4)) if ax is None else ax
    places, low = np.arange(len(groups)), np.zeros(len(groups))
    with styled():
        for i, (name, values) in enumerate(parts.items()):
            high = np.asarray(values, dtype=float)
            if high.shape != low.shape or (high < 0).any():
                raise ValueError(
                    f"{name} is {np.round(high, 3)}: give one number from 0 for each of "
                    f"{len(groups)} groups"
                )
            colour = CYCLE[i % len(CYCLE)]
            area = {"facecolor": f"{colour}66", "edgecolor": colour, "hatch": HATCHES[i % 4]}
            ax.bar(places, high, 0.8, bottom=low, label=name, **area)
            low = low + high
        if measured is not None:
            look = {"color": OUTPUT, "markersize": 8, "label": "measured"}
            ax.plot(places, np.asarray(measured, dtype=float), "X", **look)
        ax.set_xticks(places, [str(group) for group in groups])
        ax.grid(False, axis="x")
        ax.set(xlabel=xlabel, ylabel=ylabel)
        ax.set_title(title)
        ax.legend(loc="upper left", bbox_to_anchor=(1, 1), reverse=True)
    return ax
