"""How long each notebook takes from a cold kernel, and how much memory its kernel holds at most."""

import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

import nbformat

from course_utils.paths import NOTEBOOKS
from course_utils.refresh import execute

UNIT = 1 if sys.platform == "darwin" else 1024  # bytes in which the system counts memory


def rows() -> Iterator[tuple[str, str]]:
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        run = [sys.executable, __file__, path]
        for busy in (0, 1):
            with busy_cores(busy):
                done = subprocess.run(run, stdout=subprocess.PIPE, text=True, check=True)
            seconds, peak = done.stdout.split()
            beside = ", another core busy" if busy else ", kernel start included"
            yield f"{path.stem}, Run All{beside}", f"{seconds} s, {peak} MB"


@contextmanager
def busy_cores(count: int) -> Iterator[None]:
    """Keep so many cores busy, as the other people on a class server do."""
    others = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(count)]
    try:
        yield
    finally:
        for other in others:
            other.kill()
            other.wait()


def measure(path: Path) -> None:
    """Alone in a process, so that its one child is the kernel."""
    notebook = nbformat.read(path, 4)
    start = perf_counter()
    execute(notebook, path.parent)
    seconds = perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * UNIT
    print(f"{seconds:.1f} {peak / 1e6:.0f}")


if __name__ == "__main__":
    measure(Path(sys.argv[1]))
