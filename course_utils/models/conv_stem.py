"""A vision transformer whose patches are embedded by a few small convolutions.

Shapes   B batch   T patches   D model width   C channels   H height   W width   V classes
"""

import math

from einops import rearrange
from torch import Tensor, nn

from course_utils.models.vit import ViT, ViTConfig

FIRST = 32  # channels after the first convolution; each next one has twice as many


class ConvStem(nn.Module):
    """3 x 3 convolutions of stride 2, until one pixel is left of each patch (Xiao et al. 2021).

    Raises ValueError for a patch whose side is no power of 2: each convolution halves it.
    """

    def __init__(self, config: ViTConfig):
        super().__init__()
        halvings = round(math.log2(config.patch))
        if 2**halvings != config.patch:
            raise ValueError(
                f"patch={config.patch} is no power of 2: each convolution halves a patch. "
                f"Use patch=4 or patch={2**halvings}"
            )
        parts, width = [], config.channels
        for i in range(halvings):
            wider = FIRST * 2**i
            halve = nn.Conv2d(width, wider, kernel_size=3, stride=2, padding=1, bias=False)
            parts += [halve, nn.BatchNorm2d(wider), nn.ReLU()]
            width = wider
        self.convolutions = nn.Sequential(*parts, nn.Conv2d(width, config.d_model, kernel_size=1))

    def forward(self, images: Tensor) -> Tensor:
        """B C H W -> B T D"""
        return rearrange(self.convolutions(images), "b d h w -> b (h w) d")


class ConvStemViT(ViT):
    """The same transformer on top of another stem."""

    def __init__(self, config: ViTConfig):
        super().__init__(config)
        self.embed = nn.Identity()  # the stem does it
        self.stem = ConvStem(config)

    def forward(self, images: Tensor) -> Tensor:
        """B C H W -> B V"""
        return self.readout(self.states(self.stem(images))[:, 0])
