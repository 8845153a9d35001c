"""The lecture path: cut into slides, its formulas made readable without a network."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from course_utils.lesson import Lesson
from course_utils.stage import groups, lecture, maths, page, slide, stage

TOLD = {"tags": ["lecture"]}


def a_notebook(*cells):
    return new_notebook(cells=[new_code_cell("import math"), *cells])


def test_the_path_is_the_setup_and_what_is_told():
    told, untold = new_code_cell("math.pi", metadata=TOLD), new_code_cell("math.e")
    path = lecture(Lesson(a_notebook(untold, told), "99"))
    assert [cell.source for cell in path.cells] == ["import math", "math.pi"]


def test_a_slide_has_one_cell_of_code_and_the_prose_above_it():
    cells = [new_markdown_cell("# T"), new_markdown_cell("Why?"), new_code_cell("1")]
    long = "word " * 70
    cells += [new_code_cell("2"), new_markdown_cell(long), new_code_cell("3")]
    sources = [[cell.source for cell in group] for group in groups(cells)]
    assert sources == [["# T", "Why?", "1"], ["2"], [long], ["3"]]


def test_formulas_become_mathml_and_code_stays():
    page = maths("So $x^2$ and\n\n$$\\frac{1}{2}$$\n\nbut `$x$` costs 3 $ or 4 $.")
    assert page.count("<math") == 2 and 'display="block"' in page and "<mfrac>" in page
    assert "`$x$`" in page and "3 $ or 4 $." in page


def test_the_source_of_a_prediction_stays_behind_the_stage():
    question = new_code_cell('predict("How many?", answer=1, why="so")')
    assert "How many" not in slide([question])
    assert "How many" in slide([new_code_cell('"How many?"')])


def test_a_page_asks_the_network_for_nothing():
    text = page("a", slide([new_markdown_cell("Words.")]), "", "body {}")
    assert "http" not in text and "Words." in text


def test_without_a_lecture_path_nothing_is_written(tmp_path):
    path = tmp_path / "99_empty.ipynb"
    nbformat.write(a_notebook(new_code_cell("1")), path)
    with pytest.raises(ValueError, match=r"99_empty\.ipynb has no cell with the tag lecture"):
        stage(path, tmp_path / "slides")
    assert not (tmp_path / "slides").exists()
