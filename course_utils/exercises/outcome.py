"""What one call of an answer showed, and the sandbox that it ran in."""

import linecache
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from torch import Tensor

from course_utils.exercises.sandbox import bound, sandbox, settings


@dataclass(frozen=True)
class Crash:
    """An exception of the answer's code; equal if Python said the same, wherever it was."""

    name: str
    text: str
    number: int = field(default=0, compare=False)  # line in the cell, 0 if not in the answer's code
    line: str = field(default="", compare=False)

    def __str__(self):
        return f"{self.name}: {self.text}" if self.text else self.name


@dataclass
class Outcome:
    """All that one call shows of an answer."""

    value: Any = None
    draws: Tensor | None = None  # of a random answer: the results of many calls, one a row
    crash: Crash | None = None
    printed: str = ""
    settings: tuple[str, ...] = ()  # set for the whole notebook
    changed: tuple[str, ...] = ()  # inputs that were changed in place
    random: bool = False  # a second call with the same inputs gives other numbers
    gradients: dict[tuple, Tensor | None] = field(default_factory=dict)  # (path, name): d part/d it
    unused: set[tuple] = field(default_factory=set)  # of them: whatever it is, the part is the same
    cut: set[tuple] = field(default_factory=set)  # of them: not the slope of the numbers themselves
    built: bool = False  # the answer is a function, or a module that was made without an error
    parameters: dict[str, tuple] = field(default_factory=dict)  # of a class: name -> shape
    shared: dict[str, str] = field(default_factory=dict)  # a parameter -> an earlier one that it is
    loose: tuple[str, ...] = ()  # attributes with layers in a plain list, which nobody finds
    weights: dict[str, Tensor] = field(default_factory=dict)  # of a class: what it was run with


@contextmanager
def attempt(answer: Callable, seen: Outcome) -> Iterator[None]:
    """Run the block in the sandbox; what it raises, prints or sets goes into `seen`."""
    try:
        with sandbox() as printed, bound(answer):
            before = settings()
            try:
                yield
            finally:
                seen.printed = printed.getvalue()
                seen.settings = tuple(
                    name for name, now in settings().items() if now != before[name]
                )
    except BaseException as error:  # SystemExit, KeyboardInterrupt and OutOfTime too
        seen.crash = _crash(error, answer)


def _crash(error: BaseException, answer: Callable) -> Crash:
    """What Python said, and the deepest line that is the student's own."""
    home = getattr(answer, "__module__", None)
    own = [
        (frame.f_code.co_filename, number)
        for frame, number in traceback.walk_tb(error.__traceback__)
        if frame.f_globals.get("__name__") == home
    ]
    name, text = type(error).__name__, traceback.format_exception_only(error)[-1].partition(": ")[2]
    text = " ".join(text.split())[:200].replace("`", "'")  # on a card they would begin code
    return (
        Crash(name, text, own[-1][1], linecache.getline(*own[-1]).strip())
        if own
        else Crash(name, text)
    )
