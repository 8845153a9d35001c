"""Recurrent models on PyTorch's fused operators: one that goes on with a text, one that reads it.

Shapes   B batch   T steps   C numbers read at each step   D width of the state   V outputs
"""

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

KINDS: dict[str, Any] = {"rnn": nn.RNN, "gru": nn.GRU, "lstm": nn.LSTM}
POOLS = "last", "mean", "max"


def check_kind(kind: str) -> None:
    """ValueError for a kind that is none."""
    if kind not in KINDS:
        raise ValueError(f"kind={kind!r} is unknown: use one of {', '.join(KINDS)}")


@dataclass(frozen=True)
class WriterConfig:
    """All choices of a recurrent language model."""

    vocab_size: int
    kind: str = "lstm"  # a name in KINDS
    d_embed: int = 32
    d_model: int = 64  # D

    def __post_init__(self):
        check_kind(self.kind)


class Writer(nn.Module):
    """A recurrent language model: after each token, what the next one may be."""

    def __init__(self, config: WriterConfig):
        super().__init__()
        self.config = config
        self.embed = nn.Embedding(config.vocab_size, config.d_embed)
        self.recurrent = KINDS[config.kind](config.d_embed, config.d_model, batch_first=True)
        self.readout = nn.Linear(config.d_model, config.vocab_size)

    def forward(self, tokens: Tensor) -> Tensor:
        """B T -> B T V"""
        return self.readout(self.recurrent(self.embed(tokens))[0])

    def next_logits(self, tokens: Tensor) -> Tensor:
        """B T -> B V: only what follows the last token."""
        return self(tokens)[:, -1]

    @torch.no_grad()
    def write(
        self, tokens: Tensor, n: int, tau: float = 1.0, generator: torch.Generator | None = None
    ) -> Tensor:
        """B T tokens and `n` more, drawn at temperature `tau`; only the state is kept."""
        state, read, written = None, tokens, [tokens]
        for _ in range(n):
            states, state = self.recurrent(self.embed(read), state)
            chances = (self.readout(states[:, -1]) / tau).softmax(dim=-1)
            read = chances.multinomial(1, generator=generator)
            written.append(read)
        return torch.cat(written, dim=1)


@dataclass(frozen=True)
class ReaderConfig:
    """All choices of a model that reads a sequence of vectors and answers once."""

    d_input: int  # C
    n_outputs: int  # V
    kind: str = "gru"  # a name in KINDS
    d_model: int = 64  # D
    bidirectional: bool = False
    pool: str = "last"  # a name in POOLS: which of the states answers

    def __post_init__(self):
        check_kind(self.kind)
        if self.pool not in POOLS:
            raise ValueError(f"pool={self.pool!r} is unknown: use one of {', '.join(POOLS)}")


class Reader(nn.Module):
    """Reads vectors, pools the states, answers once."""

    def __init__(self, config: ReaderConfig):
        super().__init__()
        self.config = config
        self.recurrent = KINDS[config.kind](
            config.d_input, config.d_model, batch_first=True, bidirectional=config.bidirectional
        )
        width = config.d_model * (1 + config.bidirectional)
        self.readout = nn.Linear(width, config.n_outputs)

    def forward(self, x: Tensor) -> Tensor:
        """B T C -> B V"""
        states = self.recurrent(x)[0]
        pools = {"last": states[:, -1], "mean": states.mean(1), "max": states.amax(1)}
        return self.readout(pools[self.config.pool])


def reach(model: Writer, tokens: Tensor) -> Tensor:
    """How much each of T tokens matters for the next one: T numbers.

    The length of the gradient of log p, for the most probable next token, at each embedding.
    """
    x = model.embed(tokens[None]).detach().requires_grad_()
    log_p = model.readout(model.recurrent(x)[0][0, -1]).log_softmax(-1).max()
    return torch.autograd.grad(log_p, x)[0][0].norm(dim=-1)
