"""The rules that every notebook keeps. A rule takes a Notebook, yields what is wrong with it."""

import ast
import re
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from course_utils.exercises.exercise import Exercise
from course_utils.lesson import (
    CHECK,
    FOLD,
    LECTURE,
    MAIN_IDEA,
    NOTE,
    Lesson,
    kind,
    lines,
    plain,
    tags,
)
from course_utils.paths import NOTEBOOKS

SETUP = 8  # lines
STRETCH = 25  # lines of code between two pieces of prose
LONGEST, USUAL = 15, 6  # lines of a lesson cell: at most, and in the median
SENTENCES = 6  # in the recap
EXERCISES = 4, 8
OPEN_NOTES = 3
CORE, WHOLE = 75, 150  # minutes
HONEST = 0.1  # how far the printed minutes may be from the counted ones
ON_STAGE = 10, 18  # cells of code on the lecture path
FORBIDDEN = {
    "installs packages": r"^\s*[!%]\s*(pip|conda|uv)\b",
    "sets up matplotlib by magic": r"^%matplotlib",
    "changes the path": r"\bsys\.path\b",
    "imports *": r"import \*",
    # PyTorch hands the default driver pivots that nobody has set: one run in many comes out wrong
    "solves least squares without a driver": r"linalg\.lstsq\((?![^\n]*driver=)",
    "hides a cell from the tests": r"#\s*(NBVAL|PYTEST_VALIDATE)",
}
TAGS = {"raises-exception", "nbval-skip", "nbval-raises-exception"}


@dataclass
class Notebook(Lesson):
    """A lesson with its exercises from the bank."""

    tasks: list[Exercise]


def opens_with_a_title_and_a_question(lesson):
    opening = lines(lesson.cells[0])
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
    if not re.search(r"\d[\d.]* seconds", text):
        yield "does not say under 'Before you start' how many seconds it takes"
    if "<details>" not in text:
        yield "does not fold the letters that it uses under 'Before you start'"


def tells_its_minutes(lesson):
    """As they are counted; the core path, and with all that is optional."""
    text = lesson.section("Before you start")
    counted = {"the core path": lesson.core_minutes, "everything": lesson.all_minutes}
    for (what, minutes), most in zip(counted.items(), (CORE, WHOLE), strict=True):
        if minutes > most:
            yield f"takes {minutes:.0f} minutes for {what}, more than {most}"
        said = re.search(rf"\*\*(\d+) minutes\*\* for {what}", text)
        if not said:
            yield f"does not say under 'Before you start': **{minutes:.0f} minutes** for {what}"
        elif abs(int(said[1]) - minutes) > HONEST * minutes:
            yield f"says {said[1]} minutes for {what}, but they are {minutes:.0f}"


def comes_to_the_point(lesson):
    """The first cell of the main idea stands in the first third of the core path."""
    before = lesson.minutes_before(MAIN_IDEA)
    if before is None:
        yield f"has no cell with the tag {MAIN_IDEA}"
    elif before > lesson.core_minutes / 3:
        share = before / lesson.core_minutes
        yield f"reaches its main idea after {share:.0%} of its core path, not in the first third"


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
    setup = lines(lesson.code[0])
    if not any("import " in line for line in setup):
        yield "does not import anything in its first cell of code"
    if len(setup) > SETUP:
        yield f"has a setup cell of {len(setup)} lines, not {SETUP} or fewer"
    if not re.search(r"\bsolution\b", lesson.code[0].source):
        yield "does not import solution in its setup cell"


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
    least, most = EXERCISES
    if not least <= len(lesson.tasks) <= most:
        yield f"has {len(lesson.tasks)} exercises in the bank, not {least} to {most}"
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


def uses_its_exercises(lesson):
    """What is answered makes something happen later: a lesson cell below names it."""
    for i, cell in enumerate(lesson.cells):
        if kind(cell) == "exercise":
            later = "\n".join(c.source for c in lesson.cells[i + 1 :] if kind(c) == "lesson")
            used = {
                node.id for node in ast.walk(ast.parse(plain(later))) if isinstance(node, ast.Name)
            }
            if used.isdisjoint(bound(cell.source)):
                yield f"never uses what is answered in {cell.source.splitlines()[0]}"


def bound(source: str) -> set[str]:
    """The names that a cell gives to what it defines."""
    names = set()
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign):
            targets = (name for target in node.targets for name in ast.walk(target))
            names |= {name.id for name in targets if isinstance(name, ast.Name)}
    return names


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


def teaches_in_short_cells(lesson):
    sizes = [len(lines(cell)) for cell in lesson.lessons]
    if median(sizes) > USUAL:
        yield f"has lesson cells of {median(sizes):g} lines in the median, not {USUAL} or fewer"
    for cell, size in zip(lesson.lessons, sizes, strict=True):
        if size > LONGEST:
            yield f"has a lesson cell of {size} lines, more than {LONGEST}: {lines(cell)[0]}"


def proves_in_check_cells(lesson):
    """A number changed in a lesson never stops the notebook; what proves it stands folded below."""
    for cell in lesson.lessons:
        if any(isinstance(node, ast.Assert) for node in ast.walk(ast.parse(plain(cell.source)))):
            yield f"asserts in a lesson cell: {lines(cell)[0]}"
    if not any(kind(cell) == CHECK for cell in lesson.code):
        yield "has no check cell"


def folds_its_notes(lesson):
    standing = FOLD.sub("", lesson.prose).count(NOTE)
    if standing > OPEN_NOTES:
        yield f"has {standing} notes on the slides that are not folded, more than {OPEN_NOTES}"


def tells_its_story_on_stage(lesson):
    least, most = ON_STAGE
    count = sum(cell.cell_type == "code" for cell in lesson.lecture)
    if not least <= count <= most:
        yield f"has {count} cells of code with the tag {LECTURE}, not {least} to {most}"


def keeps_code_short(lesson):
    for what, run in groupby(lesson.cells, key=kind):
        count = sum(len(cell.source.splitlines()) for cell in run)
        if what in ("lesson", "exercise") and count > STRETCH:
            yield f"has {count} lines of code without a word of prose"


def writes_plain_code(lesson):
    for what, pattern in FORBIDDEN.items():
        if re.search(pattern, lesson.source, re.M):
            yield what
    for cell in lesson.code:
        for tag in TAGS & set(tags(cell)):
            yield f"has a cell with the tag {tag}"


def uses_no_hex_colours(lesson):
    """A colour means the same everywhere: its name is in `course_utils.notation`."""
    for colour in re.findall(r"""["'](#[0-9A-Fa-f]{3,8})["']""", lesson.source):
        yield f"has the colour {colour}: take its name from course_utils.notation"


def prints_nothing_that_jupyter_shows(lesson):
    for cell in lesson.code:
        last = (ast.parse(plain(cell.source)).body or [None])[-1]
        match last:
            case ast.Expr(ast.Call(ast.Name("print"), [value], [])) if not is_text(value):
                yield f"prints its last expression: {ast.unparse(last)}"


def is_text(value: ast.expr) -> bool:
    return isinstance(value, ast.JoinedStr) or isinstance(getattr(value, "value", None), str)


def names_every_picture(lesson):
    for output in lesson.outputs():
        for mime in output.get("data", {}):
            named = output.metadata.get(mime, {}).get("alt", "").strip()
            if mime.startswith("image/") and not named:
                yield f"has a picture without an alternative text ({mime})"
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


def items(text: str) -> list[str]:
    return re.findall(r"^(?:[-*]|\d+\.) \S.*", text, re.M)


RULES = [
    opens_with_a_title_and_a_question,
    says_what_will_be_learned,
    says_what_is_needed,
    tells_its_minutes,
    comes_to_the_point,
    links_to_other_notebooks,
    has_a_short_setup_cell,
    numbers_its_sections,
    steps_down_one_heading_at_a_time,
    sets_its_exercises,
    uses_its_exercises,
    asks_for_predictions,
    recaps_briefly,
    leads_further,
    ends_with_progress,
    teaches_in_short_cells,
    proves_in_check_cells,
    folds_its_notes,
    tells_its_story_on_stage,
    keeps_code_short,
    writes_plain_code,
    uses_no_hex_colours,
    prints_nothing_that_jupyter_shows,
    names_every_picture,
    was_run_once,
]
