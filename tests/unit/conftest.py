"""What several tests of studies share."""

import pytest

from course_utils.recipes import study


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """The tables of studies are written to a folder of their own."""
    monkeypatch.setattr(study, "RUNS", tmp_path / "runs")
