"""The right option of a prediction stands at each place about equally often over the course."""

import ast
from collections import Counter
from collections.abc import Iterable, Iterator

from course_utils.lesson import kind, plain, read
from tests.committed import COMMITTED

LEANING = 2  # standard deviations that a place may be away from its share


def places(source: str) -> tuple[int, int] | None:
    """Where the right option of a `predict` stands, and among how many; None without options."""
    call = ast.parse(plain(source)).body[-1].value
    given = {word.arg: word.value for word in call.keywords}
    if len(call.args) > 1:
        given["options"] = call.args[1]
    if "options" not in given:
        return None
    options = [ast.literal_eval(option) for option in given["options"].elts]
    return options.index(ast.literal_eval(given["answer"])), len(options)


def faults(asked: Iterable[tuple[int, int]]) -> Iterator[str]:
    """The places that are right too often or too seldom, the last one of each row among them."""
    right, share, spread = Counter(), Counter(), Counter()
    for place, count in asked:
        for name, here in [*((f"{i + 1}", i) for i in range(count)), ("the last", count - 1)]:
            right[name] += place == here
            share[name] += 1 / count
            spread[name] += (1 - 1 / count) / count
    for name in share:
        if abs(right[name] - share[name]) > LEANING * spread[name] ** 0.5:
            yield f"place {name} is right {right[name]} times; chance would give {share[name]:.1f}"


def test_the_right_option_stands_everywhere():
    lessons = map(read, COMMITTED)
    cells = [cell for lesson in lessons for cell in lesson.code if kind(cell) == "predict"]
    asked = [found for cell in cells if (found := places(cell.source))]
    print(asked)
    assert len(asked) > 15 and not list(faults(asked))


def test_control_always_the_last_is_found():
    assert "place the last is right 12 times" in "\n".join(faults([(2, 3), (1, 2), (3, 4)] * 4))


def test_control_never_the_first_is_found():
    assert "place 1 is right 0 times" in "\n".join(faults([(1, 3), (2, 3)] * 6))


def test_the_place_is_read_off_the_cell():
    assert places('predict("How many?", options=["1", "2", "3"], answer="2", why="")') == (1, 3)
    assert places('predict("How many?", answer=3, why="")') is None
