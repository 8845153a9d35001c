"""The plane as a classifier sees it: every point in the colour of the class it would get."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from course_utils.notation import CYCLE, MARKERS, OUTPUT
from course_utils.plots.figure import axes
from course_utils.plots.style import styled

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FINE = 200  # places along each side


def decision(
    scores: Callable[[np.ndarray], object],
    points,
    classes,
    *,
    box: tuple[float, float, float, float],
    ax: Axes | None = None,
    title: str = "",
) -> Axes:
    """Draw N 2 points of up to 4 classes over the classes that `scores` gives to the whole `box`.

    `scores` takes M 2 float32 and gives M K, the highest wins, or M, positive for class 1.
    The box is left, right, bottom, top.
    """
    ax = axes(size=(4.4, 4)) if ax is None else ax
    points, classes = np.asarray(points), np.asarray(classes)
    left, right, bottom, top = box
    x, y = np.meshgrid(np.linspace(left, right, FINE), np.linspace(bottom, top, FINE))
    given = np.asarray(scores(np.stack([x.ravel(), y.ravel()], 1).astype(np.float32)))
    won = given.argmax(1) if given.ndim == 2 else (given > 0).astype(int)
    with styled():
        from matplotlib.colors import ListedColormap

        look = {"cmap": ListedColormap(CYCLE), "vmin": -0.5, "vmax": 3.5, "alpha": 0.35}
        look |= {"extent": box, "origin": "lower", "aspect": "auto", "interpolation": "nearest"}
        ax.imshow(won.reshape(FINE, FINE), **look)
        for i in np.unique(classes):
            dots = {"color": CYCLE[i], "markeredgecolor": "white", "markersize": 7}
            ax.plot(*points[classes == i].T, MARKERS[i], label=f"class {i}", **dots)
        ax.set(xlim=box[:2], ylim=box[2:])
        ax.grid(False)
        ax.legend(loc="upper left", bbox_to_anchor=(1, 1), labelcolor=OUTPUT)
        ax.set_title(title)
    return ax
