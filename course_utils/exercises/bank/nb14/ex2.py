"""Exercise 14.2: cut an image into patches.

Shapes   B images   T patches   C channels   H height   W width   P side of a patch
"""

import torch
import torch.nn.functional as F
from einops import rearrange

from course_utils.exercises.exercise import Exercise, probe, randn


def cut(images, patch):
    """B C H W -> B T (C P P): the patches row by row, each as one row of its pixels."""
    return rearrange(images, "b c (h p) (w q) -> b (h w) (c p q)", p=patch, q=patch)


def only_reshaped(images, patch):
    """Your rows hold neighbours of one line of the image: a reshape alone does not cut squares.
    After the first pixels of a patch, the rest of the line comes, not the line below.

    Name both grids: `rearrange(images, "b c (h p) (w q) -> ...", p=patch, q=patch)`."""
    b, c, h, w = images.shape
    return images.reshape(b, (h // patch) * (w // patch), c * patch * patch)


def column_by_column(images, patch):
    """Your patches go down the first column of the grid, then the next. They should be read as a
    page is: along the first row, then the next.

    Write `(h w)` for the patches, not `(w h)`."""
    return rearrange(images, "b c (h p) (w q) -> b (w h) (c p q)", p=patch, q=patch)


def turned_inside(images, patch):
    """Inside each patch, rows and columns have changed places.

    Write `(c p q)`: the pixels of a patch go row by row."""
    return rearrange(images, "b c (h p) (w q) -> b (h w) (c q p)", p=patch, q=patch)


def channels_last(images, patch):
    """The pixels are right, their order is not: your colours of one pixel stand side by side. Here
    a patch is told channel by channel.

    Write `(c p q)`, not `(p q c)`."""
    return rearrange(images, "b c (h p) (w q) -> b (h w) (p q c)", p=patch, q=patch)


def every_other_pixel(images, patch):
    """Your patches are not squares of neighbours: each takes one pixel from every part of the
    image. Grid and patch have changed places.

    The first of the two names in `(h p)` is the slow one: which patch, then which pixel in it."""
    return rearrange(images, "b c (p h) (q w) -> b (h w) (c p q)", p=patch, q=patch)


def a_grid_of_patch(images, patch):
    """You cut the image into `patch` rows of `patch` patches. But `patch` is the side of one patch,
    in pixels.

    Give `p=patch, q=patch`, and let the grid be what it is."""
    return rearrange(images, "b c (h p) (w q) -> b (h w) (c p q)", h=patch, w=patch)


def still_a_grid(images, patch):
    """Your patches still stand in a grid of rows and columns. A transformer reads one line of
    tokens.

    Join both in brackets: `(h w)`."""
    return rearrange(images, "b c (h p) (w q) -> b h w (c p q)", p=patch, q=patch)


def still_squares(images, patch):
    """Your patches are still squares with channels. A token is one row of numbers.

    Join the axes of a patch in brackets: `(c p q)`."""
    return rearrange(images, "b c (h p) (w q) -> b (h w) c p q", p=patch, q=patch)


def mean_of_channels(images, patch):
    """You take the mean over the channels, so that the colours are lost.

    A patch keeps all its numbers: C times P times P."""
    return cut(images.mean(dim=1, keepdim=True), patch)


def pixels_first(images, patch):
    """Your last two axes have changed places: B, pixels, patches. `F.unfold` gives them so.

    Each patch should be a row: B T, then its pixels; `.mT` swaps the two."""
    return cut(images, patch).mT


def batch_in_the_line(images, patch):
    """The images of the batch have become one line of patches. Each image is a sentence of its own.

    Keep the axis of the batch: `b (h w) (c p q)`."""
    return rearrange(images, "b c (h p) (w q) -> (b h w) (c p q)", p=patch, q=patch)


def channels_in_front(images, patch):
    """Your channels still stand in front of the grid when you reshape. So the first tokens hold the
    first colour of several patches, and no token has all colours of one.

    Bring the grid before the channels: B, rows, columns, then C P P."""
    return rearrange(images, "b c (h p) (w q) -> b (c h w p q)", p=patch, q=patch).reshape(
        cut(images, patch).shape
    )


def by_unfold(images, patch):
    """PyTorch has it as one call."""
    return F.unfold(images, patch, stride=patch).mT


def by_steps(images, patch):
    """Reshape and permute."""
    b, c, h, w = images.shape
    grid = images.reshape(b, c, h // patch, patch, w // patch, patch)
    return grid.permute(0, 2, 4, 1, 3, 5).reshape(b, -1, c * patch * patch)


def in_loops(images, patch):
    """One patch after the other."""
    rows = [
        images[:, :, i : i + patch, j : j + patch].flatten(1)
        for i in range(0, images.shape[2], patch)
        for j in range(0, images.shape[3], patch)
    ]
    return torch.stack(rows, dim=1)


def by_views(images, patch):
    """Sliding views, without a copy until the end."""
    views = images.unfold(2, patch, patch).unfold(3, patch, patch)  # B C h w P P
    return views.permute(0, 2, 3, 1, 4, 5).flatten(3).flatten(1, 2)


EXERCISE = Exercise(
    "14.2",
    "Cut an image into patches",
    cut,
    minutes=8,
    difficulty=2,
    why="From here on nothing is new: the image is a sentence, its patches are the words.",
    hints=(
        "An image has two grids: which patch (h, w), and which pixel inside it (p, q).",
        '`rearrange(images, "b c (h p) (w q) -> ...", p=patch, q=patch)` splits both sides of the '
        "image. What should stand on the right?",
        "On the right: `b (h w) (c p q)`.",
    ),
    probes=(
        probe(images=torch.arange(24.0).reshape(1, 1, 4, 6), patch=2),
        probe(images=randn(2, 3, 9, 6, seed=1), patch=3),
        probe(images=randn(3, 2, 4, 8, seed=2), patch=4),
    ),
    misconceptions=(
        only_reshaped,
        column_by_column,
        turned_inside,
        channels_last,
        every_other_pixel,
        a_grid_of_patch,
        still_a_grid,
        still_squares,
        mean_of_channels,
        pixels_first,
        batch_in_the_line,
        channels_in_front,
    ),
    also_right=(by_unfold, by_steps, in_loops, by_views),
)
