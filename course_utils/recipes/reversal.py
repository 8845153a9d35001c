"""Small tasks on rows of digits, such as reversal, that train in seconds.

Shapes   B batch   T digits   V classes
"""

from collections.abc import Iterator

import torch
import torch.nn.functional as F
from torch import Tensor, nn, optim

from course_utils.models.transformer import Embed, Encoder, TransformerConfig
from course_utils.repro import device, one_thread
from course_utils.repro import seed as seed_all
from course_utils.train import train

DIGITS = 10


def tagger(n_layers: int, positions: str = "sinusoidal") -> nn.Sequential:
    """B T -> B T V: an encoder and a readout that names a digit at each place."""
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


def without(part: str, model: nn.Sequential) -> nn.Sequential:
    """The same tagger, but one part of every layer is gone: "attention", "feed_forward",
    "residual" or "norm"; "pre-norm" moves the norm behind the sum, and "nothing" changes nothing.
    """
    for layer in model[1].layers:
        if part in ("attention", "feed_forward"):
            setattr(layer, part, Silent())
        for around in (layer.around_attention, layer.around_feed_forward):
            around.norm_first = part != "pre-norm"
            if part == "norm":
                around.norm = nn.Identity()
            if part == "residual":
                around.forward = Alone(around.norm)
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


def reversals(n: int, length: int, seed: int, batch: int = 32) -> Iterator[tuple[Tensor, Tensor]]:
    """`n` batches: digits, and the same digits from the end to the start."""
    generator = torch.Generator().manual_seed(seed)
    for _ in range(n):
        x = torch.randint(DIGITS, (batch, length), generator=generator)
        yield x, x.flip(1)


def last_gradient(part: str, n_layers: int) -> float:
    """The gradient that the last layer of a fresh tagger gets, the mean of two draws."""
    ((x, target),), found = reversals(1, length=8, seed=0), []
    for number in range(2):
        seed_all(number)
        model = without(part, tagger(n_layers))
        with one_thread():
            cross_entropy(model(x), target).backward()
        found.append(model[1].layers[-1].feed_forward.contract.weight.grad.norm().item())
    return sum(found) / len(found)


def fit(model: nn.Module, batches, steps: int, learning_rate: float = 5e-3) -> list[float]:
    """Train on so many batches, on a GPU where there is one; the losses, the model on the CPU."""
    optimizer = optim.AdamW(model.to(device()).parameters(), lr=learning_rate, fused=True)
    schedule = optim.lr_scheduler.OneCycleLR(optimizer, learning_rate, total_steps=steps)
    with one_thread():
        losses = list(train(model, batches, cross_entropy, optimizer, schedule))
    model.cpu().eval()
    return losses


def cross_entropy(logits: Tensor, target: Tensor) -> Tensor:
    """B T V, B T, or B V, B -> the mean cross-entropy."""
    return F.cross_entropy(logits.flatten(0, -2), target.flatten())
