"""The look of every figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import product
from typing import Any

from course_utils.notation import CYCLE, DASHES, LOOKS, MARKERS, MUTED, OUTPUT

DPI = 100  # pixels per inch on the page
POINTS = 11  # the size of a figure's words
MOST = len(CYCLE) * len(DASHES)  # lines in one figure
RULE = "#80808040"  # seen on both papers, and quiet
STYLE = {
    "figure.dpi": DPI,
    "figure.facecolor": "none",
    "axes.facecolor": "none",
    "savefig.facecolor": "none",
    "text.color": OUTPUT,
    "figure.constrained_layout.use": True,
    "font.size": POINTS,
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
    ValueError for more lines than can be told apart.
    """
    names = list(names)
    chosen: dict[str, Any] = {}
    if len(names) > MOST:
        raise ValueError(f"{len(names)} lines, but only {MOST} looks that differ: draw fewer")
    firsts = {name: name.replace(",", " ").split(" ")[0] for name in names}
    for name in sorted(names, key=lambda name: firsts[name] not in LOOKS):  # the free ones last
        own = LOOKS.get(firsts[name])
        wanted = [own, *_dashed(own[0]), *_neutral()] if own else _neutral()
        taken = [look[:2] for look in chosen.values()]
        chosen[name] = next(look for look in wanted if look[:2] not in taken)
    return [dict(zip(("color", "linestyle", "marker"), chosen[n], strict=True)) for n in names]


def _neutral() -> Iterator[tuple[str, str, str]]:
    """Every colour once, then again with the next dash: 16 lines that differ."""
    for shift, i in product(range(4), range(4)):
        yield CYCLE[i], DASHES[(i + shift) % 4], MARKERS[(i + shift) % 4]


def _dashed(colour: str) -> Iterator[tuple[str, str, str]]:
    """One colour in every dash, for several lines of one kind."""
    for dash, marker in zip(DASHES, MARKERS, strict=True):
        yield colour, dash, marker


@contextmanager
def styled() -> Iterator[None]:
    """Draw in the style of the course, whatever else the notebook has set."""
    import matplotlib
    from cycler import cycler

    cycle = cycler(color=CYCLE) + cycler(linestyle=DASHES)
    with matplotlib.rc_context(STYLE | {"axes.prop_cycle": cycle}):
        yield
