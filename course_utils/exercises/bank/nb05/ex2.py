"""Exercise 05.2: a convolution.

Shapes   H W height and width of the image   I J of the kernel
"""

import numpy as np
import torch
import torch.nn.functional as F

from course_utils.exercises.exercise import Exercise, probe, randn


def convolution(image, kernel):
    """H W, I J -> the sum of window times kernel, at each place where the kernel fits."""
    rows, columns = kernel.shape
    windows = image.unfold(0, rows, 1).unfold(1, columns, 1)
    return (windows * kernel).sum(dim=(-2, -1))


def turned_kernel(image, kernel):
    """Your kernel is turned by half a turn, as mathematicians do it. In deep learning the kernel
    lies on the image as it is.

    Do not flip it."""
    return convolution(image, kernel.flip(0, 1))


def one_place_short(image, kernel):
    """Your last row and your last column are missing. A kernel of I rows fits on H rows at
    H - I + 1 places.

    Add 1 to both ranges."""
    return convolution(image, kernel)[:-1, :-1]


def padded(image, kernel):
    """You go over the border, where zeros were put. Here the kernel stays inside of the image.

    Begin with the window whose first pixel is the first pixel of the image."""
    rows, columns = kernel.shape
    around = [columns // 2, columns // 2, rows // 2, rows // 2]
    return convolution(F.pad(image, around), kernel)


def means(image, kernel):
    """You take the mean of the products; a convolution is their sum.

    `.sum()` in the place of `.mean()`."""
    return convolution(image, kernel) / kernel.numel()


def sums_of_windows(image, kernel):
    """The numbers are the sums of the windows: the kernel is not used.

    Multiply the window by the kernel before you add."""
    return convolution(image, torch.ones_like(kernel))


def rows_and_columns_swapped(image, kernel):
    """Rows and columns have changed places: your output is the right one, mirrored.

    The first index of the output belongs to the rows."""
    return convolution(image, kernel).T


def side_by_side(image, kernel):
    """Your windows do not overlap: the next one begins where the last one ended. Here the kernel
    moves by one pixel.

    The step is 1."""
    rows, columns = kernel.shape
    return convolution(image, kernel)[::rows, ::columns]


def square_kernels_only(image, kernel):
    """You take the kernel for a square. It may have other columns than rows.

    `rows, columns = kernel.shape`."""
    rows = kernel.shape[0]
    windows = image.unfold(0, rows, 1).unfold(1, rows, 1)
    return (windows * kernel).sum(dim=(-2, -1))


def the_first_row_only(image, kernel):
    """Only the first row of your output is filled; the others stayed 0.

    Does `return` stand inside of a loop? Move it to the left, behind the loops."""
    output = torch.zeros_like(convolution(image, kernel))
    output[0] = convolution(image, kernel)[0]
    return output


def the_first_number_only(image, kernel):
    """Only the first number of your output is filled; the others stayed 0.

    Does `return` stand inside of the loops? Move it to the left, behind both."""
    output = torch.zeros_like(convolution(image, kernel))
    output[0, 0] = convolution(image, kernel)[0, 0]
    return output


def the_last_stayed_zero(image, kernel):
    """The last row and the last column of your output stayed 0: the loops end one place early.

    `range(n)` ends at n - 1. Give both loops H - I + 1 and W - J + 1 places."""
    output = torch.zeros_like(convolution(image, kernel))
    output[:-1, :-1] = convolution(image, kernel)[:-1, :-1]
    return output


def the_last_product_only(image, kernel):
    """Each of your numbers is the last product of its window. The others were written over.

    `+=` in the place of `=`."""
    last = kernel[-1, -1] * image[kernel.shape[0] - 1 :, kernel.shape[1] - 1 :]
    return last + 0 * convolution(image, kernel)


def the_largest_product(image, kernel):
    """You take the largest product of each window; a convolution adds all of them.

    `.sum()` in the place of `.max()`."""
    rows, columns = kernel.shape
    windows = image.unfold(0, rows, 1).unfold(1, columns, 1)
    return (windows * kernel).amax(dim=(-2, -1))


def in_loops(image, kernel):
    """Two loops, as the picture shows it."""
    rows, columns = kernel.shape
    high, wide = image.shape[0] - rows + 1, image.shape[1] - columns + 1
    return torch.stack(
        [
            torch.stack(
                [(image[p : p + rows, q : q + columns] * kernel).sum() for q in range(wide)]
            )
            for p in range(high)
        ]
    )


def by_the_kernel(image, kernel):
    """The other way round: the image moved, once for each number of the kernel."""
    rows, columns = kernel.shape
    high, wide = image.shape[0] - rows + 1, image.shape[1] - columns + 1
    return sum(
        kernel[i, j] * image[i : i + high, j : j + wide]
        for i in range(rows)
        for j in range(columns)
    )


def in_numpy(image, kernel):
    """Windows of an array, and one sum over both axes of the kernel."""
    windows = np.lib.stride_tricks.sliding_window_view(image.numpy(), kernel.shape)
    return torch.from_numpy(np.einsum("pqij,ij->pq", windows, kernel.numpy()))


EXERCISE = Exercise(
    "05.2",
    "A convolution",
    convolution,
    minutes=10,
    difficulty=2,
    why="Many such kernels side by side are a whole layer; `F.conv2d` is only faster.",
    hints=(
        "At place p, q the window is `image[p : p + rows, q : q + columns]`.",
        "A kernel of I rows fits on H rows at H - I + 1 places. Two loops fill the output.",
        "Each number is `(window * kernel).sum()`; begin with `torch.zeros(H - I + 1, W - J + 1)`.",
    ),
    probes=(
        probe(
            image=torch.tensor([[5.0, 2, 1, 3], [4, 3, 2, 7], [0, 2, 1, 2]]),
            kernel=torch.tensor([[1.0, 2, 0], [0, 1, -1]]),
        ),
        probe(image=randn(6, 7, seed=1), kernel=randn(3, 3, seed=2)),
        probe(image=randn(5, 6, seed=3), kernel=randn(2, 4, seed=4)),
    ),
    misconceptions=(
        turned_kernel,
        one_place_short,
        padded,
        means,
        sums_of_windows,
        rows_and_columns_swapped,
        side_by_side,
        square_kernels_only,
        the_first_row_only,
        the_first_number_only,
        the_last_stayed_zero,
        the_last_product_only,
        the_largest_product,
    ),
    gradients=False,
    also_right=(
        in_loops,
        by_the_kernel,
        in_numpy,
        lambda image, kernel: F.conv2d(image[None, None], kernel[None, None])[0, 0],
    ),
)
