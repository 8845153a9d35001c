"""How long each module of the package takes to import, beyond PyTorch itself."""

import os
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from statistics import median
from time import perf_counter

from course_utils.paths import ROOT

RUNS = 3


def rows() -> Iterator[tuple[str, str]]:
    import torch  # noqa: F401, so that each fork below has it

    for module in modules():
        yield f"import {module}", f"{median(imported(module) for _ in range(RUNS)):.2f} s"


def modules() -> list[str]:
    files = (ROOT / "course_utils").rglob("*.py")
    named = (file.relative_to(ROOT).with_suffix("") for file in files)
    return sorted(".".join(name.parts) for name in named if counts(name))


def counts(name: Path) -> bool:
    """Not a docstring, not the command line, not one of many exercises."""
    return name.name not in ("__init__", "__main__") and "bank" not in name.parts


def imported(module: str) -> float:
    """Seconds, in a copy of this process: it has PyTorch and nothing else of the module."""
    read, write = os.pipe()
    if not (child := os.fork()):
        start = perf_counter()
        import_module(module)
        os.write(write, str(perf_counter() - start).encode())
        os._exit(0)
    os.waitpid(child, 0)
    os.close(write)
    with os.fdopen(read) as pipe:
        return float(pipe.read())
