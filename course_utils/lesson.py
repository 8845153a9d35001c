"""A notebook as its readers meet it: what cells are for, what can be skipped, the time it takes."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import nbformat
from nbformat import NotebookNode

LECTURE, MAIN_IDEA, CHECK = "lecture", "main-idea", "check"  # tags of a cell
NOTE = "On the slide"  # opens a remark on the decks
OPTIONAL = "*(optional)*"  # ends a heading whose section can be skipped
WORDS_A_MINUTE, LINES_A_MINUTE = 150, 8
EFFORT = re.compile(r"^\*(\d+) minutes · [●○]{3}\*", re.M)
FOLD = re.compile(r"(?s)<details\b.*?</details>")
NOT_READ = re.compile(r"(?s)```.*?```|<[^>]+>|(?<=\])\([^)]*\)")  # code, tags, addresses of links
FENCE = re.compile(r"(?s)```.*?```")
HEADING = re.compile(r"^(#+) (.*)", re.M)
CALLS = {"check": CHECK, "predict": "predict", "progress": "progress"}


@dataclass
class Lesson:
    """A notebook and its number as in "08"."""

    notebook: NotebookNode
    number: str

    @cached_property
    def cells(self) -> list[NotebookNode]:
        return self.notebook.cells

    @cached_property
    def code(self) -> list[NotebookNode]:
        return [cell for cell in self.cells if cell.cell_type == "code"]

    @cached_property
    def lessons(self) -> list[NotebookNode]:
        """The cells of code that teach, the setup among them."""
        return [cell for cell in self.code if kind(cell) == "lesson"]

    @cached_property
    def source(self) -> str:
        return "\n".join(cell.source for cell in self.code)

    @cached_property
    def prose(self) -> str:
        return "\n\n".join(cell.source for cell in self.cells if cell.cell_type == "markdown")

    @cached_property
    def headings(self) -> list[str]:
        return [" ".join(heading) for heading in _headings(self.prose)]

    @cached_property
    def optional(self) -> list[bool]:
        """For each cell, whether it can be skipped: its heading, or one above, says so."""
        return list(_optional(self.cells))

    @cached_property
    def lecture(self) -> list[NotebookNode]:
        """The cells that tell the story in a lecture."""
        return [cell for cell in self.cells if LECTURE in tags(cell)]

    @property
    def core_minutes(self) -> float:
        pairs = zip(self.cells, self.optional, strict=True)
        return sum(minutes(cell) for cell, optional in pairs if not optional)

    @property
    def all_minutes(self) -> float:
        return sum(map(minutes, self.cells))

    def minutes_before(self, tag: str) -> float | None:
        """Minutes of the core path up to the first cell with this tag; None if there is none."""
        passed = 0.0
        for cell, optional in zip(self.cells, self.optional, strict=True):
            if tag in tags(cell):
                return passed
            passed += 0 if optional else minutes(cell)
        return None

    def section(self, heading: str) -> str:
        """The text below `## heading`, up to the next heading."""
        found = re.search(rf"(?ms)^## {heading}\s*$(.*?)(?=^#+ |\Z)", self.prose)
        return found.group(1).strip() if found else ""

    def outputs(self) -> Iterator[NotebookNode]:
        return (output for cell in self.code for output in cell.outputs)


def read(path: Path) -> Lesson:
    """The lesson in a notebook's file."""
    return Lesson(nbformat.read(path, as_version=4), path.stem[:2])


def kind(cell: NotebookNode) -> str:
    """prose, lesson, check, predict, exercise or progress."""
    if cell.cell_type != "code":
        return "prose"
    body = ast.parse(plain(cell.source)).body
    if any(map(_answers, body)):
        return "exercise"
    match body[-1] if body else None:
        case ast.Expr(ast.Call(ast.Name(name))) if name in CALLS:
            return CALLS[name]
    return "lesson"


def minutes(cell: NotebookNode) -> float:
    """Words of prose / 150 + lines of lesson code / 8 + the minutes of an exercise.

    What is folded is not counted: `<details>`, checks, the source of a prediction.
    """
    if cell.cell_type == "markdown":
        effort = sum(map(int, EFFORT.findall(cell.source)))
        return len(words(cell.source)) / WORDS_A_MINUTE + effort
    return len(lines(cell)) / LINES_A_MINUTE if kind(cell) == "lesson" else 0


def words(prose: str) -> list[str]:
    """The words of some Markdown outside its folds."""
    return NOT_READ.sub(" ", FOLD.sub(" ", prose)).split()


def lines(cell: NotebookNode) -> list[str]:
    """The lines of a cell that are not empty."""
    return [line for line in cell.source.splitlines() if line.strip()]


def plain(source: str) -> str:
    """Code without the lines that only IPython understands."""
    return re.sub(r"(?m)^[%!].*", "", source)


def tags(cell: NotebookNode) -> list[str]:
    """The tags of a cell."""
    return cell.metadata.get("tags", [])


def _answers(node: ast.stmt) -> bool:
    """`@exercise("08.2")` over a definition, or `x = answer("08.5", ...)`."""
    calls = [*getattr(node, "decorator_list", []), getattr(node, "value", None)]
    names = [call.func.id for call in calls if _is_call_of_a_name(call)]
    return not {"exercise", "answer"}.isdisjoint(names)


def _is_call_of_a_name(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name)


def _headings(prose: str) -> list[tuple[str, str]]:
    """The marks and the title of each heading."""
    return HEADING.findall(FENCE.sub("", prose))


def _optional(cells: list[NotebookNode]) -> Iterator[bool]:
    level = 0  # of the optional heading that we stand under; 0: under none
    for cell in cells:
        if cell.cell_type == "markdown":
            for marks, title in _headings(cell.source):
                if level and len(marks) <= level:
                    level = 0
                if not level and title.rstrip().endswith(OPTIONAL):
                    level = len(marks)
        yield bool(level)
