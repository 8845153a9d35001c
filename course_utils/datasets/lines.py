"""Speeches of the plays, letter by letter, each between START and STOP."""

from functools import cache

import torch
from torch import Tensor

from course_utils.datasets.pieces import ALPHABET
from course_utils.datasets.shakespeare import UNSEEN, mixed, speeches

START, STOP = len(ALPHABET), len(ALPHABET) + 1
VOCAB = len(ALPHABET) + 2
SHOWN = {START: "▶", STOP: "■"}  # how the two are written


def encode(text: str) -> list[int]:
    """The numbers of the characters; ValueError for one that the plays do not have."""
    if unknown := sorted(set(text) - set(ALPHABET)):
        raise ValueError(f"{''.join(unknown)!r} is not among the characters of the plays")
    return [ALPHABET.index(character) for character in text]


def decode(tokens: list[int]) -> str:
    """The text, with START and STOP as they are shown."""
    return "".join(SHOWN.get(token) or ALPHABET[token] for token in tokens)


@cache
def stream(unseen: bool) -> Tensor:
    """One row of tokens: START, a speech, STOP, START, the next one, ...

    Of the five plays that language models never train on, or of the other 32 in turns.
    """
    said: dict[str, list[int]] = {title: [] for title in (UNSEEN if unseen else mixed())}
    numbers = {character: i for i, character in enumerate(ALPHABET)}
    for speech in speeches():
        if speech.play in said:
            said[speech.play] += [START, *(numbers[one] for one in speech.text), STOP]
    return torch.tensor([token for play in said.values() for token in play])
