"""Leads to the package beside this folder, where the course is opened but not installed."""

from importlib.util import find_spec
from pathlib import Path
from sys import executable

MISSING = [name for name in ("torch", "numpy", "matplotlib", "anywidget") if not find_spec(name)]
if MISSING:
    raise ImportError(
        f"{executable} has no {', '.join(MISSING)}. Choose the kernel of the course, "
        ".venv/bin/python (`make lab` makes it), or install it into this one: pip install -e ."
    )
__path__ = [str(Path(__file__).parents[2] / "course_utils")]
