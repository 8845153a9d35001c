"""The instructor's version of each notebook: every exercise must come out right in a kernel."""

import subprocess
import sys

import nbformat
import pytest
from nbclient.exceptions import CellExecutionError
from nbformat.v4 import new_code_cell, new_notebook

from course_utils.paths import NOTEBOOKS
from course_utils.refresh import execute

COMMITTED = sorted(NOTEBOOKS.glob("*.ipynb"))
SETUP = new_code_cell("from course_utils.exercises.engine import answer, progress")
RIGHT, WRONG, TODO = (new_code_cell(f'answer("08.5", {value})') for value in (8, 9, "..."))
END = new_code_cell('progress("08")')


@pytest.mark.parametrize("path", COMMITTED, ids=lambda path: path.stem)
def test_every_reference_passes_its_check(path, tmp_path):
    command = [sys.executable, "-m", "course_utils", "solve", path, "-o", tmp_path]
    subprocess.run(command, check=True, cwd=NOTEBOOKS.parent)
    execute(nbformat.read(tmp_path / path.name, 4), tmp_path, expect="right")


@pytest.mark.parametrize("expect, cell", [("right", WRONG), ("right", TODO), ("todo", RIGHT)])
def test_control_another_outcome_fails(expect, cell, tmp_path):
    with pytest.raises(CellExecutionError, match=f"expected {expect}"):
        execute(new_notebook(cells=[SETUP, cell]), tmp_path, expect=expect)


def test_control_an_exercise_that_is_left_out_fails(tmp_path):
    with pytest.raises(CellExecutionError, match="no check ran for 08"):
        execute(new_notebook(cells=[SETUP, RIGHT, END]), tmp_path, expect="right")
