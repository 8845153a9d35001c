"""The lecture path of a notebook as slides: one file that needs no network, its widgets alive.

The setup runs unseen. A cell of Markdown opens a slide, and the cell of code after it stands on
it if the prose is short; each further cell of code has its own. What does not fit on a screen is
made smaller.
"""

import re
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path

import nbformat
from latex2mathml.converter import convert
from nbconvert import HTMLExporter
from nbformat import NotebookNode
from pygments.formatters import HtmlFormatter

from course_utils.datasets.wheels import wheel
from course_utils.lesson import Lesson, kind, read, words
from course_utils.refresh import execute

REVEAL = "dist/reveal.js", "dist/reveal.css", "dist/theme/white.css"
WORDS = 60  # more prose than this has a slide of its own
CODE = r"```.*?```|`[^`]*`"
MATHS = re.compile(rf"({CODE})|\$\$(.+?)\$\$|\$(?=\S)([^$]+?)(?<=\S)\$", re.S)
SHOWN = ("lesson", "exercise")  # the kinds whose source belongs on a slide
STYLE = """
.reveal { font-size: 24px; font-family: system-ui, sans-serif }
.reveal .slides { text-align: left }
.reveal h1, .reveal h2, .reveal h3 { text-transform: none; font-family: inherit; margin: 0 0 .5em }
.reveal h1 { font-size: 1.9em } .reveal h2 { font-size: 1.5em } .reveal h3 { font-size: 1.25em }
.reveal p { margin: .4em 0; line-height: 1.4 }
.reveal .highlight pre { width: 100%; margin: .4em 0; box-shadow: none; font-size: 19px;
  line-height: 1.35; padding: .5em .8em; background: #f5f5f5; overflow: visible }
.reveal pre { width: 100%; font-size: 19px; box-shadow: none; margin: .3em 0 }
.reveal img { margin: .2em 0; max-width: 100%; background: white }
.reveal table { font-size: 20px; margin: .3em 0 }
.reveal .fit { padding: 18px 48px 0 }
.anchor-link, .jp-InputPrompt, .jp-OutputPrompt, .prompt { display: none }
"""
SCRIPT = """
const WIDTH = 1280, HEIGHT = 720, FOOT = 30;
Reveal.initialize({width: WIDTH, height: HEIGHT, margin: 0, center: false, hash: true,
  slideNumber: true, transition: "none",
  keyboardCondition: event => event.target.closest(".widget, input, details") === null});
const fit = () => {
  const box = Reveal.getCurrentSlide().firstElementChild;
  box.style.zoom = 1;
  for (let zoom = 1, tries = 0; tries < 9; tries++) {
    const tall = box.getBoundingClientRect().height / Reveal.getScale();
    if (tall <= HEIGHT - FOOT) return;
    zoom *= Math.max(0.8, 0.99 * (HEIGHT - FOOT) / tall);
    box.style.zoom = zoom;
  }
};
Reveal.on("ready", fit);
Reveal.on("slidechanged", fit);
addEventListener("load", fit);
const grown = new ResizeObserver(fit);  // widgets draw themselves when they are seen
document.querySelectorAll(".fit").forEach(box => grown.observe(box));
"""


def lecture(lesson: Lesson) -> NotebookNode:
    """The setup and the cells with the tag `lecture`: they run alone."""
    told = [cell for cell in lesson.lecture if cell is not lesson.code[0]]
    return nbformat.from_dict({**lesson.notebook, "cells": [lesson.code[0], *told]})


def stage(path: Path, out: Path) -> Path:
    """Run the lecture path and write its slides to a folder; the file.

    ValueError for a notebook without a lecture path, CellExecutionError if a cell stops.
    """
    lesson = read(path)
    if not lesson.lecture:
        raise ValueError(f"{path.name} has no cell with the tag lecture: nothing to show")
    told = lecture(lesson)
    execute(told, path.parent)
    slides = "\n".join(map(slide, groups(told.cells[1:])))
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"{path.stem}.html"
    target.write_text(page(path.stem, slides, *_reveal()), encoding="utf-8")
    return target


def groups(cells: list[NotebookNode]) -> Iterator[list[NotebookNode]]:
    """The cells of each slide."""
    here: list[NotebookNode] = []
    for cell in cells:
        if any(map(_is_full, here)):
            yield here
            here = []
        here = [*here, cell]
    if here:
        yield here


def slide(cells: list[NotebookNode]) -> str:
    """A section with what these cells say and show."""
    shown = nbformat.v4.new_notebook(cells=[_on_stage(cell) for cell in cells])
    body, _ = _exporter().from_notebook_node(shown)
    return f"<section><div class='fit'>{body}</div></section>"


def maths(text: str) -> str:
    """Markdown with its formulas as MathML, which a browser shows by itself."""
    return MATHS.sub(_formula, text)


def page(title: str, slides: str, script: str, *styles: str) -> str:
    """The file: slides, reveal.js and every style in one."""
    styles = (*styles, HtmlFormatter().get_style_defs(".highlight"), STYLE)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}'
        f"</title>{''.join(f'<style>{style}</style>' for style in styles)}</head>"
        f'<body><div class="reveal"><div class="slides">\n{slides}\n</div></div>'
        f"<script>{script}</script><script>{SCRIPT}</script></body></html>\n"
    )


@cache
def _exporter() -> HTMLExporter:
    exporter = HTMLExporter(template_name="basic", anchor_link_text="")
    exporter.exclude_input_prompt = exporter.exclude_output_prompt = True
    return exporter


def _reveal() -> list[str]:
    folder = wheel("sphinx_revealjs") / "_static" / "revealjs"
    texts = [(folder / name).read_text("utf-8") for name in REVEAL]
    return [re.sub(r"@import[^;]*;|//# sourceMappingURL=\S+", "", text) for text in texts]


def _formula(found: re.Match) -> str:
    code, display, inline = found.groups()
    if code:
        return code
    return convert(display or inline, display="block" if display else "inline")


def _is_full(cell: NotebookNode) -> bool:
    return cell.cell_type == "code" or len(words(cell.source)) > WORDS


def _on_stage(cell: NotebookNode) -> NotebookNode:
    cell = nbformat.from_dict(cell)
    if cell.cell_type == "markdown":
        cell.source = maths(cell.source)
    elif kind(cell) not in SHOWN:
        cell.metadata["transient"] = {"remove_source": True}
    return cell
