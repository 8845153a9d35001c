"""Feed-forward: the same small network for every token, the only place where a token thinks alone.

Shapes   B batch   T tokens   D model width   F feed-forward width
"""

from collections.abc import Callable

import torch.nn.functional as F
from torch import Tensor, nn

ACTIVATIONS: dict[str, Callable[[Tensor], Tensor]] = {"relu": F.relu, "gelu": F.gelu}


class FeedForward(nn.Module):
    """W2 max(0, W1 x + b1) + b2, position by position (Vaswani et al. 2017, eq. 2).

    BERT, GPT and ViT put the smoother "gelu" (Hendrycks and Gimpel 2016) in the place of the max.
    """

    def __init__(self, d_model: int, d_ff: int, dropout: float = 0.0, activation: str = "relu"):
        super().__init__()
        if activation not in ACTIVATIONS:
            known = ", ".join(ACTIVATIONS)
            raise ValueError(f"activation={activation!r} is unknown: use one of {known}")
        self.activation = ACTIVATIONS[activation]
        self.expand = nn.Linear(d_model, d_ff)
        self.contract = nn.Linear(d_ff, d_model)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        """B T D -> B T D"""
        return self.contract(self.dropout(self.activation(self.expand(x))))  # B T F inside
