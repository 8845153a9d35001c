"""Sequence to sequence: one GRU reads, another writes, with attention or without.

Shapes   B batch   T target tokens   S source tokens   D model width   V target vocabulary
"""

import math
from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from course_utils.layers.scores import AdditiveScore, DotScore, MultiplicativeScore

SCORES = {"additive": AdditiveScore, "multiplicative": MultiplicativeScore, "dot": DotScore}


@dataclass(frozen=True)
class Seq2SeqConfig:
    """All choices of an encoder-decoder with or without attention."""

    source_vocab_size: int
    target_vocab_size: int
    d_model: int = 128  # D: embeddings, decoder state, both directions of the encoder together
    attention: str | None = "additive"  # a name in SCORES; None: one fixed vector for all steps
    dropout: float = 0.1
    pad: int = 0  # token that fills short sentences

    def __post_init__(self):
        if self.d_model % 2:
            raise ValueError(
                f"d_model={self.d_model} is odd, but the encoder gives half of it to each "
                f"direction. Use {self.d_model + 1}."
            )
        if self.attention not in (None, *SCORES):
            raise ValueError(
                f"attention={self.attention!r} is unknown: use one of {', '.join(SCORES)}, or None"
            )


class Memory(NamedTuple):
    """What the decoder may read of the source."""

    states: Tensor  # B S D, one per source token, with the whole sentence around it
    mask: Tensor  # B 1 S, true at words, false at padding
    summary: Tensor  # B D, the fixed vector: where the two directions end


class Encoder(nn.Module):
    """A bidirectional GRU (Bahdanau 2015, section 3.2)."""

    def __init__(self, config: Seq2SeqConfig):
        super().__init__()
        d_model, self.pad = config.d_model, config.pad
        self.embed = nn.Embedding(config.source_vocab_size, d_model, padding_idx=config.pad)
        self.dropout = nn.Dropout(config.dropout)
        self.gru = nn.GRU(d_model, d_model // 2, batch_first=True, bidirectional=True)

    def forward(self, source: Tensor) -> Memory:
        """B S -> B S D, with the mask and the summary"""
        mask = source != self.pad
        words = pack_padded_sequence(  # so that neither direction reads the padding
            self.dropout(self.embed(source)),
            mask.sum(dim=1).cpu(),
            batch_first=True,
            enforce_sorted=False,
        )
        states, (forward, backward) = self.gru(words)
        states, _ = pad_packed_sequence(states, batch_first=True, total_length=source.shape[1])
        return Memory(states, mask[:, None], torch.cat([forward, backward], dim=-1))


class Decoder(nn.Module):
    """A GRU language model that sees, at each step, a context c read from the source.

    The state asks after reading the last word (Luong 2015, section 3), so that in training
    all steps run in one fused call.  Without attention, c is the summary at every step.
    """

    def __init__(self, config: Seq2SeqConfig):
        super().__init__()
        d_model = config.d_model
        self.embed = nn.Embedding(config.target_vocab_size, d_model, padding_idx=config.pad)
        self.start = nn.Linear(d_model, d_model)
        self.gru = nn.GRU(d_model, d_model, batch_first=True)
        self.score = SCORES[config.attention](d_model) if config.attention else None
        self.weights = nn.Identity()  # a window: `record(model)` sees what passes through here
        self.merge = nn.Linear(2 * d_model, d_model)
        self.dropout = nn.Dropout(config.dropout)
        self.readout = nn.Linear(d_model, config.target_vocab_size)

    def forward(self, memory: Memory, target: Tensor) -> Tensor:
        """B S D, B T -> B T V"""
        return self.read(self.states(memory, target), memory)

    def states(self, memory: Memory, target: Tensor) -> Tensor:
        """B S D, B T -> B T D: the state after each word."""
        first = self.start(memory.summary).tanh()
        return self.gru(self.dropout(self.embed(target)), first[None])[0]

    def read(self, states: Tensor, memory: Memory) -> Tensor:
        """B T D, B S D -> B T V: what each state and its context say of the next word."""
        merged = self.merge(torch.cat([states, self.context(states, memory)], dim=-1)).tanh()
        return self.readout(self.dropout(merged))

    def context(self, states: Tensor, memory: Memory) -> Tensor:
        """B T D, B S D -> B T D: the sum of weights_ts h_s (Bahdanau 2015, eq. 5)."""
        if self.score is None:
            return memory.summary[:, None].expand_as(states)
        scores = self.score(states, memory.states).masked_fill(~memory.mask, -math.inf)
        return self.weights(scores.softmax(dim=-1)) @ memory.states


class Seq2Seq(nn.Module):
    """Encoder and decoder; `forward` is teacher forcing: the true previous words are given."""

    def __init__(self, config: Seq2SeqConfig):
        super().__init__()
        self.config = config
        self.encoder = Encoder(config)
        self.decoder = Decoder(config)

    def forward(self, source: Tensor, target: Tensor) -> Tensor:
        """B S, B T -> B T V"""
        return self.decode(self.encode(source), target)

    def encode(self, source: Tensor) -> Memory:
        """B S -> B S D: read the source, once."""
        return self.encoder(source)

    def decode(self, memory: Memory, target: Tensor) -> Tensor:
        """B S D, B T -> B T V: for each place, the next word after the words up to there."""
        return self.decoder(memory, target)

    def next_logits(self, memory: Memory, target: Tensor) -> Tensor:
        """B S D, B T -> B V: only the word after the last one."""
        last = self.decoder.states(memory, target)[:, -1:]
        return self.decoder.read(last, memory)[:, 0]
