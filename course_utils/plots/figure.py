"""A figure: new axes to draw on, and the one helper that shows it with its description."""

from __future__ import annotations

from html import escape
from io import BytesIO
from typing import TYPE_CHECKING

from IPython.display import display

from course_utils.plots.palette import indexed
from course_utils.plots.rim import rimmed
from course_utils.plots.style import DPI, styled

if TYPE_CHECKING:  # matplotlib takes 0.4 s to import: only when the first figure is drawn
    from matplotlib.axes import Axes

SHARP = 1.5  # how many times finer than on the page a figure is stored
IN_WORDS = '<details style="font-size: 12px"><summary>In words</summary>{}</details>'


def axes(rows: int = 1, columns: int = 1, size: tuple[float, float] | None = None, **options):
    """New Axes, one or an array of them, of `size` inches; `options` go to `plt.subplots`."""
    from matplotlib import pyplot

    with styled():
        size = size or (min(3.6 * columns + 1.4, 10), 3.2 * rows)
        return pyplot.subplots(rows, columns, figsize=size, **options)[1]


def show(drawn: Axes, alt: str) -> None:
    """Display the figure of `drawn` as a PNG, and below it `alt`, a click away.

    It is the picture's alternative text too, but JupyterLab tells no screen reader of that.
    Raises ValueError without a description: a picture that cannot be read aloud is not finished.
    """
    data, metadata = picture(drawn, alt)
    display(data, metadata=metadata, raw=True)
    display({"text/html": IN_WORDS.format(escape(alt))}, raw=True)


def picture(drawn: Axes, alt: str) -> tuple[dict, dict]:
    """What `show` displays: the PNG and its description, and how large it stands on the page.

    Its paper is transparent and its ink holds on light and dark. An SVG could follow the theme,
    but JupyterLab shows none before the notebook is trusted.
    """
    from matplotlib import pyplot
    from PIL import Image

    if not alt.strip():
        raise ValueError(
            'a figure needs a description: show(ax, alt="what it shows, in a sentence")'
        )
    figure, drawing, file = drawn.figure, BytesIO(), BytesIO()
    with styled():
        rimmed(figure)
        figure.savefig(drawing, format="png", dpi=DPI * SHARP)
    pyplot.close(figure)
    indexed(Image.open(drawing)).save(file, "png", optimize=True)
    width, height = (round(DPI * inches) for inches in figure.get_size_inches())
    data = {"image/png": file.getvalue(), "text/plain": alt}
    return data, {"image/png": {"alt": alt, "width": width, "height": height}}
