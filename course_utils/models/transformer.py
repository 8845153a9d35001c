"""The Transformer: an encoder and a decoder made of attention and small networks for each token.

Shapes   B batch   T target tokens   S source tokens   D model width   V target vocabulary
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from torch import Tensor, nn

from course_utils.layers.attention import causal_mask
from course_utils.layers.feed_forward import FeedForward
from course_utils.layers.fused import AlibiAttention, FusedAttention, RotaryAttention
from course_utils.layers.positions import LearnedPositions, SinusoidalPositions

POSITIONS = ("sinusoidal", "learned", "rotary", "alibi", "none")
SELF_ATTENTION = {"rotary": RotaryAttention, "alibi": AlibiAttention}  # all others: FusedAttention


@dataclass(frozen=True)
class TransformerConfig:
    """All choices of an encoder-decoder Transformer."""

    source_vocab_size: int
    target_vocab_size: int
    d_model: int = 128  # D
    n_heads: int = 4  # N, must divide D
    d_ff: int = 256  # F
    n_layers: int = 2  # in the encoder, and as many in the decoder
    dropout: float = 0.1
    norm_first: bool = True  # normalise before each sub-layer; the paper does it after
    positions: str = "sinusoidal"  # a name in POSITIONS
    max_len: int = 64  # rows of the table of learned positions
    pad: int = 0  # token that fills short sentences
    activation: ClassVar[str] = "relu"  # inside the feed-forward, as in the paper

    def __post_init__(self):
        if self.positions not in POSITIONS:
            raise ValueError(
                f"positions={self.positions!r} is unknown: use one of {', '.join(POSITIONS)}"
            )


class Memory(NamedTuple):
    """What the decoder may read of the source."""

    states: Tensor  # B S D
    mask: Tensor  # B 1 1 S, true at words, false at padding


class Embed(nn.Module):
    """Tokens to vectors of the embedding table, scaled, with their positions (section 3.4)."""

    def __init__(self, vocab_size: int, config: TransformerConfig):
        super().__init__()
        self.scale = math.sqrt(config.d_model)
        self.table = nn.Embedding(vocab_size, config.d_model)
        nn.init.normal_(self.table.weight, std=1 / self.scale)
        self.positions: nn.Module = nn.Identity()  # rotary and ALiBi act inside attention
        if config.positions == "sinusoidal":
            self.positions = SinusoidalPositions()
        if config.positions == "learned":
            self.positions = LearnedPositions(config.max_len, config.d_model)
        self.dropout = nn.Dropout(config.dropout)

    def forward(self, tokens: Tensor) -> Tensor:
        """B T -> B T D"""
        return self.dropout(self.positions(self.table(tokens) * self.scale))


class AddAndNorm(nn.Module):
    """The residual connection and the normalisation around one sub-layer."""

    def __init__(self, config: TransformerConfig):
        super().__init__()
        self.norm = nn.LayerNorm(config.d_model)
        self.dropout = nn.Dropout(config.dropout)
        self.norm_first = config.norm_first

    def forward(self, x: Tensor, sublayer: Callable[[Tensor], Tensor]) -> Tensor:
        """B T D -> B T D"""
        if self.norm_first:
            return x + self.dropout(sublayer(self.norm(x)))
        return self.norm(x + self.dropout(sublayer(x)))


class EncoderLayer(nn.Module):
    """Tokens look at each other, then each thinks for itself (Vaswani et al. 2017, section 3.1)."""

    def __init__(self, config: TransformerConfig):
        super().__init__()
        attention = SELF_ATTENTION.get(config.positions, FusedAttention)
        self.attention = attention(config.d_model, config.n_heads)
        self.feed_forward = FeedForward(
            config.d_model, config.d_ff, config.dropout, config.activation
        )
        self.around_attention, self.around_feed_forward = AddAndNorm(config), AddAndNorm(config)

    def forward(self, x: Tensor, mask: Tensor | None = None) -> Tensor:
        """B T D -> B T D"""
        x = self.around_attention(x, lambda x: self.attention(x, mask=mask))
        return self.around_feed_forward(x, self.feed_forward)


class DecoderLayer(nn.Module):
    """Look back at the words written so far, look at the source, then think (section 3.1)."""

    def __init__(self, config: TransformerConfig):
        super().__init__()
        attention = SELF_ATTENTION.get(config.positions, FusedAttention)
        self.self_attention = attention(config.d_model, config.n_heads)
        self.cross_attention = FusedAttention(config.d_model, config.n_heads)
        self.feed_forward = FeedForward(config.d_model, config.d_ff, config.dropout)
        self.around_self, self.around_cross = AddAndNorm(config), AddAndNorm(config)
        self.around_feed_forward = AddAndNorm(config)

    def forward(self, x: Tensor, memory: Memory, mask: Tensor | None = None) -> Tensor:
        """B T D, B S D -> B T D"""
        states, source_mask = memory
        x = self.around_self(x, lambda x: self.self_attention(x, mask=mask))
        x = self.around_cross(x, lambda x: self.cross_attention(x, states, source_mask))
        return self.around_feed_forward(x, self.feed_forward)


class Encoder(nn.Module):
    """A stack of encoder layers and a last normalisation."""

    def __init__(self, config: TransformerConfig):
        super().__init__()
        self.layers = nn.ModuleList(EncoderLayer(config) for _ in range(config.n_layers))
        self.norm = nn.LayerNorm(config.d_model)

    def forward(self, x: Tensor, mask: Tensor | None = None) -> Tensor:
        """B T D -> B T D"""
        for layer in self.layers:
            x = layer(x, mask)
        return self.norm(x)


class Decoder(nn.Module):
    """A stack of decoder layers that cannot see the future, and a last normalisation."""

    def __init__(self, config: TransformerConfig):
        super().__init__()
        self.layers = nn.ModuleList(DecoderLayer(config) for _ in range(config.n_layers))
        self.norm = nn.LayerNorm(config.d_model)

    def forward(self, x: Tensor, memory: Memory) -> Tensor:
        """B T D, B S D -> B T D"""
        mask = causal_mask(x.shape[1]).to(x.device)
        for layer in self.layers:
            x = layer(x, memory, mask)
        return self.norm(x)


class Transformer(nn.Module):
    """Encoder and decoder; `forward` is teacher forcing: the true previous words are given."""

    def __init__(self, config: TransformerConfig):
        super().__init__()
        self.config = config
        self.embed_source = Embed(config.source_vocab_size, config)
        self.embed_target = Embed(config.target_vocab_size, config)
        self.encoder = Encoder(config)
        self.decoder = Decoder(config)
        self.readout = nn.Linear(config.d_model, config.target_vocab_size)

    def forward(self, source: Tensor, target: Tensor) -> Tensor:
        """B S, B T -> B T V"""
        return self.decode(self.encode(source), target)

    def encode(self, source: Tensor) -> Memory:
        """B S -> B S D: read the source, once."""
        mask = (source != self.config.pad)[:, None, None]
        return Memory(self.encoder(self.embed_source(source), mask), mask)

    def decode(self, memory: Memory, target: Tensor) -> Tensor:
        """B S D, B T -> B T V: for each place, the next word after the words up to there."""
        return self.readout(self.decoder(self.embed_target(target), memory))

    def next_logits(self, memory: Memory, target: Tensor) -> Tensor:
        """B S D, B T -> B V: only the word after the last one."""
        return self.decode(memory, target)[:, -1]
