"""Any cell runs again, alone and in any order, after Run All."""

import os
import subprocess
import sys

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from course_utils.paths import NOTEBOOKS
from tests.committed import COMMITTED


def failures(path):
    """What `shell.py` says: nothing, where all is well."""
    command = [sys.executable, "-m", "tests.notebooks.shell", str(path)]
    environment = os.environ | {"COURSE_EXPECT": "todo", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        command, capture_output=True, text=True, env=environment, cwd=NOTEBOOKS.parent, timeout=600
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.strip()


@pytest.mark.parametrize("path", COMMITTED, ids=lambda path: path.stem)
def test_every_cell_runs_again_alone(path):
    found = failures(path)
    assert not found, found


def written(tmp_path, *sources):
    """A notebook whose cells are c0, c1, ..."""
    cells = [new_code_cell(source, id=f"c{i}") for i, source in enumerate(sources)]
    nbformat.write(new_notebook(cells=cells), tmp_path / "99_small.ipynb")
    return tmp_path / "99_small.ipynb"


def test_control_a_name_that_changes_its_meaning_is_found(tmp_path):
    path = written(tmp_path, "scores = [1, 2]", "scores[0]", "scores = None")
    assert failures(path) == "c1: TypeError: 'NoneType' object is not subscriptable"


def test_control_a_cell_that_asks_for_too_much_is_found(tmp_path):
    path = written(tmp_path, "n = 1", "x = bytearray(n << 32)", "n = 0")
    assert failures(path) == "c1: MemoryError:"
