"""Images for a model of the page: grey bytes, and how the model's numbers are made of them.

Shapes   N images   H W height and width
"""

import torch
from torch import Tensor

from course_utils.models.vit import ViT
from course_utils.widgets.checked import numbers
from course_utils.widgets.page_model import PageModel


def page_images(images, labels, model: ViT) -> dict:
    """What the page gets of `images` N 1 H W as `model` reads them, their labels, and the model.

    The lightest number is paper, the darkest ink. ValueError in a sentence.
    """
    images, side = numbers("images", images, torch.float32), model.config.size
    if images.ndim != 4 or images.shape[1:] != (1, side, side):
        raise ValueError(f"images have sizes {tuple(images.shape)}: give N 1 {side} {side}")
    labels = torch.as_tensor(labels).tolist()
    if len(labels) != len(images):
        raise ValueError(f"there are {len(labels)} labels but {len(images)} images")
    paper, ink = images.min().item(), images.max().item()
    grey = (255 * (images - paper) / (ink - paper)).round().to(torch.uint8)
    data = {"digits": grey.numpy().tobytes(), "labels": labels, "side": side}
    data |= {"paper": paper, "ink": ink, "usual": model.config.n_patches + 1}
    return data | {"model": PageModel("vit-mnist", model)}


def ink_of(data: dict, digit: int) -> Tensor:
    """H W: the ink of one image, from 0 to 1."""
    side = data["side"]
    pixels = data["digits"][digit * side**2 :][: side**2]
    return torch.tensor(list(pixels), dtype=torch.float64).view(side, side) / 255


def as_read(data: dict, ink: Tensor) -> Tensor:
    """H W -> 1 1 H W: the numbers that the model reads."""
    return (data["paper"] + (data["ink"] - data["paper"]) * ink)[None, None]


def shuffled(n: int, seed: int) -> list[int]:
    """0 to n - 1 in an order, the same in Python and JavaScript (Numerical Recipes' generator)."""
    order, random = list(range(n)), seed * 2654435761 % 2**32
    for i in reversed(range(1, n) if seed else ()):
        random = (1664525 * random + 1013904223) % 2**32
        j = int(random / 2**32 * (i + 1))
        order[i], order[j] = order[j], order[i]
    return order
