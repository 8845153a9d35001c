"""A vision transformer and a CNN of as many parameters on 5,000 MNIST digits.

Shapes   B batch   C channels   H height   W width
"""

import math
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from course_utils.datasets.digits import mnist_5k, split
from course_utils.models.convnet import ConvNet, ConvNetConfig
from course_utils.models.vit import ViT, ViTConfig
from course_utils.recipes.recipe import Recipe

N_TRAIN, BATCH = 4000, 64
TURN, GROW, SHEAR, MOVE = 12, 0.12, 0.15, 2  # at most: degrees, share, share, pixels


@cache
def images(test: bool) -> tuple[Tensor, Tensor]:
    """Images B 1 H W, mean 0 and variance 1 over the training images, and their digits."""
    train_x, train_y, test_x, test_y = split(*mnist_5k(), N_TRAIN)
    x, y = (test_x, test_y) if test else (train_x, train_y)
    return standard(x[:, None]), y


def standard(x: Tensor) -> Tensor:
    """Ink in 0..1 as the models read it."""
    return (x - 0.131) / 0.308  # mean and spread of the training images


def augmented(x: Tensor, generator: torch.Generator) -> Tensor:
    """Each image B C H W a little turned, resized, sheared and moved, differently every time."""
    turn, grow, shear, *move = 2 * torch.rand(5, len(x), generator=generator) - 1
    turn, grow, shear = turn * math.radians(TURN), 1 + GROW * grow, SHEAR * shear
    affine = torch.zeros(len(x), 2, 3)
    affine[:, 0, 0], affine[:, 0, 1] = grow * turn.cos(), shear - turn.sin()
    affine[:, 1, 0], affine[:, 1, 1] = turn.sin(), grow * turn.cos()
    affine[:, :, 2] = torch.stack(move, dim=1) * 2 * MOVE / x.shape[-1]
    grid = F.affine_grid(affine, list(x.shape), align_corners=False)
    nothing = standard(torch.zeros(()))  # outside of the image there is no ink
    return F.grid_sample(x - nothing, grid, align_corners=False) + nothing


def batches(
    n: int, n_images: int = N_TRAIN, augment: bool = True, seed: int = 0
) -> Iterator[tuple[Tensor, Tensor]]:
    """B 1 H W and B digits, `n` times, from the first `n_images` training images."""
    x, y = images(test=False)
    generator = torch.Generator().manual_seed(seed)
    for _ in range(n):
        chosen = torch.randint(n_images, (BATCH,), generator=generator)
        yield augmented(x[chosen], generator) if augment else x[chosen], y[chosen]


@torch.no_grad()
def score(model: nn.Module) -> dict[str, float]:
    """The share of the 1,000 test images that are named rightly."""
    x, y = images(test=True)
    guess = torch.cat([model(part).argmax(dim=-1) for part in x.split(250)])
    return {"accuracy": (guess == y).float().mean().item()}


def vit() -> ViT:
    """Some 200,000 parameters: 49 patches of 4 x 4 pixels."""
    return ViT(ViTConfig(d_model=64, n_heads=4, d_ff=256, n_layers=4, dropout=0.1, max_len=50))


def bag() -> ViT:
    """The same without positions: a bag of patches."""
    return ViT(replace(vit().config, positions="none"))


def cnn() -> ConvNet:
    """As many parameters, within 3 %."""
    return ConvNet(ConvNetConfig())


def recipe(name: str, build, **rest) -> Recipe:
    """One of the two."""
    data = f"{N_TRAIN:,} of the 5,000 MNIST images, each a little turned, resized and moved"
    return Recipe(name, build, batches, F.cross_entropy, score, data=data, **rest)


RECIPES = (
    recipe("vit-mnist", vit, steps=3000, quick_steps=600, learning_rate=2e-3, muon=0.01),
    recipe("vit-mnist-bag", bag, steps=3000, quick_steps=600, learning_rate=2e-3, muon=0.01),
    recipe("cnn-mnist", cnn, steps=1000, quick_steps=200, learning_rate=5e-3),
)
