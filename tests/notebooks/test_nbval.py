"""Controls for `pytest --nbval` with our options: a notebook with a wrong stored output fails."""

import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from course_utils.refresh import VIEW, refresh, text_of

ROOT = Path(__file__).parents[2]
CELLS = [
    "6 * 7",
    "print('one'); print('two')",
    "object()",
    "from IPython.display import HTML",
    "HTML('<table></table>\\n<script>\\nlet x = 1;\\n</script>')",
    "'it took 1.34 s'",
]
WRONG = {
    "a number": lambda cells: cells[0].outputs[0].data.update({"text/plain": "43"}),
    "a printed word": lambda cells: cells[1].outputs[0].update(text="one\ntow\n"),
    "a table": lambda cells: cells[4].outputs[0].data.update({"text/html": "<table>1</table>"}),
    "a lost output": lambda cells: cells[0].outputs.clear(),
    "one output too many": lambda cells: cells[3].outputs.append(new_output("stream", text="x\n")),
    "another result": lambda cells: cells[5].outputs[0].data.update({"text/plain": "'it gave 2'"}),
    "an error": lambda cells: cells[0].update(source="1 / 0"),
}
HARMLESS = {
    "address": lambda cells: (
        cells[2].outputs[0].data.update({"text/plain": "<object at 0x7fa0dead>"})
    ),
    "time": lambda cells: cells[5].outputs[0].data.update({"text/plain": "'it took 12 ms'"}),
    "view": lambda cells: cells[0].outputs[0].data.update({VIEW: {"model_id": "7f"}}),
}


@pytest.fixture(scope="module")
def failed(tmp_path_factory):
    """One notebook in many versions: the names of those that `make test` would reject."""
    folder = tmp_path_factory.mktemp("versions")
    good = folder / "good.ipynb"
    good.write_text(text_of(new_notebook(cells=[new_code_cell(source) for source in CELLS])))
    refresh(good)
    for name, change in WRONG.items():
        write(folder / f"{name}.ipynb", good, [change])
    write(folder / "harmless.ipynb", good, HARMLESS.values())
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-c", "pyproject.toml", *["--nbval", "-q", "-rf"], folder],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert " passed" in run.stdout, run.stdout + run.stderr
    return set(re.findall(r"^FAILED (?:.*/)?(.*)\.ipynb::", run.stdout, re.M))


def write(path: Path, good: Path, changes) -> None:
    notebook = nbformat.read(good, 4)
    for change in changes:
        change(notebook.cells)
    nbformat.write(notebook, path)


def test_a_refreshed_notebook_passes(failed):
    assert "good" not in failed


def test_what_differs_from_run_to_run_is_not_compared(failed):
    assert "harmless" not in failed


@pytest.mark.parametrize("name", WRONG)
def test_control_a_wrong_stored_output_fails(failed, name):
    assert name in failed
