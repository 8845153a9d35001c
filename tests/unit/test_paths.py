"""The data is found beside the package, and around the notebook where the package is elsewhere."""

import os
import shutil
import subprocess
import sys

import pytest

from course_utils.paths import NOTEBOOKS, ROOT, root

SEE = "from course_utils.paths import DATA; print(DATA)"


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The package alone, as `pip install .` puts it into site-packages."""
    place = tmp_path_factory.mktemp("site-packages")
    shutil.copytree(ROOT / "course_utils", place / "course_utils")
    return place


def see(installed, here):
    environment = os.environ | {"PYTHONPATH": str(installed)}
    run = [sys.executable, "-P", "-c", SEE]
    return subprocess.run(run, cwd=here, env=environment, capture_output=True, text=True)


def test_an_installed_package_finds_the_data_around_the_notebook(installed):
    assert see(installed, NOTEBOOKS).stdout.strip() == str(ROOT / "data")


def test_elsewhere_one_sentence_says_what_to_do(installed, tmp_path):
    last = see(installed, tmp_path).stderr.strip().splitlines()[-1]
    assert last.startswith("FileNotFoundError") and "pip install -e ." in last


def test_the_package_s_own_folder_comes_first(tmp_path):
    for place in (tmp_path / "mine", tmp_path / "other"):
        (place / "data" / "checkpoints").mkdir(parents=True)
        (place / "notebooks").mkdir()
    assert root(tmp_path / "mine" / "course_utils", tmp_path / "other") == tmp_path / "mine"


UNINSTALLED = """
import sys
sys.meta_path = [f for f in sys.meta_path if "editable" not in repr(f)]
sys.path = [p for p in sys.path if p != {root!r}]
import course_utils.notation
print(course_utils.notation.__file__)
"""


def opened(here, *options):
    """What a kernel that starts in `here` sees of a package that nobody installed."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    run = [sys.executable, *options, "-c", UNINSTALLED.format(root=str(ROOT))]
    return subprocess.run(run, cwd=here, env=environment, capture_output=True, text=True)


def test_a_folder_that_is_only_opened_finds_the_package():
    assert opened(NOTEBOOKS).stdout.strip() == str(ROOT / "course_utils" / "notation.py")


def test_a_kernel_without_pytorch_is_told_what_to_do():
    last = opened(NOTEBOOKS, "-S").stderr.strip().splitlines()[-1]
    assert last.startswith(f"ImportError: {sys.executable} has no torch") and "make lab" in last


def test_control_elsewhere_nothing_leads_to_it(tmp_path):
    assert "No module named 'course_utils'" in opened(tmp_path).stderr
