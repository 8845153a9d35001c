"""The comparison of ViT and CNN runs, and its table comes back as it was written."""

import pytest

from course_utils.recipes import rivals
from course_utils.recipes.images import cnn


def test_every_run_is_made_and_comes_back_from_the_table(tmp_path):
    runs = list(rivals.compare(sizes=(500,), seeds=(3,), steps=3))
    assert [(run.model, run.augmented) for run in runs] == [
        ("ViT", False), ("CNN", False), ("ViT", True), ("CNN", True)
    ]  # fmt: skip
    assert all(0 <= run.accuracy <= 1 and run.seed == 3 and run.n_images == 500 for run in runs)
    rivals.record(runs, tmp_path / "runs" / "table.csv")
    assert rivals.recorded(tmp_path / "runs" / "table.csv") == runs


def test_the_rivals_have_as_many_parameters():
    sizes = [sum(part.numel() for part in build().parameters()) for build, *_ in
             rivals.MODELS.values()]  # fmt: skip
    assert abs(sizes[0] / sizes[1] - 1) < 0.03
    assert rivals.MODELS["CNN"][0] is cnn


def test_a_missing_table_says_how_to_make_it(tmp_path):
    with pytest.raises(FileNotFoundError, match="python -m course_utils compare"):
        rivals.recorded(tmp_path / "none.csv")
