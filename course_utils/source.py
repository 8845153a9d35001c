"""Look at the code that runs: the very lines, and where they stand."""

import inspect
from dataclasses import dataclass
from textwrap import dedent
from types import FunctionType, MethodType, ModuleType


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
