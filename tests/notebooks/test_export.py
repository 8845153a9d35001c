"""A notebook as a web page keeps the descriptions of its pictures."""

import re

import nbformat
import pytest
from nbconvert import HTMLExporter
from nbformat.v4 import new_code_cell, new_notebook, new_output

from tests.committed import COMMITTED

PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
)


def undescribed(notebook) -> int:
    """Pictures of the page without words; README names this template."""
    page, _ = HTMLExporter(template_name="classic").from_notebook_node(notebook)
    pictures = re.findall(r"<img\b[^>]*>", page)
    assert pictures
    return sum("No description" in tag or not re.search(r'alt="[^"]', tag) for tag in pictures)


@pytest.mark.parametrize("path", COMMITTED, ids=lambda path: path.stem)
def test_every_picture_keeps_its_words(path):
    assert undescribed(nbformat.read(path, 4)) == 0


def test_control_a_picture_without_words_is_found():
    output = new_output("display_data", {"image/png": PIXEL})
    assert undescribed(new_notebook(cells=[new_code_cell("1", outputs=[output])])) == 1
