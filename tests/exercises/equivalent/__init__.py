"""Mutants that are no mistakes: one file for each notebook, found by itself."""

from importlib import import_module
from pathlib import Path

FILES = sorted(Path(__file__).parent.glob("nb*.py"))
EQUIVALENT = {
    id: reasons
    for file in FILES
    for id, reasons in import_module(f"{__name__}.{file.stem}").EQUIVALENT.items()
}
