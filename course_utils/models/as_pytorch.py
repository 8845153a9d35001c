"""Give PyTorch's Transformer our weights: what it computes must then be what ours computes."""

from typing import TypeVar

import torch
from torch import nn

from course_utils.layers.attention import MultiHeadAttention
from course_utils.layers.feed_forward import FeedForward

Kind = TypeVar("Kind", bound=nn.Module)


def give_weights(ours: nn.Module, theirs: nn.Module) -> None:
    """Copy all weights of our layer, or of our stack, into PyTorch's of the same shape.

    Parts of one kind are paired in the order in which they are declared. PyTorch keeps query, key
    and value in one matrix. ValueError if the numbers of parts differ.
    """
    linears = [part for network in of_kind(ours, FeedForward) for part in network.children()]
    linears = [part for part in linears if isinstance(part, nn.Linear)]
    pairs = zip(linears, (m for m in theirs.modules() if type(m) is nn.Linear), strict=True)
    norms = zip(of_kind(ours, nn.LayerNorm), of_kind(theirs, nn.LayerNorm), strict=True)
    for mine, other in (*pairs, *norms):
        other.load_state_dict(mine.state_dict())
    attentions = of_kind(ours, MultiHeadAttention), of_kind(theirs, nn.MultiheadAttention)
    for mine, other in zip(*attentions, strict=True):
        three = mine.query, mine.key, mine.value
        other.in_proj_weight.data = torch.cat([part.weight.data for part in three])
        other.in_proj_bias.data = torch.cat([part.bias.data for part in three])
        other.out_proj.load_state_dict(mine.merge.state_dict())


def of_kind(module: nn.Module, kind: type[Kind]) -> list[Kind]:
    """All parts of a kind, in the order in which they are declared."""
    return [part for part in module.modules() if isinstance(part, kind)]
