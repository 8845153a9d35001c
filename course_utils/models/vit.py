"""The vision transformer: an image is cut into patches, and the patches are its words.

Shapes   B batch   T patches   D model width   C channels   H height   W width   V classes
"""

from dataclasses import dataclass

import torch
from einops import rearrange
from torch import Tensor, nn

from course_utils.models.stack import Stack, StackConfig, places, table


@dataclass(frozen=True, kw_only=True)
class ViTConfig(StackConfig):
    """All choices of a vision transformer for square images."""

    n_classes: int = 10  # V
    channels: int = 1  # C
    size: int = 28  # pixels, height and width of an image
    patch: int = 4  # pixels, height and width of a patch; must divide size

    def __post_init__(self):
        super().__post_init__()
        if self.size % self.patch:
            raise ValueError(
                f"patch={self.patch} does not divide size={self.size}: "
                f"{self.size % self.patch} pixels would be left over"
            )
        if self.positions == "learned" and self.max_len != self.n_patches + 1:
            raise ValueError(
                f"max_len={self.max_len}, but an image is {self.n_patches} patches and [CLS]: "
                f"use max_len={self.n_patches + 1}"
            )

    @property
    def n_patches(self) -> int:
        """T, patches of one image."""
        return (self.size // self.patch) ** 2


class ViT(nn.Module):
    """[CLS] is read out at the end (Dosovitskiy et al. 2021, eq. 1 to 4)."""

    def __init__(self, config: ViTConfig):
        super().__init__()
        self.config = config
        self.embed: nn.Module = nn.Linear(config.channels * config.patch**2, config.d_model)
        self.cls = table(1, config.d_model)
        self.positions = places(config)
        self.dropout = nn.Dropout(config.dropout)
        self.stack = Stack(config)
        self.readout = nn.Linear(config.d_model, config.n_classes)

    def forward(self, images: Tensor) -> Tensor:
        """B C H W -> B V"""
        return self.readout(self.states(patches(images, self.config.patch))[:, 0])

    def states(self, cut: Tensor) -> Tensor:
        """The states of [CLS] and of all patches, which come as rows of pixels: B T, then D."""
        return self.stack(self.tokens(cut))

    def tokens(self, cut: Tensor) -> Tensor:
        """What the stack reads of rows of pixels: [CLS] and the patches, at their places."""
        cls = self.cls.weight.expand(len(cut), 1, -1)
        return self.dropout(self.positions(torch.cat([cls, self.embed(cut)], dim=1)))

    def seeing(self, images: Tensor, kept: Tensor) -> Tensor:
        """B V from B C H W and B T truth values: the other patches are never read.

        Each patch keeps its place. Of every image the same number is kept.
        """
        tokens = self.tokens(patches(images, self.config.patch))
        left = tokens[:, 1:][kept].unflatten(0, (len(images), -1))
        return self.readout(self.stack(torch.cat([tokens[:, :1], left], dim=1))[:, 0])


def patches(images: Tensor, patch: int) -> Tensor:
    """All patches of B C H W, row by row: B T and the pixels of a patch, channel by channel."""
    return rearrange(images, "b c (h p) (w q) -> b (h w) (c p q)", p=patch, q=patch)
