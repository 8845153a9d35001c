"""The encoder-decoder of g2p-en: one GRU reads letters, one writes sounds, one vector between.

Shapes   B batch   T sounds   S letters   V sounds that are known
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence


@dataclass(frozen=True)
class SpellerConfig:
    """The sizes of the published model."""

    source_vocab_size: int = 29
    vocab_size: int = 74
    d_model: int = 256
    start: int = 2  # <s>
    end: int = 3  # </s>
    longest: int = 30  # sounds that are written at most (g2p-en stops at 20)


class Speller(nn.Module):
    """Reads a word, keeps one vector, writes its sounds."""

    def __init__(self, config: SpellerConfig | None = None):
        super().__init__()
        self.config = config = config or SpellerConfig()
        self.read = nn.Embedding(config.source_vocab_size, config.d_model)
        self.encoder = nn.GRU(config.d_model, config.d_model, batch_first=True)
        self.wrote = nn.Embedding(config.vocab_size, config.d_model)
        self.decoder = nn.GRU(config.d_model, config.d_model, batch_first=True)
        self.readout = nn.Linear(config.d_model, config.vocab_size)

    def forward(self, letters: Tensor, sounds: Tensor) -> Tensor:
        """B S, B T -> B T V"""
        return self.readout(self.decoder(self.wrote(sounds), self.vector(letters))[0])

    def vector(self, letters: Tensor) -> Tensor:
        """What is kept of the words, 1 B D; 0 is padding."""
        lengths = (letters != 0).sum(1).cpu()
        packed = pack_padded_sequence(
            self.read(letters), lengths, batch_first=True, enforce_sorted=False
        )
        return self.encoder(packed)[1]

    @torch.no_grad()
    def say(self, letters: Tensor) -> Tensor:
        """The sounds that are written, B of them in rows, greedily, each ended by `end`."""
        state, word = self.vector(letters), letters.new_full((len(letters), 1), self.config.start)
        written = []
        for _ in range(self.config.longest):
            states, state = self.decoder(self.wrote(word), state)
            word = self.readout(states).argmax(-1)
            written.append(word)
        return torch.cat(written, dim=1)


def speller(weights: dict[str, Tensor]) -> Speller:
    """The published weights in PyTorch's own modules."""
    names = {"read.weight": "enc_emb", "wrote.weight": "dec_emb"}
    names |= {"readout.weight": "fc_w", "readout.bias": "fc_b"}
    for part, short in (("encoder", "enc"), ("decoder", "dec")):
        for kind, end in (("weight", "w"), ("bias", "b")):
            for side in ("ih", "hh"):
                names[f"{part}.{kind}_{side}_l0"] = f"{short}_{end}_{side}"
    model = Speller()
    model.load_state_dict({name: weights[key] for name, key in names.items()})
    return model.eval()
