"""Two small acts of a lesson: look at the code that runs, and predict before you run."""

import inspect
import re
from dataclasses import dataclass
from html import escape
from string import ascii_uppercase
from textwrap import dedent
from types import FunctionType, MethodType, ModuleType

CARD = "border-left:4px solid #1976d2;padding:2px 12px;max-width:44em"
OPTION = "margin:4px 0;padding:4px 10px;border:1px solid #8a8a8a;border-radius:4px"
VERDICT = "margin:4px 0 2px 16px"


@dataclass(frozen=True)
class Source:
    """The lines of a class, a function or a module, and where they are."""

    path: str
    first: int
    code: str

    def __repr__(self):
        return f"{self.path}, {self._lines()}\n\n{self.code}"

    def _repr_markdown_(self):
        longest = max(map(len, self.code.splitlines()))
        wide = f'<div style="overflow-x:auto"><div style="min-width:{0.6 * longest + 4:.0f}em">'
        fence = f"````python\n{self.code}\n````"
        return f"`{self.path}`, {self._lines()}\n\n{wide}\n\n{fence}\n\n</div></div>"

    def _lines(self) -> str:
        return f"lines {self.first}-{self.first + len(self.code.splitlines()) - 1}"


def show_source(thing: type | FunctionType | MethodType | ModuleType) -> Source:
    """The very code that runs; TypeError for what has none, ValueError for what a cell defines."""
    thing = inspect.unwrap(thing) if callable(thing) else thing
    if not isinstance(thing, type | FunctionType | MethodType | ModuleType):
        raise TypeError(
            f"show_source needs a class, a function or a module written in Python; "
            f"this is of type {type(thing).__name__}. For the class of x: show_source(type(x))."
        )
    module = inspect.getmodule(thing)
    if module is None or module.__name__ == "__main__":
        raise ValueError(
            f"{thing.__qualname__} was defined in this notebook: its source is the cell above."
        )
    try:
        lines, first = inspect.getsourcelines(thing)
    except (OSError, TypeError):
        name = getattr(thing, "__qualname__", thing.__name__)
        raise TypeError(f"{name} is not written in Python: there is no source to show.") from None
    path = module.__name__.replace(".", "/") + (
        "/__init__.py" if hasattr(module, "__path__") else ".py"
    )
    return Source(path, max(first, 1), dedent("".join(lines)).rstrip())


@dataclass(frozen=True)
class Prediction:
    """A question whose answer is out of sight until the learner has chosen."""

    question: str
    options: tuple
    answer: object
    why: str

    def __repr__(self):
        rows = [f"  {letter}  {option}" for letter, option in self._lettered()]
        rows = [f"Predict: {self.question}", *rows, "Decide, then run the next cell."]
        return "\n".join(rows).replace("`", "")

    def _repr_html_(self):
        rows = [
            self._folded(f"<b>{letter}</b>&ensp;{_html(option)}", self._verdict(option))
            for letter, option in self._lettered()
        ] or [self._folded("I have decided: show the answer", self._truth())]
        hint = "Choose one" if self.options else "Say a number or a word first"
        return (
            f'<div style="{CARD}"><div><b>Predict:</b> {_html(self.question)}</div>{"".join(rows)}'
            f"<div>{hint}, then run the next cell.</div></div>"
        )

    def _lettered(self):
        return zip(ascii_uppercase, self.options, strict=False)

    def _verdict(self, option) -> str:
        if option == self.answer:
            return f"✓ <b>Right.</b> {_html(self.why)}"
        again = "Choose again, or run the next cell and see."
        folded = f"<details><summary>Show the answer</summary>{self._truth()}</details>"
        return f"✗ <b>Not quite.</b> {again}{folded}"

    def _truth(self) -> str:
        return f"<b>{_html(self.answer)}</b>: {_html(self.why)}"

    def _folded(self, summary: str, text: str) -> str:
        return (
            f'<details style="{OPTION}"><summary style="cursor:pointer">{summary}</summary>'
            f'<div style="{VERDICT}">{text}</div></details>'
        )


def predict(question: str, options: list | None = None, *, answer, why: str) -> Prediction:
    """Ask before a surprise; ValueError if `answer` is none of `options`, or two are the same."""
    options = tuple(options or ())
    if options and answer not in options:
        shown = ", ".join(map(repr, options))
        raise ValueError(f"the answer {answer!r} is none of the options {shown}")
    if len(set(map(str, options))) < len(options):
        raise ValueError(f"two options read the same: {', '.join(map(str, options))}")
    return Prediction(question, options, answer, why)


def _html(text: object) -> str:
    return re.sub(r"`([^`]*)`", r"<code>\1</code>", escape(str(text)))
