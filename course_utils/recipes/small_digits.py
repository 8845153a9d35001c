"""Three small models on digits of 8 x 8 pixels: an MLP, a CNN and a vision transformer.

Shapes   B batch   C channels   H height   W width   T patches
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

import torch
import torch.nn.functional as F
from einops import rearrange
from torch import Tensor, nn

from course_utils.datasets.batches import drawn
from course_utils.datasets.digits import digits_8x8, split
from course_utils.models.conv_stem import ConvStemViT
from course_utils.models.convnet import ConvNet, ConvNetConfig
from course_utils.models.vit import ViT, ViTConfig, patches
from course_utils.repro import seed as seed_all
from course_utils.train import fit

SIDE, PATCH, N_PATCHES = 8, 2, 16
SEEDS, BATCH, STEPS, RATE, N_TRAIN = (0, 1, 2), 64, 400, 3e-3, 1000
CHOICES = ViTConfig(d_model=32, d_ff=128, n_layers=2, size=SIDE, patch=PATCH, max_len=17)

MODELS: dict[str, Callable[[], nn.Module]] = {  # all have some 27,000 parameters
    "MLP": lambda: nn.Sequential(
        nn.Flatten(), nn.Linear(SIDE * SIDE, 360), nn.ReLU(), nn.Linear(360, 10)
    ),
    "CNN": lambda: ConvNet(ConvNetConfig(width=20, n_stages=2)),
    "ViT": lambda: ViT(CHOICES),
    "ViT, no positions": lambda: ViT(replace(CHOICES, positions="none")),
    "ViT, convolutions": lambda: ConvStemViT(CHOICES),
}


def images(seed: int, n_train: int = N_TRAIN) -> tuple[Tensor, ...]:
    """Images B 1 H W and digits to train on, and the 797 to test on: another split a seed."""
    x, y, test_x, test_y = split(*digits_8x8(), N_TRAIN, seed)
    mean, spread = x.mean(), x.std()
    x, test_x = ((part[:, None] - mean) / spread for part in (x, test_x))
    return x[:n_train], y[:n_train], test_x, test_y


def training(
    name: str, x: Tensor, y: Tensor, seed: int, steps: int = STEPS, rate: float = RATE
) -> tuple[nn.Module, Iterator[float]]:
    """A new model of that name, and the losses of its training, one a step."""
    seed_all(seed)
    model = MODELS[name]()
    return model, fit(model, drawn(steps, BATCH, seed, x, y), F.cross_entropy, steps, rate)


@torch.no_grad()
def accuracy(model: nn.Module, x: Tensor, y: Tensor) -> float:
    """The share of images that are named rightly."""
    return share(model.eval()(x), y)


def share(logits: Tensor, y: Tensor) -> float:
    """B V, B: the share of rows whose largest number stands at the right class."""
    return round((logits.argmax(dim=-1) == y).float().mean().item(), 4)


def as_they_are(x: Tensor, seed: int) -> Tensor:
    """B 1 H W -> B 1 H W: nothing is moved."""
    return x


def patches_moved(x: Tensor, seed: int, patch: int = PATCH) -> Tensor:
    """B 1 H W -> B 1 H W: the patches change places, the same way in every image."""
    cut = patches(x, patch)
    order = torch.randperm(cut.shape[1], generator=torch.Generator().manual_seed(seed))
    return joined(cut[:, order], patch)


def pixels_moved(x: Tensor, seed: int) -> Tensor:
    """B 1 H W -> B 1 H W: the pixels change places, the same way in every image."""
    order = torch.randperm(x[0].numel(), generator=torch.Generator().manual_seed(seed))
    return x.flatten(1)[:, order].view_as(x)


def joined(cut: Tensor, patch: int) -> Tensor:
    """Rows of pixels, B T, to square images B 1 H W: what `patches` cut."""
    side = round(cut.shape[1] ** 0.5)
    return rearrange(cut, "b (h w) (p q) -> b 1 (h p) (w q)", h=side, p=patch)


def kept(n: int, n_patches: int, dropped: float, seed: int) -> Tensor:
    """B T, true where a patch is kept: as many in each image, others in each."""
    generator = torch.Generator().manual_seed(seed)
    rank = torch.rand(n, n_patches, generator=generator).argsort(dim=1)
    return rank >= round(dropped * n_patches)


def emptied(x: Tensor, keep: Tensor, patch: int) -> Tensor:
    """B 1 H W, B T -> B 1 H W: the paper shows, instead of the patches that are not kept."""
    return joined(torch.where(keep[..., None], patches(x, patch), x.min()), patch)
