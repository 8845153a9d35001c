"""A study: trainings that are compared, and the table of them that notebooks read.

They take minutes to hours, so a table is recorded once, in `data/runs`, by
`python -m course_utils compare NAME`.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar, get_type_hints

from course_utils.checkpoints import write
from course_utils.paths import RUNS

Row = TypeVar("Row")


@dataclass(frozen=True)
class Study(Generic[Row]):
    """Trainings of one question, one after the other, and the file that keeps their results."""

    name: str  # of the table
    row: type[Row]  # a frozen dataclass of texts, numbers and truth values
    runs: Callable[[], Iterator[Row]]

    @property
    def table(self) -> Path:
        return RUNS / f"{self.name}.csv"

    def record(self) -> Iterator[Row]:
        """Make all runs; the table holds those that are done."""
        done = []
        for run in self.runs():
            done.append(run)
            self.write(done)
            yield run

    def write(self, runs: Iterable[Any]) -> None:
        """Replace the table."""
        text = io.StringIO()
        table = csv.DictWriter(text, list(get_type_hints(self.row)), lineterminator="\n")
        table.writeheader()
        table.writerows(asdict(run) for run in runs)
        self.table.parent.mkdir(parents=True, exist_ok=True)
        write(self.table, text.getvalue().encode())

    def recorded(self) -> list[Row]:
        """The runs of the table.  FileNotFoundError, with the command, where there is none."""
        if not self.table.exists():
            raise FileNotFoundError(
                f"There is no {self.table}. Make it with `python -m course_utils compare "
                f"{self.name}`."
            )
        kinds = get_type_hints(self.row)
        with self.table.open(newline="") as file:
            return [
                self.row(**{name: _read(kinds[name], text) for name, text in row.items()})
                for row in csv.DictReader(file)
            ]


def _read(kind: type, text: str) -> object:
    return text == "True" if kind is bool else kind(text)
