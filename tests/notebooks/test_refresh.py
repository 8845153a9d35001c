"""What is committed is what `make refresh` writes: normalising it again changes nothing."""

from pathlib import Path

import nbformat
import pytest
from nbclient.exceptions import CellExecutionError
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from course_utils.refresh import METADATA, VIEW, normalised, refresh, text_of
from tests.committed import COMMITTED


def is_normal(text: str) -> bool:
    return text_of(normalised(nbformat.reads(text, as_version=4))) == text


def shown(**data) -> nbformat.NotebookNode:
    names = {"html": "text/html", "text": "text/plain", "png": "image/png", "view": VIEW}
    return new_output("display_data", {names[kind]: value for kind, value in data.items()})


def as_saved_by_a_browser() -> nbformat.NotebookNode:
    """A notebook with everything that must not be committed."""
    picture = shown(text="a curve", png="iVBORw0KGgo=\n")
    picture.metadata = {"image/png": {"alt": "a curve that falls"}}
    widget = shown(
        text="4 tokens", html="<table></table>\n<script>1\n</script>", view={"model_id": "7f"}
    )
    cell = new_code_cell("show()", execution_count=17, outputs=[widget, picture])
    cell.metadata = {"tags": ["slide:bleu"], "execution": {"iopub": "09:00"}, "scrolled": True}
    result = new_output("execute_result", {"text/plain": "3"}, execution_count=9)
    prints = [new_output("stream", text=text) for text in ("one\n", "two\n")]
    after = new_code_cell("print()\n3", execution_count=9, outputs=[*prints, result])
    notebook = new_notebook(cells=[new_markdown_cell("# Title"), cell, new_code_cell(""), after])
    notebook.metadata = {
        "widgets": {"state": {}},
        "language_info": {"name": "python", "version": "3.11.7"},
    }
    return notebook


@pytest.mark.parametrize("path", COMMITTED, ids=lambda path: path.stem)
def test_normalising_a_committed_notebook_changes_nothing(path):
    assert is_normal(path.read_text(encoding="utf-8")), f"make refresh NOTEBOOKS={path.name}"


def test_control_a_notebook_saved_by_a_browser_is_not_normal():
    assert not is_normal(text_of(as_saved_by_a_browser()))


def test_normalising_twice_is_normalising_once():
    once = normalised(as_saved_by_a_browser())
    assert text_of(normalised(once)) == text_of(once)


def test_what_a_machine_or_a_day_left_behind_is_dropped():
    _, cell, empty, after = normalised(as_saved_by_a_browser()).cells
    widget, picture = cell.outputs
    assert widget.data == {"text/plain": "4 tokens", "text/html": "<table></table>"}
    assert cell.metadata == {"tags": ["slide:bleu"]}
    assert picture.metadata["image/png"].alt == "a curve that falls"
    assert [cell.execution_count, empty.execution_count, after.execution_count] == [1, None, 2]
    assert [output.get("text") for output in after.outputs] == ["one\ntwo\n", None]
    assert after.outputs[1].execution_count == 2


def test_what_is_not_to_be_read_at_once_is_folded():
    sources = ["x = 1", 'predict("How many?", answer=1, why="so")', 'x\ncheck(("one", x == 1))']
    cells = [new_code_cell(source, metadata={"tags": ["slide:sum"]}) for source in sources]
    lesson, question, proof = normalised(new_notebook(cells=cells)).cells
    assert lesson.metadata == {"tags": ["slide:sum"]}
    assert question.metadata.jupyter.source_hidden and question.metadata.tags == ["slide:sum"]
    assert proof.metadata.jupyter.source_hidden and proof.metadata.tags == ["slide:sum", "check"]


def test_nothing_of_the_machine_is_in_the_metadata():
    assert normalised(as_saved_by_a_browser()).metadata == METADATA
    assert "version" not in METADATA["language_info"]


def test_ids_and_the_notebook_given_stay_as_they_are():
    notebook = as_saved_by_a_browser()
    before = text_of(notebook)
    ids = [cell.id for cell in normalised(notebook).cells]
    assert ids == [cell.id for cell in notebook.cells] and text_of(notebook) == before


def written(folder: Path, *sources: str) -> Path:
    path = folder / "two.ipynb"
    path.write_text(text_of(new_notebook(cells=[new_code_cell(source) for source in sources])))
    return path


def test_refresh_runs_a_notebook_and_leaves_it_normal(tmp_path):
    path = written(tmp_path, "import os", "os.environ['COURSE_EXPECT']")
    refresh(path)
    first = path.read_text(encoding="utf-8")
    assert is_normal(first)
    assert nbformat.reads(first, 4).cells[1].outputs[0].data["text/plain"] == "'todo'"


def test_a_notebook_that_fails_is_left_as_it_was(tmp_path):
    path = written(tmp_path, "1 / 0")
    before = path.read_text()
    with pytest.raises(CellExecutionError, match="ZeroDivisionError"):
        refresh(path)
    assert path.read_text() == before
