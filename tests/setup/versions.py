"""The tests with the oldest or the newest versions that pyproject.toml allows.

    python -m tests.setup.versions oldest                # all tests but those of the browser
    python -m tests.setup.versions newest notebooks      # what pytest shall run

A virtual environment in build/oldest or build/newest is made for it, and kept.
"""

import os
import subprocess
import sys
import tomllib
import venv
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
TESTS = ["--nbval", "notebooks", "tests", "--ignore=tests/browser", "--ignore=tests/widgets"]


def wanted(which: str, project: dict) -> Iterator[str]:
    """The direct requirements, for "oldest" each at its lower bound; ValueError if one has none."""
    extras, build = project["project"]["optional-dependencies"], project["build-system"]["requires"]
    for text in [*build, *project["project"]["dependencies"], *extras["dev"]]:
        requirement = Requirement(text)
        lower = [part.version for part in requirement.specifier if part.operator == ">="]
        if which == "oldest" and not lower:
            raise ValueError(f"{requirement.name} has no lower bound in pyproject.toml: add one")
        yield f"{requirement.name}=={lower[0]}" if which == "oldest" else text


def main(which: str, *tests: str) -> int:
    """Install and test; the exit status of pytest."""
    if which not in ("oldest", "newest"):
        raise SystemExit(f"{which} is neither oldest nor newest")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    home = ROOT / "build" / which
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    pip = [python, "-m", "pip", "install", "--quiet"]
    subprocess.run([*pip, *wanted(which, project)], cwd=ROOT, check=True)
    course = ["--no-deps", "--no-build-isolation", "-r", "data/requirements.txt", "-e", "."]
    subprocess.run([*pip, *course], cwd=ROOT, check=True)
    setting = {"COURSE_EXPECT": "todo", "OMP_NUM_THREADS": "1"}
    command = [python, "-m", "pytest", "-q", "-n", "2", "--dist", "loadscope", *(tests or TESTS)]
    return subprocess.run(command, cwd=ROOT, env=os.environ | setting, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
