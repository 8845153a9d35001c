"""The Makefile: one sentence when something is missing, and the commands that are written down."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT = "tests/widgets/lint"
FILES = ["Makefile", "requirements.lock", "pyproject.toml", "data/requirements.txt"]
FILES += [f"{LINT}/package-lock.json"]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
OPENS_THE_DOOR = r"token=|password|--ip|allow_origin|disable_check_xsrf|0\.0\.0\.0"


@pytest.fixture
def course(tmp_path):
    """The files that make reads, under a path with a space."""
    folder = tmp_path / "my course"
    for name in FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    return folder


def make(folder: Path, *words: str, path: str | None = None) -> subprocess.CompletedProcess:
    command = [shutil.which("make"), *words]
    # `make test` runs these tests too, and tells a make inside it to speak of folders
    ours = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    env = {"PATH": path} if path else ours
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True)


def said(run: subprocess.CompletedProcess) -> list[str]:
    """All lines but make's own last one."""
    return [line for line in (run.stdout + run.stderr).splitlines() if "***" not in line]


def test_without_a_suitable_python_there_is_one_sentence(course):
    run = make(course, "lab", "PYTHON=python-that-is-not-there")
    (line,) = said(run)
    assert run.returncode and "needs Python 3.11 or newer" in line and "make lab PYTHON=" in line


@pytest.mark.parametrize("tool", ["chromium", "node", "npm"])
def test_without_a_tool_there_is_one_sentence(course, tmp_path, tool):
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in {"sh", "chromium", "node"} - {tool}:
        (tools / name).symlink_to(shutil.which(name))
    if tool != "npm":
        (course / LINT / "node_modules").mkdir()
    (course / ".venv").mkdir()
    (course / ".venv" / "ready").touch()
    run = make(course, "test", path=str(tools))
    (line,) = said(run)
    assert run.returncode and line.startswith(f"make test needs {tool}: ")


def test_what_is_installed_is_not_installed_again(course):
    assert make(course, "--question", ".venv/ready").returncode == 1
    (course / ".venv").mkdir()
    (course / ".venv" / "ready").touch()
    assert make(course, "--question", ".venv/ready").returncode == 0


def test_readme_shows_the_commands_that_make_runs():
    installing = re.findall(r"^\t\$\(RUN\) (pip install .*)", MAKEFILE, re.M)
    assert len(installing) == 2 and all(f"-m {command}\n" in README for command in installing)
    tests = "pytest -n 2 --dist loadscope --no-loadscope-reorder --nbval notebooks tests"
    for command in ("ruff check .", "ruff format --check .", "mypy", tests):
        assert re.search(rf"\$\(RUN\) {re.escape(command)}(\$\(ONLY\))?\n", MAKEFILE)
        assert f"`{command}`" in CONTRIBUTING
    assert (
        "\tnpm ci " in MAKEFILE and "`npm ci`" in CONTRIBUTING and "`npm run lint`" in CONTRIBUTING
    )


@pytest.mark.parametrize(
    "words, only",
    [
        ([], ""),
        (["NOTEBOOKS=notebooks/08_*.ipynb"], " --only notebooks/08_*.ipynb"),
        (["NOTEBOOKS='notebooks/my own.ipynb'"], " --only 'notebooks/my own.ipynb'"),
    ],
)
def test_one_notebook_is_tested_alone_where_it_is_named(course, words, only):
    (line,) = re.findall(r"pytest .*", make(course, "--dry-run", "test", *words).stdout)
    assert line.endswith(f"notebooks tests{only}")


def test_the_first_notebook_is_opened_whatever_others_are_called(course):
    (course / "notebooks").mkdir()
    for name in ("07 copy.ipynb", "07_attention.ipynb", "07_attention copy 2.ipynb", "08_x.ipynb"):
        (course / "notebooks" / name).touch()
    (line,) = re.findall(r"jupyterlab .*", make(course, "--dry-run", "lab").stdout)
    assert line.split() == [
        "jupyterlab", "--LabApp.default_url=/lab/tree/notebooks/07_attention.ipynb"
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["Makefile", "README.md", ".ci/run", "binder/postBuild"])
def test_jupyter_keeps_its_token_and_stays_on_this_machine(name):
    assert not re.search(OPENS_THE_DOOR, (ROOT / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("flag", ["--ServerApp.token=''", "--ip=0.0.0.0"])
def test_control_an_open_door_is_noticed(flag):
    assert re.search(OPENS_THE_DOOR, f"jupyterlab {flag}")
