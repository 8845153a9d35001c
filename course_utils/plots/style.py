"""The look of every figure."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from course_utils.notation import KEY, MUTED, OUTPUT, QUERY, VALUE

DPI = 100  # pixels per inch on the page
STYLE = {
    "figure.dpi": DPI,
    "figure.constrained_layout.use": True,
    "font.size": 11,
    "axes.titlesize": 12,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": MUTED,
    "axes.labelcolor": OUTPUT,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": "#E4E7EB",
    "hatch.color": MUTED,
    "hatch.linewidth": 0.6,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "lines.linewidth": 2.2,
    "legend.frameon": False,
}
COLOURS, DASHES = [QUERY, KEY, VALUE, OUTPUT], ["-", "--", ":", "-."]


@contextmanager
def styled() -> Iterator[None]:
    """Draw in the style of the course, whatever else the notebook has set."""
    import matplotlib
    from cycler import cycler

    cycle = cycler(color=COLOURS) + cycler(linestyle=DASHES)
    with matplotlib.rc_context(STYLE | {"axes.prop_cycle": cycle}):
        yield
