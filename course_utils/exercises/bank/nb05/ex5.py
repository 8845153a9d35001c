"""Exercise 05.5: an image whose pooled values all change."""

import torch

from course_utils.exercises.exercise import Exercise


def restless():
    return torch.tensor([[0.0, 1, 0, 0]] * 4)


def pooled(image):
    return image.unfold(0, 2, 2).unfold(1, 2, 2).amax(dim=(-2, -1))


def it_is_an_image(answer):
    """The image has 4 rows of 4 numbers, none of them inf or nan.

    Give a tensor of the shape 4 4, or four lists of four numbers."""
    image = torch.as_tensor(answer())
    return tuple(image.shape) == (4, 4) and image.double().isfinite().all().item()


def the_shift_is_seen(answer):
    """Your image gives the same four values after the shift: it is one of those with which the
    claim is right.

    Let the largest number of a block leave it."""
    image = torch.as_tensor(answer()).double()
    return not torch.equal(pooled(image), pooled(image.roll(1, dims=1)))


def all_four_change(answer):
    """Not all of the four pooled values change.

    Make each block of two columns win by a number that leaves it in the shift, while no equal
    number comes in."""
    image = torch.as_tensor(answer()).double()
    same = (pooled(image) == pooled(image.roll(1, dims=1))).sum().item()
    return same == 0 or f"{same} of 4 stay the same."


def one_row():
    """A single row is no image."""
    return torch.tensor([0.0, 1, 0, 0])


def stripes():
    """With stripes each block keeps its 1."""
    return torch.tensor([[0.0, 1, 0, 1]] * 4)


def one_pixel():
    """One lit pixel changes two blocks at most."""
    image = torch.zeros(4, 4)
    image[1, 1] = 1
    return image


EXERCISE = Exercise(
    "05.5",
    "Break the invariance",
    restless,
    minutes=5,
    difficulty=2,
    why="Pooling is invariant only where the largest number stays in its window, and that depends "
    "on the image.",
    hints=(
        "After the shift the left block holds columns 4 and 1, the right block columns 2 and 3.",
        "A single bright column changes both blocks when it crosses the border between them.",
        "Light the second column: the left block loses it and the right block gets it.",
    ),
    misconceptions=(one_row, stripes, one_pixel),
    properties=(it_is_an_image, the_shift_is_seen, all_four_change),
    also_right=(
        lambda: torch.tensor([[0.0, 0, 0, 1]] * 4),
        lambda: torch.tensor([[5.0, 2, 1, 3]] * 4).roll(1, dims=1),
        lambda: torch.arange(16.0).reshape(4, 4),
    ),
    open=True,
)
