"""The two photographs that come with scikit-learn, a Chinese temple and a dahlia.

Shapes   H height   W width
"""

import torch
from torch import Tensor

NAMES = {"temple": "china.jpg", "flower": "flower.jpg"}


def photograph(name: str) -> Tensor:
    """427 640 3, whole numbers 0 to 255: red, green, blue.  ValueError for an unknown name."""
    if name not in NAMES:
        raise ValueError(f"there is no photograph {name!r}: there are {', '.join(NAMES)}")
    from sklearn.datasets import load_sample_image  # half a second: only where it is used

    return torch.from_numpy(load_sample_image(NAMES[name]).copy())


def grey(photo: Tensor) -> Tensor:
    """H W 3 -> H W in 0..1: how light each pixel is (the luma of ITU-R BT.601)."""
    return photo.float() @ torch.tensor([0.299, 0.587, 0.114]) / 255
