"""A stored figure is read on both papers, and its colours are those it was drawn in."""

from io import BytesIO

import numpy as np
import pytest
from matplotlib import colormaps, pyplot
from matplotlib.colors import to_hex, to_rgb
from PIL import Image

from course_utils.notation import CYCLE, KEY, OUTPUT, PAPERS, QUERY, TEST, TRAIN, VALUE
from course_utils.plots.contrast import LINE, TEXT, as_text, contrast, ink_on
from course_utils.plots.curves import curves
from course_utils.plots.figure import axes, picture
from course_utils.plots.heatmap import heatmap
from course_utils.plots.palette import indexed

COLOURS = [QUERY, KEY, VALUE, OUTPUT, TRAIN, TEST, *CYCLE]


@pytest.fixture(autouse=True)
def closed():
    yield
    pyplot.close("all")


def stored(ax) -> np.ndarray:
    """The pixels of the PNG that a notebook keeps."""
    data, _ = picture(ax, "a figure")
    return np.array(Image.open(BytesIO(data["image/png"])).convert("RGBA"))


def on(paper: str, pixels: np.ndarray) -> np.ndarray:
    share = pixels[..., 3:] / 255
    return pixels[..., :3] / 255 * share + np.array(to_rgb(paper)) * (1 - share)


def most_contrast(paper: str, colours: np.ndarray) -> float:
    return max(contrast(colour, paper) for colour in np.unique(colours.reshape(-1, 3), axis=0))


def test_the_paper_is_transparent():
    pixels = stored(curves([1, 2], {"a": [1, 2]}))
    assert (pixels[[0, 0, -1, -1], [0, -1, 0, -1], 3] == 0).all()
    assert (pixels[..., 3] == 0).mean() > 0.8


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("colour", COLOURS)
def test_a_line_is_seen_on_both_papers(paper, colour):
    ax = axes(size=(2, 1))
    ax.axis("off")
    ax.plot([0, 1], [0, 1], color=colour)
    assert most_contrast(paper, on(paper, stored(ax))) >= LINE


@pytest.mark.parametrize("paper", PAPERS)
def test_words_are_read_on_both_papers(paper):
    ax = axes(size=(2, 1))
    ax.axis("off")
    ax.text(0.1, 0.5, "words")
    seen = on(paper, stored(ax))
    drawn = seen[(abs(seen - to_rgb(paper)) > 0.02).any(-1)]
    assert max(contrast(c, PAPERS[0]) for c in np.unique(drawn, axis=0)) >= 2 * TEXT  # the ink
    if paper != PAPERS[0]:
        assert most_contrast(paper, drawn) >= 2 * TEXT  # the rim around it


def test_control_without_a_rim_words_are_lost_on_dark_paper(monkeypatch):
    monkeypatch.setattr("course_utils.plots.figure.rimmed", lambda figure: None)
    ax = axes(size=(2, 1))
    ax.axis("off")
    ax.text(0.1, 0.5, "words")
    assert most_contrast(PAPERS[1], on(PAPERS[1], stored(ax))) < LINE


def test_no_one_ink_would_be_read_on_both():
    greys = [(level, level, level) for level in np.linspace(0, 1, 256)]
    assert max(min(contrast(grey, paper) for paper in PAPERS) for grey in greys) < TEXT


@pytest.mark.parametrize("colour", COLOURS)
def test_a_name_in_the_colour_of_its_line_is_read(colour):
    assert contrast(as_text(colour), PAPERS[0]) >= TEXT
    assert contrast(ink_on(colour), colour) >= TEXT


def test_the_colours_of_the_course_are_stored_unchanged():
    ax = axes(size=(6, 3))
    for i, colour in enumerate(COLOURS):
        ax.fill_between([i, i + 0.8], 1, color=colour)
    kept = {to_hex(c / 255) for c in np.unique(stored(ax)[..., :3].reshape(-1, 3), axis=0)}
    assert {colour.lower() for colour in COLOURS} <= kept


def worst(pixels: np.ndarray, name: str) -> int:
    """How far, of 255 steps, the colour of a map lies from the nearest one in the picture."""
    kept = np.unique(pixels[pixels[..., 3] == 255][:, :3], axis=0).astype(int)
    wanted = (colormaps[name](np.arange(256))[:, :3] * 255).round().astype(int)
    return max(abs(kept - colour).max(1).min() for colour in wanted)


@pytest.mark.parametrize("name", ["viridis", "RdBu_r"])
def test_a_map_is_stored_within_six_steps(name):
    ramp = np.linspace(0, 1, 1024).reshape(32, 32)
    signed = name != "viridis"
    drawn = heatmap(2 * ramp - 1 if signed else ramp, signed=signed, digits=None, title="A title")
    assert worst(stored(drawn), name) <= 6


def test_control_fewer_colours_would_falsify_a_map(monkeypatch):
    monkeypatch.setattr("course_utils.plots.palette.STEPS_AREA", 32)
    ramp = np.linspace(0, 1, 1024).reshape(32, 32)
    assert worst(stored(heatmap(ramp, digits=None)), "viridis") > 6


def test_a_single_cell_of_another_colour_is_kept():
    grey = np.arange(10_000, dtype=np.uint32).reshape(100, 100) % 251
    pixels = np.stack([grey] * 3 + [np.full_like(grey, 255)], -1).astype(np.uint8)
    pixels[50, 50] = 255, 0, 0, 255
    pixels = pixels.repeat(3, 0).repeat(3, 1)  # a cell is 3 by 3
    kept = np.array(indexed(Image.fromarray(pixels)).convert("RGBA"))
    assert kept[151, 151].tolist() == [255, 0, 0, 255]
    assert abs(kept.astype(int) - pixels).max() <= 6


def test_the_same_drawing_is_the_same_bytes():
    first, again = (picture(heatmap(np.eye(3)), "a")[0]["image/png"] for _ in range(2))
    assert first == again
