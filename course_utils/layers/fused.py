"""Attention for training: the same layer on PyTorch's fused operator, with relative positions too.

Shapes   B batch   T queries   S keys   N heads   K width of one head
"""

import math

import torch.nn.functional as F
from torch import Tensor

from course_utils.layers.attention import MultiHeadAttention
from course_utils.layers.positions import alibi_bias, rotary


class FusedAttention(MultiHeadAttention):
    """The fused operator never forms the weights: the window opens only when somebody looks in."""

    def attend(self, q: Tensor, k: Tensor, v: Tensor, mask: Tensor | None) -> Tensor:
        """B N T K, B N S K, B N S K -> B N T K"""
        if self.weights._forward_hooks:
            return super().attend(q, k, v, mask)
        return F.scaled_dot_product_attention(q, k, v, attn_mask=mask)


class RotaryAttention(FusedAttention):
    """Queries and keys are turned by their position first (Su et al. 2021).

    Of fewer queries than keys, as when only the new tokens ask, the queries are the last ones.
    """

    def attend(self, q: Tensor, k: Tensor, v: Tensor, mask: Tensor | None) -> Tensor:
        """B N T K, B N S K, B N S K -> B N T K"""
        first = max(k.shape[-2] - q.shape[-2], 0)
        return super().attend(rotary(q, first=first), rotary(k), v, mask)


class AlibiAttention(MultiHeadAttention):
    """Scores fall with distance, at a slope of its own for each head (Press et al. 2022)."""

    def attend(self, q: Tensor, k: Tensor, v: Tensor, mask: Tensor | None) -> Tensor:
        """B N T K, B N T K, B N T K -> B N T K"""
        scores = q @ k.mT / math.sqrt(q.shape[-1]) + alibi_bias(q.shape[1], q.shape[2]).to(q)
        if mask is not None:
            scores = scores.masked_fill(~mask, -math.inf)
        return self.weights(scores.softmax(dim=-1)) @ v
