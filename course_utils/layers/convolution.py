"""Convolution, by hand: one small weighted sum, moved over the whole image.

Shapes   B batch   C channels in   D channels out   H height   W width   P Q rows and columns of
the output   I J rows and columns of the kernel
"""

import math

import torch
import torch.nn.functional as F
from einops import einsum
from torch import Tensor, nn

PADDINGS = {"zeros": "constant", "circular": "circular"}


def output_size(n: int, kernel: int, padding: int = 0, stride: int = 1, dilation: int = 1) -> int:
    """How many windows fit along one axis of `n` pixels (Dumoulin and Visin 2016, relationship 6).

    The division rounds down: pixels that no whole step reaches are not read. 0 where none fits.
    """
    span = dilation * (kernel - 1) + 1  # pixels from the first to the last that a window reads
    return max(0, (n + 2 * padding - span) // stride + 1)


def windows(
    x: Tensor, kernel: tuple[int, int], stride: int = 1, padding: int = 0, dilation: int = 1
) -> Tensor:
    """B C P Q I J: what the kernel sees at each of its places in B C H W; nothing is copied.

    ValueError where the kernel spans more than the padded image.
    """
    x = F.pad(x, [padding] * 4) if padding else x
    for axis, size in zip((2, 3), kernel, strict=True):
        span = dilation * (size - 1) + 1
        if span > x.shape[axis]:
            raise ValueError(
                f"a kernel of {size} with dilation {dilation} spans {span} pixels, but the padded "
                f"image has {x.shape[axis]}: take a smaller kernel, or more padding"
            )
        x = x.unfold(axis, span, stride)
    return x[..., ::dilation, ::dilation]


def convolve(
    x: Tensor,
    weight: Tensor,
    bias: Tensor | None = None,
    stride: int = 1,
    padding: int = 0,
    dilation: int = 1,
) -> Tensor:
    """B D P Q: the sum of window times kernel, at each place, of B C H W and kernels D C I J.

    The kernel is not turned round, so this is what mathematics calls a cross-correlation.
    `F.conv2d` does the same, faster.
    """
    seen = windows(x, (weight.shape[2], weight.shape[3]), stride, padding, dilation)
    y = einsum(seen, weight, "b c p q i j, d c i j -> b d p q")
    return y if bias is None else y + bias[:, None, None]


class Convolution(nn.Module):
    """A layer of `d_out` kernels and as many biases, each reading all `d_in` channels.

    Beyond the border there are zeros, or with `padding_mode="circular"` the other side.
    """

    def __init__(
        self,
        d_in: int,
        d_out: int,
        kernel: int,
        stride: int = 1,
        padding: int = 0,
        dilation: int = 1,
        padding_mode: str = "zeros",
    ):
        super().__init__()
        if padding_mode not in PADDINGS:
            known = ", ".join(PADDINGS)
            raise ValueError(f"padding_mode={padding_mode!r} is unknown: use one of {known}")
        self.stride, self.padding, self.dilation = stride, padding, dilation
        self.padding_mode = PADDINGS[padding_mode]
        bound = 1 / math.sqrt(d_in * kernel**2)  # as nn.Conv2d draws them
        self.weight = nn.Parameter(torch.empty(d_out, d_in, kernel, kernel).uniform_(-bound, bound))
        self.bias = nn.Parameter(torch.empty(d_out).uniform_(-bound, bound))

    def forward(self, x: Tensor) -> Tensor:
        """B C H W -> B D H W"""  # the size stays where 2 padding = dilation (kernel - 1)
        x = F.pad(x, [self.padding] * 4, mode=self.padding_mode)
        return convolve(x, self.weight, self.bias, self.stride, dilation=self.dilation)
