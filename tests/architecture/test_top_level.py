"""The top level of the repository is fixed; what stands there for others can be read by them."""

import re
import subprocess
from collections.abc import Iterator

import pytest
import yaml

from course_utils.paths import ROOT

PAGES = {"README.md", "CONTRIBUTING.md", "CHANGELOG.md", "CITATION.cff", "AGENTS.md", "LICENSE"}
TOOLS = {"Makefile", "pyproject.toml", "environment.yml", "requirements.lock", ".gitignore", ".ci"}
TOP = PAGES | TOOLS | {"binder", "course_utils", "data", "notebooks", "tests"}
EXAMPLE = "nb12|NAME"  # of what is still to be written
CITATION = (ROOT / "CITATION.cff").read_text(encoding="utf-8")


def tracked() -> set[str]:
    """The names that git keeps at the top level."""
    command = ["git", "-c", "safe.directory=*", "ls-files"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if run.returncode:
        pytest.skip("not a clone")
    return {line.split("/")[0] for line in run.stdout.splitlines()}


def test_nothing_else_stands_at_the_top():
    assert tracked() == TOP


def citation_faults(text: str) -> Iterator[str]:
    """What the Citation File Format 1.2.0 asks for."""
    card = yaml.safe_load(text)
    if card.get("cff-version") != "1.2.0":
        yield "is of another version of the format"
    for key in ("message", "title", "authors"):
        if not card.get(key):
            yield f"has no {key}"
    for key in set(card) - {"abstract", "authors", "cff-version", "date-released", "keywords"}:
        if key not in ("license", "message", "title", "type", "version", "url", "repository-code"):
            yield f"has an unknown key {key}"
    for author in card.get("authors") or ():
        if not {"name", "family-names", "given-names", "alias"} & set(author):
            yield f"has an author without a name: {author}"
    if not isinstance(card.get("version"), str):
        yield "has a version that is no text"


def test_the_course_can_be_cited():
    assert not list(citation_faults(CITATION))


@pytest.mark.parametrize(
    "old, new, fault",
    [
        ("1.2.0", "1.1.0", "another version"),
        ("message:", "note:", "has no message"),
        ("message:", "note:", "unknown key note"),
        ("  - name:", "  - called:", "author without a name"),
        ("version: 0.1.0", "version: 1", "version that is no text"),
    ],
)
def test_control_a_broken_citation_is_found(old, new, fault):
    assert [found for found in citation_faults(CITATION.replace(old, new)) if fault in found]


def test_it_cites_the_version_that_is_installed():
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert yaml.safe_load(CITATION)["version"] == re.search(r'^version = "(.+)"', project, re.M)[1]


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "AGENTS.md"])
def test_what_they_point_to_is_there(name):
    """Each file that is named in full, but for the examples of what is to be written."""
    text = (ROOT / name).read_text(encoding="utf-8")
    named = re.findall(r"`((?:tests|course_utils|data)/[\w/.]+\.\w+)`", text)
    lost = [path for path in named if not (ROOT / path).is_file() and not re.search(EXAMPLE, path)]
    assert named and not lost
