"""A small convolutional network: the vision transformer's rival, with as many parameters.

Shapes   B batch   C channels   H height   W width   V classes
"""

from dataclasses import dataclass
from itertools import pairwise

from torch import Tensor, nn


@dataclass(frozen=True, kw_only=True)
class ConvNetConfig:
    """All choices of the convolutional network."""

    n_classes: int = 10  # V
    channels: int = 1  # C
    width: int = 27  # channels of the first stage; each next one has twice as many
    n_stages: int = 3  # height and width are halved between them


class ConvNet(nn.Module):
    """Stages of two 3 x 3 convolutions; the mean over all pixels is read out."""

    def __init__(self, config: ConvNetConfig):
        super().__init__()
        self.config = config
        widths = [config.channels, *(config.width * 2**i for i in range(config.n_stages))]
        self.stages = nn.ModuleList(stage(*pair) for pair in pairwise(widths))
        self.shrink = nn.MaxPool2d(2, ceil_mode=True)
        self.readout = nn.Linear(widths[-1], config.n_classes)

    def forward(self, images: Tensor) -> Tensor:
        """B C H W -> B V"""
        x = self.stages[0](images)
        for block in self.stages[1:]:
            x = block(self.shrink(x))
        return self.readout(x.mean(dim=(2, 3)))


def stage(before: int, after: int) -> nn.Sequential:
    """Two convolutions, each normalised and cut at 0."""
    parts = []
    for width in (before, after):
        convolution = nn.Conv2d(width, after, kernel_size=3, padding=1, bias=False)
        parts += [convolution, nn.BatchNorm2d(after), nn.ReLU()]
    return nn.Sequential(*parts)
