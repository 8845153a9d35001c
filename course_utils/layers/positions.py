"""Positions: where a token stands, added to embeddings, rotated into q and k, or added to scores.

Shapes   B batch   T tokens   S source tokens (keys)   D model width   N heads   K width of one head
"""

import torch
from torch import Tensor, nn

BASE = 10_000  # Vaswani et al. 2017, section 3.5: wavelengths from 2 pi up to BASE * 2 pi


def frequencies(d_model: int, first_pair: int = 0, base: float = BASE) -> Tensor:
    """Radians per position for each pair of columns, slower and slower: base^(-2i/D), in float64.

    The paper counts the pairs from i = 0; `first_pair=1` counts them from 1, as some lectures do.
    """
    pairs = torch.arange(first_pair, first_pair + (d_model + 1) // 2, dtype=torch.float64)
    return base ** (-2 * pairs / d_model)


def sinusoidal_code(length: int, d_model: int, first_pair: int = 0, base: float = BASE) -> Tensor:
    """T D: sines in the even columns, cosines in the odd ones (Vaswani et al. 2017, section 3.5).

    An odd D ends with a sine whose cosine is left out.
    """
    steps = torch.arange(length, dtype=torch.float64)
    angles = torch.outer(steps, frequencies(d_model, first_pair, base))
    pairs = torch.stack([angles.sin(), angles.cos()], dim=-1)
    return pairs.flatten(start_dim=-2)[:, :d_model].float()


def sine_only_code(length: int, d_model: int, base: float = BASE) -> Tensor:
    """T D: one sine per column k = 1..D, of frequency base^(-k/D); position 0 is all zeros."""
    columns = torch.arange(1, d_model + 1, dtype=torch.float64)
    steps = torch.arange(length, dtype=torch.float64)
    return torch.outer(steps, base ** (-columns / d_model)).sin().float()


class SinusoidalPositions(nn.Module):
    """Add the sinusoidal code.  Nothing is learned, and no length is too long."""

    def forward(self, x: Tensor) -> Tensor:
        """B T D -> B T D"""
        return x + sinusoidal_code(*x.shape[-2:]).to(x)


class LearnedPositions(nn.Module):
    """Add one learned vector per position, for the first `max_len` positions."""

    def __init__(self, max_len: int, d_model: int):
        super().__init__()
        self.max_len = max_len
        self.table = nn.Embedding(max_len, d_model)

    def forward(self, x: Tensor) -> Tensor:
        """B T D -> B T D"""
        length = x.shape[-2]
        if length > self.max_len:
            raise ValueError(
                f"{length} tokens, but the table holds max_len={self.max_len} positions: "
                f"{length - self.max_len} too many. Shorten the text or train a longer table."
            )
        return x + self.table.weight[:length]


def rotary(x: Tensor, base: float = BASE, first: int = 0) -> Tensor:
    """B N T K -> B N T K: turn pair i of position t by the angle t * base^(-2i/K).

    Applied to q and k, it makes their dot product depend on t - s only (Su et al. 2021, eq. 34).
    The first position is `first`.
    Raises ValueError if K is odd: a lone column has no partner to turn with.
    """
    length, width = x.shape[-2:]
    if width % 2:
        raise ValueError(
            f"K={width} is odd: rotary positions turn pairs of columns. Use an even K."
        )
    steps = torch.arange(first, first + length, dtype=torch.float64)
    angles = torch.outer(steps, frequencies(width, base=base))
    cos, sin = angles.cos().to(x), angles.sin().to(x)
    even, odd = x[..., 0::2], x[..., 1::2]
    turned = torch.stack([even * cos - odd * sin, even * sin + odd * cos], dim=-1)
    return turned.flatten(start_dim=-2)


def alibi_bias(n_heads: int, length: int) -> Tensor:
    """N T S, added to the scores: minus the distance |t - s|, times a slope of its own per head.

    The slopes are 2^(-8n/N), n = 1..N: steep heads look near (Press et al. 2022, section 3).
    """
    slopes = 2.0 ** (-8 * torch.arange(1, n_heads + 1) / n_heads)
    steps = torch.arange(length)
    return -slopes[:, None, None] * (steps[:, None] - steps).abs()
