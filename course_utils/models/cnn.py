"""Convolutional networks that made history: LeNet-5, AlexNet, VGG-16 and GoogLeNet.

Shapes   B batch   C channels   H height   W width   V classes
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn


@dataclass(frozen=True, kw_only=True)
class LeNetConfig:
    """All choices of LeNet."""

    n_classes: int = 10  # V
    channels: int = 1  # C


class LeNet(nn.Module):
    """LeNet-5 for 28 x 28 pixels (LeCun et al. 1998, fig. 2), as it is usually written today.

    Max pooling, ReLU, all 6 maps read by all 16 kernels, and a softmax readout are the changes.
    """

    def __init__(self, config: LeNetConfig):
        super().__init__()
        self.config = config
        self.c1 = nn.Conv2d(config.channels, 6, kernel_size=5, padding=2)
        self.c3 = nn.Conv2d(6, 16, kernel_size=5)
        self.c5 = nn.Conv2d(16, 120, kernel_size=5)
        self.f6 = nn.Linear(120, 84)
        self.readout = nn.Linear(84, config.n_classes)
        self.pool = nn.MaxPool2d(2)

    def forward(self, images: Tensor) -> Tensor:
        """B C H W -> B V"""
        x = self.pool(self.c1(images).relu())  # B 6 14 14
        x = self.pool(self.c3(x).relu())  # B 16 5 5
        x = self.c5(x).relu().flatten(1)  # B 120
        return self.readout(self.f6(x).relu())


def block(before: int, after: int, kernel: int, **rest) -> list[nn.Module]:
    """A convolution and its ReLU."""
    return [nn.Conv2d(before, after, kernel, **rest), nn.ReLU()]


def alexnet(groups: int = 2, n_classes: int = 1000) -> nn.Sequential:
    """Krizhevsky et al. 2012: images of 227 x 227; `groups` is 2, one for each of its two GPUs."""
    return nn.Sequential(
        *block(3, 96, 11, stride=4),
        nn.MaxPool2d(3, 2),
        *block(96, 256, 5, padding=2, groups=groups),
        nn.MaxPool2d(3, 2),
        *block(256, 384, 3, padding=1),
        *block(384, 384, 3, padding=1, groups=groups),
        *block(384, 256, 3, padding=1, groups=groups),
        nn.MaxPool2d(3, 2),
        *dense(256 * 6 * 6, n_classes),
    )


def vgg16(n_classes: int = 1000) -> nn.Sequential:
    """Simonyan and Zisserman 2015, configuration D: 224 x 224, thirteen 3 x 3 convolutions."""
    layers, before = [], 3
    for after, times in ((64, 2), (128, 2), (256, 3), (512, 3), (512, 3)):
        for _ in range(times):
            layers += block(before, after, 3, padding=1)
            before = after
        layers.append(nn.MaxPool2d(2))
    return nn.Sequential(*layers, *dense(512 * 7 * 7, n_classes))


def dense(n: int, n_classes: int) -> list[nn.Module]:
    """The three fully connected layers of both."""
    hidden = [nn.Linear(n, 4096), nn.ReLU(), nn.Linear(4096, 4096), nn.ReLU()]
    return [nn.Flatten(), *hidden, nn.Linear(4096, n_classes)]


class SideBySide(nn.Module):
    """Several ways to look at one place; their channels are joined."""

    def __init__(self, *ways: nn.Module):
        super().__init__()
        self.ways = nn.ModuleList(ways)

    def forward(self, x: Tensor) -> Tensor:
        """B C H W -> B D H W"""
        return torch.cat([way(x) for way in self.ways], dim=1)


def inception(before: int, sizes: tuple[int, ...]) -> SideBySide:
    """Four ways, the larger kernels behind a 1 x 1 that thins (Szegedy et al. 2015, fig. 2b)."""
    one, narrow, three, thin, five, pooled = sizes
    ways = (
        block(before, one, 1),
        block(before, narrow, 1) + block(narrow, three, 3, padding=1),
        block(before, thin, 1) + block(thin, five, 5, padding=2),
        [nn.MaxPool2d(3, 1, padding=1), *block(before, pooled, 1)],
    )
    return SideBySide(*(nn.Sequential(*way) for way in ways))


INCEPTIONS = (  # kernels of 1; 1 before 3, 3; 1 before 5, 5; after the pool (table 1)
    (64, 96, 128, 16, 32, 32),
    (128, 128, 192, 32, 96, 64),
    (192, 96, 208, 16, 48, 64),
    (160, 112, 224, 24, 64, 64),
    (128, 128, 256, 24, 64, 64),
    (112, 144, 288, 32, 64, 64),
    (256, 160, 320, 32, 128, 128),
    (256, 160, 320, 32, 128, 128),
    (384, 192, 384, 48, 128, 128),
)
POOLED_AFTER = (1, 6)  # the second and the seventh of them


def googlenet(n_classes: int = 1000) -> nn.Sequential:
    """Szegedy et al. 2015: 224 x 224; the mean over all places stands before the one dense layer.

    Without the two auxiliary readouts of its training, and without its local normalisation.
    """
    shrink = nn.MaxPool2d(3, 2, ceil_mode=True)
    layers = [*block(3, 64, 7, stride=2, padding=3), shrink, *block(64, 64, 1)]
    layers += [*block(64, 192, 3, padding=1), shrink]
    before = 192
    for i, sizes in enumerate(INCEPTIONS):
        layers.append(inception(before, sizes))
        before = sizes[0] + sizes[2] + sizes[4] + sizes[5]
        layers += [shrink] if i in POOLED_AFTER else []
    mean = [nn.AdaptiveAvgPool2d(1), nn.Flatten()]
    return nn.Sequential(*layers, *mean, nn.Linear(before, n_classes))
