"""A notebook as the tests read it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from nbformat import NotebookNode

from course_utils.exercises.exercise import Exercise


@dataclass
class Lesson:
    """A notebook, its number as in "08", and its exercises from the bank."""

    notebook: NotebookNode
    number: str
    tasks: list[Exercise]

    @cached_property
    def cells(self) -> list[NotebookNode]:
        return self.notebook.cells

    @cached_property
    def code(self) -> list[NotebookNode]:
        return [cell for cell in self.cells if cell.cell_type == "code"]

    @cached_property
    def source(self) -> str:
        return "\n".join(cell.source for cell in self.code)

    @cached_property
    def prose(self) -> str:
        return "\n\n".join(cell.source for cell in self.cells if cell.cell_type == "markdown")

    @cached_property
    def headings(self) -> list[str]:
        prose = re.sub(r"(?s)```.*?```", "", self.prose)
        return re.findall(r"^#+ .*", prose, re.M)

    def section(self, heading: str) -> str:
        """The text below `## heading`, up to the next heading."""
        found = re.search(rf"(?ms)^## {heading}\s*$(.*?)(?=^#+ |\Z)", self.prose)
        return found.group(1).strip() if found else ""

    def outputs(self) -> Iterator[NotebookNode]:
        return (output for cell in self.code for output in cell.outputs)
