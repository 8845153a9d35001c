"""Alignment scores: how well a decoder state (query) matches each encoder state (key).

Shapes   B batch   T queries   S keys   D width of queries and keys
"""

from torch import Tensor, nn


class AdditiveScore(nn.Module):
    """u tanh(W1 k + W2 q): a small network compares the two (Bahdanau et al. 2015, appendix A)."""

    def __init__(self, d_model: int):
        super().__init__()
        self.from_key = nn.Linear(d_model, d_model, bias=False)
        self.from_query = nn.Linear(d_model, d_model, bias=False)
        self.sum = nn.Linear(d_model, 1, bias=False)

    def forward(self, q: Tensor, k: Tensor) -> Tensor:
        """B T D, B S D -> B T S"""
        pairs = self.from_query(q)[:, :, None] + self.from_key(k)[:, None]  # B T S D
        return self.sum(pairs.tanh())[..., 0]


class MultiplicativeScore(nn.Module):
    """q W k: a learned matrix between the two (Luong et al. 2015, eq. 8, "general")."""

    def __init__(self, d_model: int):
        super().__init__()
        self.from_key = nn.Linear(d_model, d_model, bias=False)

    def forward(self, q: Tensor, k: Tensor) -> Tensor:
        """B T D, B S D -> B T S"""
        return q @ self.from_key(k).mT


class DotScore(nn.Module):
    """q k: nothing between the two (Luong et al. 2015, eq. 8, "dot")."""

    def __init__(self, d_model: int):
        super().__init__()

    def forward(self, q: Tensor, k: Tensor) -> Tensor:
        """B T D, B S D -> B T S"""
        return q @ k.mT
