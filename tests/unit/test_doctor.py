"""The doctor finds a sound machine sound; of what is broken it names the mend."""

import pytest

from course_utils import checkpoints, doctor
from course_utils.__main__ import main


def test_this_machine_is_sound(capsys):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(doctor, "LEAST", 0)  # what else runs here is not the doctor's business
        main(["doctor"])
    said = capsys.readouterr().out
    assert "✗" not in said and said.count("✓") == 9


def test_a_package_that_lacks_or_is_old_is_named():
    found = doctor.packages("packages", ["torch>=99", "no-such-thing", "numpy>=1"], "do this")
    assert not found.fine and "torch" in found.found and "no no-such-thing" in found.found
    assert str(found).endswith("To mend it, do this.") and "numpy" not in found.found


def test_a_checkpoint_that_changed_is_named(tmp_path, monkeypatch):
    (tmp_path / "gpt.safetensors").write_bytes(b"other")
    (tmp_path / checkpoints.SUMS).write_text(f"{'0' * 64}  gpt.safetensors\n")
    monkeypatch.setattr(checkpoints, "CHECKPOINTS", tmp_path)
    assert "not as recorded: gpt.safetensors. To mend it, run: git checkout" in str(
        doctor.weights()
    )


def test_a_file_where_a_folder_should_be_is_named(tmp_path):
    (tmp_path / "place").write_text("")
    assert not doctor.writable("progress", tmp_path / "place").fine
    assert doctor.writable("progress", tmp_path / "new" / "folder").fine


def test_widgets_that_jupyterlab_does_not_see_are_named(monkeypatch):
    monkeypatch.setattr("jupyter_core.paths.jupyter_path", lambda *_: [])
    assert "without anywidget" in str(doctor.widgets())


def test_a_sick_machine_ends_with_an_error(monkeypatch, capsys):
    sick = doctor.Finding("Python", False, "3.9.1", "install Python 3.11 or newer")
    monkeypatch.setattr(doctor, "findings", lambda: iter([sick]))
    with pytest.raises(SystemExit, match="1"):
        main(["doctor"])
    assert "✗ Python: 3.9.1. To mend it, install" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        ["train", "no-such-model"],
        ["compare", "no-such-study"],
        ["refresh", "no_such.ipynb"],
        ["solve", "no_such.ipynb", "-o", "out"],
        ["stage", "no_such.ipynb", "--out", "out"],
        ["slides", "--deck", "no-such-deck"],
    ],
)
def test_what_is_not_there_ends_in_a_sentence(words, capsys):
    with pytest.raises(SystemExit, match="2"):
        main(words)
    assert "no-such" in (said := capsys.readouterr().err) or "no_such" in said


@pytest.mark.parametrize("content", ["not JSON", "[]", "{}", "3"])
def test_a_file_that_is_no_notebook_ends_in_a_sentence(content, tmp_path, capsys):
    (tmp_path / "x.ipynb").write_text(content)
    with pytest.raises(SystemExit, match="2"):
        main(["solve", str(tmp_path / "x.ipynb"), "-o", str(tmp_path / "out")])
    assert "x.ipynb is no notebook" in capsys.readouterr().err


def test_a_stopped_command_ends_in_a_sentence(monkeypatch, capsys):
    def stopped(*_):
        raise KeyboardInterrupt("stopped at 15 of 300: nothing is stored")

    monkeypatch.setattr("course_utils.recipes.trained.store", stopped)
    with pytest.raises(SystemExit, match="130"):
        main(["train", "vit-mnist"])
    assert capsys.readouterr().err == "stopped at 15 of 300: nothing is stored\n"
