"""Deformable convolution: the layer looks first where to look (Dai et al. 2017, eq. 2).

Shapes   B batch   C channels in   D channels out   H height   W width   K points of the kernel
"""

import torch
import torch.nn.functional as F
from einops import einsum, rearrange
from torch import Tensor, nn


class DeformableConvolution(nn.Module):
    """A kernel whose every point is moved, at each place, by an offset read off the image there.

    Between pixels it reads the mean of the four around, weighted by nearness, so that the offsets
    have a gradient.  At first all offsets are 0: it is a convolution.
    """

    def __init__(self, d_in: int, d_out: int, kernel: int = 3):
        super().__init__()
        if kernel % 2 == 0:
            raise ValueError(f"kernel={kernel} has no pixel in its middle: take an odd number")
        self.kernel = kernel
        self.mix = nn.Conv2d(d_in, d_out, kernel, padding=kernel // 2, bias=False)
        self.bias = nn.Parameter(torch.zeros(d_out))
        self.where = nn.Conv2d(d_in, 2 * kernel**2, kernel, padding=kernel // 2)
        nn.init.zeros_(self.where.weight)
        nn.init.zeros_(self.where.bias)  # type: ignore[arg-type]

    def forward(self, x: Tensor) -> Tensor:
        """B C H W -> B D H W"""
        offsets = rearrange(self.where(x), "b (k two) h w -> b k h w two", two=2)  # rows, columns
        seen = read(x, self.points(x) + offsets)
        weight = rearrange(self.mix.weight, "d c i j -> d c (i j)")
        return einsum(seen, weight, "b c k h w, d c k -> b d h w") + self.bias[:, None, None]

    def points(self, x: Tensor) -> Tensor:
        """K H W 2: row and column that each point of the kernel reads without an offset."""
        rows, columns = (torch.arange(n, device=x.device).to(x.dtype) for n in x.shape[2:])
        around = torch.arange(self.kernel, device=x.device).to(x.dtype) - self.kernel // 2
        centre = torch.stack(torch.meshgrid(rows, columns, indexing="ij"), dim=-1)
        step = torch.stack(torch.meshgrid(around, around, indexing="ij"), dim=-1)
        return rearrange(step, "i j two -> (i j) 1 1 two") + centre


def read(x: Tensor, points: Tensor) -> Tensor:
    """B C H W, B K H W 2 -> B C K H W: the image between its pixels, 0 outside of it."""
    height, width = x.shape[2:]
    size = points.new_tensor([height, width])
    grid = ((2 * points + 1) / size - 1).flip(-1)  # -1 to 1 from edge to edge, columns first
    seen = F.grid_sample(x, rearrange(grid, "b k h w two -> b (k h) w two"), align_corners=False)
    return rearrange(seen, "b c (k h) w -> b c k h w", h=height)
