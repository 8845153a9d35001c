"""Where things are: the repository's data, whoever runs the notebook and from wherever."""

from pathlib import Path


def root(package: Path, here: Path) -> Path:
    """The folder of the course: the package's own, or where it is installed apart, around `here`.

    FileNotFoundError, with what to do, where there is none.
    """
    for place in (package.parent, here, *here.parents):
        if (place / "data" / "checkpoints").is_dir() and (place / "notebooks").is_dir():
            return place
    raise FileNotFoundError(
        f"course_utils, installed in {package.parent}, finds no data of the course around {here}. "
        "Run the notebooks inside the course's folder, or install that folder itself: "
        "pip install -e ."
    )


ROOT = root(Path(__file__).parent, Path.cwd())
DATA = ROOT / "data"
CHECKPOINTS = DATA / "checkpoints"
NOTEBOOKS = ROOT / "notebooks"
PIECES = DATA / "pieces"
RUNS = DATA / "runs"
