"""Answers as people really give them: one file for each notebook, found by itself."""

from importlib import import_module
from pathlib import Path

FILES = sorted(Path(__file__).parent.glob("nb*.py"))
PEOPLE = [answer for file in FILES for answer in import_module(f"{__name__}.{file.stem}").ANSWERS]
