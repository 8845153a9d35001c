"""Words to numbers and back."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

import torch
from torch import Tensor

PAD, START, END = 0, 1, 2
SPECIAL = ("<pad>", "<start>", "<end>")


class Vocabulary:
    """The known words, sorted, after the three special tokens."""

    def __init__(self, sentences: Iterable[Sequence[str]]):
        self.words = (*SPECIAL, *sorted({word for sentence in sentences for word in sentence}))
        self.number = {word: i for i, word in enumerate(self.words)}

    def __len__(self) -> int:
        return len(self.words)

    def encode(self, words: Sequence[str]) -> Tensor:
        """T words -> T token numbers.  Raises ValueError for a word that is not known."""
        for word in words:
            if word not in self.number:
                close = ", ".join(get_close_matches(word, self.words)) or "nothing like it"
                raise ValueError(f"{word!r} is not among the {len(self)} known words: {close}")
        return torch.tensor([self.number[word] for word in words])

    def decode(self, tokens: Tensor) -> list[str]:
        """T token numbers -> words, without the special ones, up to the first <end>."""
        words = [self.words[token] for token in tokens.tolist()]
        words = words[: words.index("<end>")] if "<end>" in words else words
        return [word for word in words if word not in SPECIAL]
