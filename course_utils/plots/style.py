"""The look of every figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import product

from course_utils.notation import CYCLE, DASHES, LOOKS, MARKERS, MUTED, OUTPUT

DPI = 100  # pixels per inch on the page
RULE = "#80808040"  # seen on both papers, and quiet
STYLE = {
    "figure.dpi": DPI,
    "figure.facecolor": "none",
    "axes.facecolor": "none",
    "savefig.facecolor": "none",
    "text.color": OUTPUT,
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
    "grid.color": RULE,
    "hatch.color": MUTED,
    "hatch.linewidth": 0.6,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "lines.linewidth": 2.2,
    "legend.frameon": False,
}


def looks(names: Iterable[str]) -> list[dict]:
    """Colour, dash and marker of each line: its own throughout the course, or the next free one.

    What a line is, its first word says: "train", "test loss", "CNN, 3 layers".
    """
    names = list(names)
    firsts = {name: name.replace(",", " ").split(" ")[0] for name in names}
    taken = {name: LOOKS[first] for name, first in firsts.items() if first in LOOKS}
    free = (look for look in _neutral() if look not in taken.values())
    chosen = [taken.get(name) or next(free) for name in names]
    return [dict(zip(("color", "linestyle", "marker"), look, strict=True)) for look in chosen]


def _neutral() -> Iterator[tuple[str, str, str]]:
    """Every colour once, then again with the next dash: 16 lines that differ."""
    for shift, i in product(range(4), range(4)):
        yield CYCLE[i], DASHES[(i + shift) % 4], MARKERS[(i + shift) % 4]


@contextmanager
def styled() -> Iterator[None]:
    """Draw in the style of the course, whatever else the notebook has set."""
    import matplotlib
    from cycler import cycler

    cycle = cycler(color=CYCLE) + cycler(linestyle=DASHES)
    with matplotlib.rc_context(STYLE | {"axes.prop_cycle": cycle}):
        yield
