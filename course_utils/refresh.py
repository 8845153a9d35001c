"""Run the notebooks and store what they show, the same bytes on every machine.

Kept: outputs, alternative texts, cell ids, tags, the slide of a cell. Left out: timings, widget
states and views, scripts (with its module a widget is 35 kB, without it 2 kB), this machine's
versions. The source of checks and predictions is folded.
"""

import os
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

from course_utils.lesson import CHECK, kind, tags
from course_utils.widgets.still import VIEW, still_output

FOLDED = ("predict", CHECK)  # their source tells what the reader is asked, or proves a claim
CELL_METADATA = ("jupyter", "slideshow", "tags")
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {
        "codemirror_mode": {"name": "ipython", "version": 3},
        "file_extension": ".py",
        "mimetype": "text/x-python",
        "name": "python",
        "nbconvert_exporter": "python",
        "pygments_lexer": "ipython3",
    },
}
SECONDS = 600  # for one cell


def refresh(path: Path) -> None:
    """Execute a notebook in place; after a CellExecutionError the file is as it was."""
    notebook = nbformat.read(path, as_version=4)
    execute(notebook, path.parent)
    path.write_text(text_of(normalised(notebook)), encoding="utf-8")


def execute(notebook: NotebookNode, folder: Path) -> NotebookNode:
    """Run all cells in a fresh kernel; no exercise may be answered."""
    client = NotebookClient(
        notebook,
        timeout=SECONDS,
        kernel_name="python3",
        record_timing=False,
        store_widget_state=False,
        resources={"metadata": {"path": str(folder)}},
    )
    return client.execute(env=os.environ | {"COURSE_EXPECT": "todo"})


def normalised(notebook: NotebookNode) -> NotebookNode:
    """A copy that depends on the cells and what they show, not on who ran them, when and where."""
    copy = nbformat.from_dict({**notebook, "metadata": METADATA})
    count = 0
    for cell in copy.cells:
        cell.metadata = _only(cell.metadata, CELL_METADATA)
        what = kind(cell)
        if what in FOLDED:
            cell.metadata.jupyter = {"source_hidden": True}
        if what == CHECK:
            cell.metadata.tags = [*(tag for tag in tags(cell) if tag != CHECK), CHECK]
        if cell.cell_type == "code":
            count += bool(cell.source.strip())
            cell.execution_count = count if cell.source.strip() else None
            cell.outputs = [_output(output, count) for output in _joined(cell.outputs)]
    return copy


def text_of(notebook: NotebookNode) -> str:
    """The file's text; NotebookValidationError if Jupyter could not read it."""
    nbformat.validate(notebook)
    return nbformat.writes(notebook) + "\n"


def _output(output: NotebookNode, count: int) -> NotebookNode:
    if output.output_type == "execute_result":
        output.execution_count = count
    if "metadata" in output:
        output.metadata.pop(VIEW, None)
    return nbformat.from_dict(still_output(output))


def _joined(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """Printed text arrives in pieces that differ from run to run: join those of one stream."""
    joined = []
    for output in outputs:
        last = joined[-1] if joined else {}
        if output.output_type == "stream" and last.get("name") == output.name:
            last.text += output.text
        else:
            joined.append(output)
    return joined


def _only(metadata: NotebookNode, names: tuple[str, ...]) -> NotebookNode:
    return NotebookNode({name: metadata[name] for name in names if name in metadata})
