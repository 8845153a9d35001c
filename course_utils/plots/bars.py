"""Bars in groups, each series told apart by colour and hatch; the dots are its seeds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from course_utils.notation import HATCHES
from course_utils.plots.figure import axes
from course_utils.plots.style import looks, styled

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def bars(
    groups: Sequence[str],
    series: Mapping[str, object],
    *,
    ax: Axes | None = None,
    ylabel: str = "",
    title: str = "",
) -> Axes:
    """Draw for each group one bar of every `series[name]`, which holds a number for each group.

    With one row a seed a bar is as high as their mean, and each seed is a dot.
    ValueError if a series has more or fewer numbers than there are groups.
    """
    ax = axes(size=(6.5, 3.4)) if ax is None else ax
    places, width = np.arange(len(groups)), 0.8 / len(series)
    with styled():
        for i, ((name, values), look) in enumerate(zip(series.items(), looks(series), strict=True)):
            seeds = np.atleast_2d(np.asarray(values, dtype=float))
            if seeds.shape[1] != len(groups):
                raise ValueError(
                    f"{name} has {seeds.shape[1]} numbers for {len(groups)} groups: give one each"
                )
            x = places + (i + 0.5) * width - 0.4
            area = {"facecolor": f"{look['color']}66", "edgecolor": look["color"]}
            ax.bar(x, seeds.mean(0), 0.9 * width, label=name, hatch=HATCHES[i % 4], **area)
            if len(seeds) > 1:
                for row in seeds:
                    ax.plot(x, row, look["marker"], color=look["color"], markersize=4)
        ax.set_xticks(places, groups)
        ax.grid(False, axis="x")
        ax.set(ylabel=ylabel)
        ax.set_title(title)
        if len(series) > 1:
            ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
    return ax
