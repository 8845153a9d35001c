"""`make test NOTEBOOKS=...`: of all tests, those that concern these notebooks.

A test whose parameter is a notebook, an exercise, a widget, a checkpoint or a file of the package
concerns who uses it. Any other concerns the modules that its file imports. What every notebook
imports belongs to none of them.
"""

import re
from collections.abc import Iterable
from pathlib import Path

import nbformat
import pytest

from course_utils.paths import CHECKPOINTS, NOTEBOOKS, ROOT

PACKAGE = ROOT / "course_utils"
IMPORT = re.compile(r"^\s*(?:from|import) (course_utils[\w.]*)", re.M)


def bank(notebook: Path) -> Path:
    return PACKAGE / "exercises" / "bank" / f"nb{notebook.stem[:2]}"


def source(notebook: Path) -> str:
    """The code of a notebook and of its exercises."""
    cells = (cell.source for cell in nbformat.read(notebook, 4).cells if cell.cell_type == "code")
    return "\n".join([*cells, *(path.read_text("utf-8") for path in bank(notebook).glob("*.py"))])


def imports(text: str) -> set[str]:
    return set(IMPORT.findall(text))


class Selection:
    """The named notebooks, and what they use; UsageError for one that is not there."""

    def __init__(self, words: Iterable[str]):
        self.notebooks = [Path(word).resolve() for word in words]
        for path in self.notebooks:
            if path.suffix != ".ipynb" or not path.is_file():
                raise pytest.UsageError(f"there is no notebook {path}")
        text = "\n".join(map(source, self.notebooks))
        by_all = (imports(source(path)) for path in NOTEBOOKS.glob("[0-9]*.ipynb"))
        self.modules = imports(text) - set.intersection(*by_all)
        self.uses = {path.stem: f'"{path.stem}"' in text for path in CHECKPOINTS.glob("*.s*")}
        for path in PACKAGE.rglob("*.py"):
            name = path.relative_to(PACKAGE).as_posix()
            module = "course_utils." + name.removesuffix(".py").replace("/", ".")
            mine = path.parent in map(bank, self.notebooks)
            self.uses[name] = mine or module in self.modules
            if path.name == "widget.py":
                self.uses[path.parent.name] = module in self.modules

    def has(self, item: pytest.Item) -> bool:
        """Whether a test concerns one of the notebooks."""
        if item.path.suffix == ".ipynb":
            return item.path in self.notebooks
        values = item.callspec.params.values() if hasattr(item, "callspec") else ()
        answers = {self.concerned(value) for value in values} - {None}
        if answers:
            return True in answers
        return bool(self.modules & imports(item.path.read_text("utf-8")))

    def concerned(self, value: object) -> bool | None:
        """Whether they use what a parameter stands for; None if it stands for no such thing."""
        if isinstance(value, Path) and value.suffix == ".ipynb":
            return value in self.notebooks
        if isinstance(value, str):
            return self.uses.get(value)
        if re.fullmatch(r"\d\d\.\d+", id := str(getattr(value, "id", ""))):
            return any(path.stem.startswith(id[:2]) for path in self.notebooks)
        return None
