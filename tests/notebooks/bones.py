"""The rules that every notebook keeps. A rule takes a Lesson and yields what is wrong with it."""

import ast
import re
from itertools import groupby, pairwise

from course_utils.exercises.exercise import Exercise
from course_utils.paths import NOTEBOOKS
from tests.notebooks.lesson import Lesson

SETUP = 8  # lines
STRETCH = 25  # lines of code between two pieces of prose
SENTENCES = 6  # in the recap
CELLS = 25, 60
MORE_CELLS = {"07": 106, "08": 117, "10": 63, "11": 80}  # many items of the ledger meet here
MORE_EXERCISES = {"08": 12}
FORBIDDEN = {
    "installs packages": r"^\s*[!%]\s*(pip|conda|uv)\b",
    "sets up matplotlib by magic": r"^%matplotlib",
    "changes the path": r"\bsys\.path\b",
    "imports *": r"import \*",
    "hides a cell from the tests": r"#\s*(NBVAL|PYTEST_VALIDATE)",
}
TAGS = {"raises-exception", "nbval-skip", "nbval-raises-exception"}
SLIDES = {"slide", "subslide", "fragment", "skip", "notes", "-"}


def opens_with_a_title_and_a_question(lesson):
    opening = [line for line in lesson.cells[0].source.splitlines() if line.strip()]
    if not opening or not opening[0].startswith("# "):
        yield "does not open with a title"
    elif len(opening) < 2 or not opening[1].rstrip("*_ ").endswith("?"):
        yield "has no question under its title"


def says_what_will_be_learned(lesson):
    goals = items(lesson.section("You will learn"))
    if not 3 <= len(goals) <= 5:
        yield f"names {len(goals)} things under 'You will learn', not 3 to 5"


def says_what_is_needed(lesson):
    text = lesson.section("Before you start")
    for need in ("minutes", "seconds"):
        if not re.search(rf"\d[\d.]* {need}", text):
            yield f"does not say under 'Before you start' how many {need} it takes"


def links_to_other_notebooks(lesson):
    """Each link leads to one that is there; who is needed first is linked as soon as it is."""
    for target in re.findall(r"\]\(([^)#]*\.ipynb)", lesson.prose):
        if not (NOTEBOOKS / target).is_file():
            yield f"links to {target}, which is not there"
    unlinked = re.sub(r"\[[^]]*\]\(", "", lesson.section("Before you start"))
    for number in re.findall(r"[Nn]otebook (\d\d)", unlinked):
        if any(NOTEBOOKS.glob(f"{number}_*.ipynb")):
            yield f"names notebook {number} under 'Before you start' without a link"


def has_a_short_setup_cell(lesson):
    lines = [line for line in lesson.code[0].source.splitlines() if line.strip()]
    if not any("import " in line for line in lines):
        yield "does not import anything in its first cell of code"
    if len(lines) > SETUP:
        yield f"has a setup cell of {len(lines)} lines, not {SETUP} or fewer"


def numbers_its_sections(lesson):
    numbers = [int(n) for n in re.findall(r"^## (\d+)\. \S", "\n".join(lesson.headings), re.M)]
    if not numbers or numbers != list(range(1, len(numbers) + 1)):
        yield f"numbers its sections {numbers}"


def steps_down_one_heading_at_a_time(lesson):
    levels = [len(heading.split()[0]) for heading in lesson.headings]
    if levels.count(1) != 1:
        yield f"has {levels.count(1)} titles, not 1"
    for i, (above, below) in enumerate(pairwise(levels), 1):
        if below > above + 1:
            yield f"skips a level of headings at '{lesson.headings[i]}'"


def sets_its_exercises(lesson):
    """Heading and effort are the bank's, the cell that answers comes next."""
    most = MORE_EXERCISES.get(lesson.number, 7)
    if not 4 <= len(lesson.tasks) <= most:
        yield f"has {len(lesson.tasks)} exercises in the bank, not 4 to {most}"
    set_here = [line for line in lesson.headings if re.match(r"#+ Exercise\b", line)]
    if set_here != [f"### {task.heading}" for task in lesson.tasks]:
        yield f"sets {set_here}, but the bank has {[task.heading for task in lesson.tasks]}"
    for heading in set_here:
        if not heading.isascii():
            yield f"has a heading that links cannot reach: '{heading}'"
    for task in lesson.tasks:
        if f"### {task.heading}\n\n*{task.effort}*\n" not in f"{lesson.prose}\n":
            yield f"does not print *{task.effort}* under {task.heading}"
        if not re.search(
            rf"\b(exercise|answer)\(\"{re.escape(task.id)}\"", answering(lesson, task)
        ):
            yield f"has no cell that answers {task.id} right below it"


def answering(lesson: Lesson, task: Exercise) -> str:
    """The source of the cell after the exercise's text."""
    for text, answer in pairwise(lesson.cells):
        if f"### {task.heading}" in text.source and text.cell_type == "markdown":
            return answer.source
    return ""


def asks_for_predictions(lesson):
    count = len(re.findall(r"^predict\(", lesson.source, re.M))
    if not 3 <= count <= 6:
        yield f"asks for {count} predictions, not 3 to 6"


def recaps_briefly(lesson):
    recap = lesson.section("Recap")
    sentences = len(re.findall(r"[.!?](?=\s|$)", recap))
    if not 1 <= sentences <= SENTENCES:
        yield f"has {sentences} sentences in its recap, not 1 to {SENTENCES}"


def leads_further(lesson):
    text = lesson.section("Go further")
    if not 3 <= len(items(text)) <= 5:
        yield f"has {len(items(text))} references under 'Go further', not 3 to 5"
    if "?" not in text:
        yield "has no open question under 'Go further'"


def ends_with_progress(lesson):
    last = lesson.cells[-1]
    if last.cell_type != "code" or last.source.strip() != f'progress("{lesson.number}")':
        yield f'does not end with progress("{lesson.number}")'


def has_the_right_length(lesson):
    least, most = CELLS[0], MORE_CELLS.get(lesson.number, CELLS[1])
    if not least <= len(lesson.cells) <= most:
        yield f"has {len(lesson.cells)} cells, not {least} to {most}"


def keeps_code_short(lesson):
    for kind, run in groupby(lesson.cells, key=lambda cell: cell.cell_type):
        lines = sum(len(cell.source.splitlines()) for cell in run)
        if kind == "code" and lines > STRETCH:
            yield f"has {lines} lines of code without a word of prose"


def writes_plain_code(lesson):
    for what, pattern in FORBIDDEN.items():
        if re.search(pattern, lesson.source, re.M):
            yield what
    for cell in lesson.code:
        for tag in TAGS & set(cell.metadata.get("tags", [])):
            yield f"has a cell with the tag {tag}"


def uses_no_hex_colours(lesson):
    """A colour means the same everywhere: its name is in `course_utils.notation`."""
    for colour in re.findall(r"""["'](#[0-9A-Fa-f]{3,8})["']""", lesson.source):
        yield f"has the colour {colour}: take its name from course_utils.notation"


def prints_nothing_that_jupyter_shows(lesson):
    for cell in lesson.code:
        python = re.sub(r"(?m)^[%!].*", "", cell.source)
        last = (ast.parse(python).body or [None])[-1]
        match last:
            case ast.Expr(ast.Call(ast.Name("print"), [value], [])) if not is_text(value):
                yield f"prints its last expression: {ast.unparse(last)}"


def is_text(value: ast.expr) -> bool:
    return isinstance(value, ast.JoinedStr) or isinstance(getattr(value, "value", None), str)


def names_every_picture(lesson):
    for output in lesson.outputs():
        for kind in output.get("data", {}):
            named = output.metadata.get(kind, {}).get("alt", "").strip()
            if kind.startswith("image/") and not named:
                yield f"has a picture without an alternative text ({kind})"
    html = "".join(output.get("data", {}).get("text/html", "") for output in lesson.outputs())
    for tag in re.findall(r"<img\b[^>]*>", html + lesson.prose):
        if not re.search(r'\balt="[^"]', tag):
            yield f"has a picture without an alternative text: {tag[:60]}"
    if re.search(r"!\[\s*\]\(", lesson.prose):
        yield "has a picture without an alternative text in its prose"


def was_run_once(lesson):
    counts = [cell.execution_count for cell in lesson.code if cell.source.strip()]
    if counts != list(range(1, len(counts) + 1)):
        yield "was not run once, top to bottom"
    for output in lesson.outputs():
        if output.output_type == "error" or output.get("name") == "stderr":
            yield f"shows an error or a warning: {str(output.get('text', output))[:200]}"


def can_be_shown_as_slides(lesson):
    kinds = [cell.metadata.get("slideshow", {}).get("slide_type") for cell in lesson.cells]
    if set(kinds) - SLIDES - {None} or "slide" not in kinds:
        yield "has no slides"


def items(text: str) -> list[str]:
    return re.findall(r"^(?:[-*]|\d+\.) \S.*", text, re.M)


RULES = [
    opens_with_a_title_and_a_question,
    says_what_will_be_learned,
    says_what_is_needed,
    links_to_other_notebooks,
    has_a_short_setup_cell,
    numbers_its_sections,
    steps_down_one_heading_at_a_time,
    sets_its_exercises,
    asks_for_predictions,
    recaps_briefly,
    leads_further,
    ends_with_progress,
    has_the_right_length,
    keeps_code_short,
    writes_plain_code,
    uses_no_hex_colours,
    prints_nothing_that_jupyter_shows,
    names_every_picture,
    was_run_once,
    can_be_shown_as_slides,
]
