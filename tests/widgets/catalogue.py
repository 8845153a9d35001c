"""Every widget has a sample, found by its name: tests/widgets/samples/NAME.py.

make(**arguments)   the widget, small
SLIDER              the control that is pressed
STATES              {what: arguments}, the states in which it is tested
ERRORS              [(arguments, message), ...]
computed(widget)    the definition in PyTorch: a dict of tensors, held to compute.js
WRONG               {what: value} of a state with which the JavaScript must differ
NAMES               what a copied state names, beside NAME itself: {"keys": keys}
BENCH               [(cell, control, "page" or "kernel"), ...] for tests/bench/latency.py
"""

import importlib
from pathlib import Path
from types import ModuleType

from course_utils.widgets.join import HERE

FOLDER = Path(__file__).parent / "samples"
WIDGETS = sorted(path.parent.name for path in HERE.glob("*/widget.py"))


def sample(name: str) -> ModuleType:
    """The sample of a widget; ModuleNotFoundError names the file that is missing."""
    return importlib.import_module(f"tests.widgets.samples.{name}")


def states() -> list[tuple[str, str]]:
    """Every widget with every state of its sample."""
    return [(name, what) for name in WIDGETS for what in sample(name).STATES]
