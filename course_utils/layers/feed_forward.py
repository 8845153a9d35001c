"""Feed-forward: the same small network for every token, the only place where a token thinks alone.

Shapes   B batch   T tokens   D model width   F feed-forward width
"""

from torch import Tensor, nn


class FeedForward(nn.Module):
    """W2 max(0, W1 x + b1) + b2, position by position (Vaswani et al. 2017, eq. 2)."""

    def __init__(self, d_model: int, d_ff: int, dropout: float = 0.0):
        super().__init__()
        self.expand = nn.Linear(d_model, d_ff)
        self.contract = nn.Linear(d_ff, d_model)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        """B T D -> B T D"""
        return self.contract(self.dropout(self.expand(x).relu()))  # B T F inside
