"""README says of the notebooks what they say of themselves, and names every variable there is."""

import re
from collections.abc import Iterator

import nbformat
import pytest

from course_utils.paths import NOTEBOOKS, ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
ROW = re.compile(r"\| \[(.+)\]\(notebooks/(.+)\) \| (\d+) min \| (\d+) s \| \d+ MB \|")
SLACK = 5  # seconds between the "about 20 seconds" of a notebook and what README measured
CODE = "".join(path.read_text("utf-8") for path in (ROOT / "course_utils").rglob("*.py"))


def own_words(name: str) -> tuple[str, int, int]:
    """Title, minutes and seconds, as a notebook gives them."""
    cells = nbformat.read(NOTEBOOKS / name, 4).cells
    prose = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    start = prose.partition("## Before you start")[2]
    minutes, seconds = (re.search(rf"(\d+)\S* {unit}", start) for unit in ("minutes", "seconds"))
    return prose.splitlines()[0].removeprefix("# "), int(minutes[1]), int(seconds[1])


def table_faults(readme: str) -> Iterator[str]:
    rows = ROW.findall(readme)
    names = [name for _, name, _, _ in rows]
    if names != (there := sorted(path.name for path in NOTEBOOKS.glob("*.ipynb"))):
        yield f"the table has {names}, the folder {there}"
    for title, name, minutes, seconds in rows:
        if name in there:
            own, reading, running = own_words(name)
            if title != own.replace(" · ", " "):
                yield f"{name} is called {own}, not {title}"
            if int(minutes) != reading:
                yield f"{name} takes {reading} minutes by its own words, not {minutes}"
            if abs(int(seconds) - running) > SLACK:
                yield f"{name} runs {running} seconds by its own words, not {seconds}"


def variable_faults(readme: str) -> Iterator[str]:
    listed = re.findall(r"^- `(COURSE_[A-Z]+)=", readme, re.M)
    if listed != (read := sorted(set(re.findall(r'"(COURSE_[A-Z]+)"', CODE)))):
        yield f"lists {listed}, but the package reads {read}"


def test_the_table_says_what_the_notebooks_say():
    assert not list(table_faults(README))


@pytest.mark.parametrize(
    "old, new, fault",
    [
        (r"\| \[08.*\n", "", "the table has"),
        (r"(\| \[07.*\n)(\| \[08.*\n)", r"\2\1", "the table has"),
        (r"\[08 Scaled", "[08 Unscaled", "is called 08 · Scaled"),
        (r"(\[08.*\| )(\d+) min", r"\g<1>1 min", "minutes by its own words, not 1"),
        (r"(\[08.*\| )(\d+) s ", r"\g<1>99 s ", "seconds by its own words, not 99"),
    ],
)
def test_control_a_wrong_row_is_found(old, new, fault):
    changed = re.sub(old, new, README)
    assert changed != README and [found for found in table_faults(changed) if fault in found]


def test_every_variable_is_listed():
    assert not list(variable_faults(README))


def test_control_a_forgotten_variable_is_found():
    assert list(variable_faults(re.sub(r"- `COURSE_DEVICE=.*\n", "", README)))
