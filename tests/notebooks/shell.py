"""Run a notebook in this process, as a kernel would, then each cell again, last to first.

`python -m tests.notebooks.shell NOTEBOOK` prints the id of each cell that failed, and why.
"""

import contextlib
import io
import resource
import sys
from pathlib import Path

from IPython.core.interactiveshell import InteractiveShell

from course_utils.lesson import read

MEMORY = 3 << 30  # bytes: a cell that asks for more fails, and the machine lives on


def run(cells: list) -> list[str]:
    """What failed."""
    shell, failed = InteractiveShell.instance(), []
    for cell in cells:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            result = shell.run_cell(cell.source)
        if not result.success:
            error = result.error_in_exec or result.error_before_exec
            failed.append(f"{cell.id}: {type(error).__name__}: {error}")
    return failed


if __name__ == "__main__":
    import matplotlib as mpl

    mpl.use("agg")
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    code = read(Path(sys.argv[1])).code
    print("\n".join(run(code + code[::-1])))
