"""One answer, the cell that gives it, and what its card has to say."""

import linecache
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import ModuleType
from unittest.mock import patch

from course_utils.exercises import practice

IMPORTS = """
import math, torch
import torch.nn.functional as F
from torch import nn
from course_utils.exercises.practice import answer, exercise
"""


@dataclass(frozen=True)
class Answer:
    """`says` and `never` are words that the card must have, and must not."""

    id: str
    what: str  # what the person did
    code: str
    verdict: str = "wrong"  # or right; or error, where the cell stops with a sentence
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    imports: str = ""  # what the notebook has imported besides

    def __str__(self):
        return f"{self.id}: {self.what}"


def card(given: Answer) -> tuple[str, str]:
    """Run the cell in a notebook that nothing ran in before: the verdict, and the whole card."""
    shown, notebook = [], ModuleType("notebook_of_a_test")
    file = f"<{given}>"
    linecache.cache[file] = (len(given.code), None, given.code.splitlines(keepends=True), file)
    with patch.object(practice, "display", shown.append), imported(notebook):
        exec(IMPORTS + given.imports, vars(notebook))
        try:
            exec(compile(given.code, file, "exec"), vars(notebook))
        except LookupError as error:
            return "error", str(error)
    (feedback,) = shown
    return feedback.verdict.status, f"{feedback.verdict.kind}\n{feedback!r}"


@contextmanager
def imported(module: ModuleType) -> Iterator[None]:
    """For a while Python knows this module; others that are imported meanwhile stay.

    `patch.dict` would take them out again, and torch cannot be imported twice.
    """
    sys.modules[module.__name__] = module
    try:
        yield
    finally:
        del sys.modules[module.__name__]


def faults(given: Answer) -> list[str]:
    """What the card gets wrong."""
    verdict, text = card(given)
    print(text)
    return [
        *([f"verdict {verdict}, not {given.verdict}"] if verdict != given.verdict else []),
        *(f"lacks: {words}" for words in given.says if words not in text),
        *(f"has: {words}" for words in given.never if words in text),
        *(["sends to .detach()"] if "detach" in text and "detach" not in given.says else []),
    ]
