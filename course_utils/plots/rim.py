"""A white rim around what would be lost on dark paper, unseen on white.

No ink has a contrast of 4.5 on both #FFFFFF and #111111: the best grey has 4.34 on each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from course_utils.notation import PAPERS
from course_utils.plots.contrast import LINE, contrast

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.figure import Figure

RIM = 2.5  # points, around letters and lines
WHITE, DARK = PAPERS


def rimmed(figure: Figure) -> None:
    """Give each text, and each line too dark for dark paper, its rim; `flat` ones are left."""
    from matplotlib.lines import Line2D
    from matplotlib.text import Text

    texts, lines = figure.findobj(Text), figure.findobj(Line2D)
    arrows = [text.arrow_patch for text in texts if getattr(text, "arrow_patch", None)]
    colours = [(line, line.get_color()) for line in lines]
    colours += [(arrow, arrow.get_edgecolor()) for arrow in arrows]
    for text in texts:
        _rim(text, RIM)
    for line, colour in colours:
        if contrast(colour, DARK) < LINE:
            width = line.get_linewidth()
            _rim(line, width + min(RIM, width))  # a thin line, such as a small weight, stays thin


def flat() -> list:
    """The path effects of a text that stands on a colour of its own and needs no rim."""
    from matplotlib.patheffects import Normal

    return [Normal()]


def _rim(artist: Artist, width: float) -> None:
    from matplotlib.patheffects import withStroke

    if not artist.get_path_effects():
        artist.set_path_effects([withStroke(linewidth=width, foreground=WHITE)])
