"""Where things are: the repository's data, whoever runs the notebook and from wherever."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
CHECKPOINTS = DATA / "checkpoints"
NOTEBOOKS = ROOT / "notebooks"
PIECES = DATA / "pieces"
RUNS = DATA / "runs"
