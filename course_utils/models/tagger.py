"""A tagger: an encoder that names a digit at each place, and what it is without one of its parts.

Shapes   B batch   T digits   D d_model   V classes
"""

from collections.abc import Callable
from typing import Any

import torch.nn.functional as F
from torch import Tensor, nn

from course_utils.datasets.reversal import DIGITS, reversals
from course_utils.models.transformer import Embed, Encoder, EncoderLayer, TransformerConfig
from course_utils.repro import seed


def tagger(n_layers: int, positions: str = "sinusoidal") -> nn.Sequential:
    """An encoder and a readout that names a digit at each place: B T in, B T V out."""
    config = TransformerConfig(
        DIGITS,
        DIGITS,
        d_model=32,
        n_heads=2,
        d_ff=64,
        n_layers=n_layers,
        dropout=0.0,
        positions=positions,
        pad=-1,
    )
    return nn.Sequential(Embed(DIGITS, config), Encoder(config), nn.Linear(32, DIGITS))


def layers(model: nn.Sequential) -> list[Any]:
    """The layers of its encoder, from the bottom."""
    return [part for part in model.modules() if isinstance(part, EncoderLayer)]


def without(part: str, model: nn.Sequential) -> nn.Sequential:
    """The same tagger, but one part of every layer is gone: "attention", "roles" (the maps of
    queries, keys and values), "feed_forward", "residual" or "norm"; "nothing" changes nothing.
    """
    for layer in layers(model):
        if part == "roles":
            for role in ("query", "key", "value"):
                setattr(layer.attention, role, nn.Identity())
        if part in ("attention", "feed_forward"):
            setattr(layer, part, Silent())
        for around in (layer.around_attention, layer.around_feed_forward):
            if part == "norm":
                around.norm = nn.Identity()
            if part == "residual":
                around.forward = Alone(around.norm)
    return model


def post_norm(model: nn.Sequential) -> nn.Sequential:
    """The same tagger, each norm moved behind the sum (Vaswani et al. 2017, section 3.1)."""
    for layer in layers(model):
        layer.around_attention.norm_first = layer.around_feed_forward.norm_first = False
    return model


class Silent(nn.Module):
    """A sub-layer that adds nothing."""

    def forward(self, x: Tensor, mask: Tensor | None = None) -> Tensor:
        """B T D -> B T D"""
        return 0 * x


class Alone:
    """A sub-layer behind its norm, with nothing added."""

    def __init__(self, norm: nn.Module):
        self.norm = norm

    def __call__(self, x: Tensor, sublayer) -> Tensor:
        """B T D -> B T D"""
        return sublayer(self.norm(x))


def cross_entropy(logits: Tensor, target: Tensor) -> Tensor:
    """The mean cross-entropy of B T V or B V, where B T or B is right."""
    return F.cross_entropy(logits.flatten(0, -2), target.flatten())


def last_gradient(change: Callable[[nn.Sequential], nn.Sequential], n_layers: int) -> float:
    """The gradient that the last layer of a fresh, changed tagger gets, the mean of two draws."""
    ((x, target),), found = reversals(1, length=8, seed=0), []
    for number in range(2):
        seed(number)
        model = change(tagger(n_layers))
        cross_entropy(model(x), target).backward()
        found.append(layers(model)[-1].feed_forward.contract.weight.grad.norm().item())
    return sum(found) / len(found)
