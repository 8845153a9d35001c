"""What Binder would build, as repo2docker says it without a Docker engine."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def dockerfile(folder: Path) -> str:
    command = [sys.executable, "-m", "repo2docker", "--no-build", "--debug", "."]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return run.stdout + run.stderr


@pytest.fixture
def copy(tmp_path):
    """A repository of nothing but binder/."""
    shutil.copytree(ROOT / "binder", tmp_path / "binder")
    return tmp_path


def test_binder_builds_the_conda_environment_and_runs_the_script_after_it(copy):
    text = dockerfile(copy)
    assert "Building conda environment for python=3.12" in text
    assert '--file "binder/environment.yml"' in text
    assert "RUN ./binder/postBuild" in text


def test_control_without_the_files_it_would_fall_back_to_another_python(copy):
    (copy / "binder" / "postBuild").unlink()
    (copy / "binder" / "environment.yml").unlink()
    text = dockerfile(copy)
    assert "python=3.12" not in text and "environment.yml" not in text
    assert "RUN ./binder/postBuild" not in text
