"""GPT: a stack that cannot see the future and says, at each place, which token comes next.

Shapes   B batch   T tokens   S tokens read so far   D model width   N heads   V vocabulary
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import torch
from einops import rearrange
from torch import Tensor, nn

from course_utils.layers.attention import MultiHeadAttention, causal_mask
from course_utils.models.stack import Stack, StackConfig, places, table


@dataclass(frozen=True, kw_only=True)
class GPTConfig(StackConfig):
    """All choices of a GPT."""

    vocab_size: int


class GPT(nn.Module):
    """The table of embeddings is also the readout (Radford et al. 2018, eq. 2)."""

    def __init__(self, config: GPTConfig):
        super().__init__()
        self.config = config
        self.table = table(config.vocab_size, config.d_model)
        self.positions = places(config)
        self.dropout = nn.Dropout(config.dropout)
        self.stack = Stack(config)

    def forward(self, tokens: Tensor) -> Tensor:
        """B T -> B T V: for each place, the next token after the tokens up to there."""
        mask = causal_mask(tokens.shape[1]).to(tokens.device)
        return self.read(self.stack(self.embed(tokens), mask))

    def embed(self, tokens: Tensor) -> Tensor:
        """B T -> B T D"""
        return self.dropout(self.positions(self.table(tokens)))

    def read(self, states: Tensor) -> Tensor:
        """B T D -> B T V"""
        return states @ self.table.weight.T

    def next_logits(self, tokens: Tensor) -> Tensor:
        """B T -> B V: only the token after the last one, from the last `max_len` tokens."""
        return self(tokens[:, -self.config.max_len :])[:, -1]


class Remembering:
    """`next_logits` that reads each token once: it keeps what the layers may ask of the past.

    Each call gets all tokens so far. Each row must go on after a row of the last call; beam search
    drops some of these, and goes on twice after others.
    """

    def __init__(self, model: GPT):
        self.model = model
        self.seen: Tensor | None = None  # B S
        self.kept: list[tuple[Tensor, ...]] = [() for _ in model.stack.layers]  # keys, values

    @torch.no_grad()
    def __call__(self, tokens: Tensor) -> Tensor:
        """B T -> B V.  Raises ValueError where the past has changed or the text is too long."""
        old = 0 if self.seen is None else self.seen.shape[1]
        if tokens.shape[1] > self.model.config.max_len:
            raise ValueError(
                f"{tokens.shape[1]} tokens are more than max_len={self.model.config.max_len}: use "
                "model.next_logits, which forgets the first ones"
            )
        if tokens.shape[1] <= old or not self.goes_on(tokens[:, :old]):
            raise ValueError(f"these tokens do not go on after the {old} that were read before")
        self.seen, stack = tokens, self.model.stack
        x = self.model.embed(tokens)[:, old:]
        x = x if stack.norm_first else stack.norm(x)
        layers: Iterable[Any] = stack.layers
        for i, layer in enumerate(layers):
            x = layer.around_attention(x, lambda x, i=i, a=layer.attention: self.attend(i, a, x))
            x = layer.around_feed_forward(x, layer.feed_forward)
        x = stack.norm(x[:, -1:]) if stack.norm_first else x[:, -1:]
        return self.model.read(x)[:, 0]

    def goes_on(self, past: Tensor) -> bool:
        """B S -> whether each row is one that was read; what is kept is put into their order."""
        if self.seen is None or torch.equal(past, self.seen):
            return True
        same = (past[:, None] == self.seen).all(dim=-1)  # B B
        rows = same.int().argmax(dim=1)
        self.kept = [tuple(part[rows] for part in pair) for pair in self.kept]
        return bool(same.any(dim=1).all())

    def attend(self, i: int, attention: MultiHeadAttention, x: Tensor) -> Tensor:
        """B T D -> B T D: new queries look at the old keys and values of layer i, and at their own.

        The new keys and values are kept.
        """
        q, k, v = (
            rearrange(project(x), "b t (n k) -> b n t k", n=attention.n_heads)
            for project in (attention.query, attention.key, attention.value)
        )
        if self.kept[i]:
            k, v = (torch.cat(pair, dim=2) for pair in zip(self.kept[i], (k, v), strict=True))
        self.kept[i] = k, v
        mask = causal_mask(k.shape[2])[-x.shape[1] :].to(x.device)
        return attention.merge(rearrange(attention.attend(q, k, v, mask), "b n t k -> b t (n k)"))
