"""The command line: each command explains itself, and nothing heavy is read before it is needed."""

import subprocess
import sys

import pytest

from course_utils.__main__ import COMMANDS, main
from course_utils.paths import ROOT


def loaded(*words):
    """The modules that are in memory after a command."""
    code = f"import course_utils.__main__ as it, sys\ntry: it.main({list(words)})\nfinally: "
    code += "print('\\n' + ' '.join(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    return run.stdout.splitlines()[-1].split()


def test_help_gives_one_sentence_for_each_command(capsys):
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])
    out = " ".join(capsys.readouterr().out.split())
    for command in COMMANDS:
        assert f"{command.__name__} {command.__doc__}" in out


@pytest.mark.parametrize("words", [[], ["dance"]])
def test_a_word_that_is_no_command_is_refused(words, capsys):
    with pytest.raises(SystemExit, match="2"):
        main(words)
    assert "COMMAND" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["--help"], ["slides", "--notebook", "08"]])
def test_help_and_slides_do_not_import_torch(words):
    names = loaded(*words)
    assert "course_utils.__main__" in names and "torch" not in names


def test_the_look_into_memory_would_see_torch():
    assert "torch" in loaded("train", "no-such-model")
