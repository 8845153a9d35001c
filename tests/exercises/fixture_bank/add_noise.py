"""An answer that draws floats: noise of a given variance."""

import torch

from course_utils.exercises.exercise import Exercise, probe


def add_noise(x, variance):
    """T -> T: x plus independent normal noise of this variance."""
    return x + variance**0.5 * torch.randn_like(x)


def variance_as_spread(x, variance):
    """Your noise has the variance as its standard deviation.

    Take the root."""
    return x + variance * torch.randn_like(x)


def uniform(x, variance):
    """Your noise is uniform between 0 and 1: it also moves the mean.

    `torch.randn_like` is normal."""
    return x + variance**0.5 * torch.rand_like(x)


def only_noise(x, variance):
    """You return the noise alone.

    Add x."""
    return variance**0.5 * torch.randn_like(x)


EXERCISE = Exercise(
    "99.3",
    "Add noise",
    add_noise,
    minutes=3,
    difficulty=1,
    why="Diffusion models do this a thousand times.",
    hints=("The standard deviation is the root of the variance.",),
    probes=(probe(x=torch.tensor([1.0, -2.0]), variance=9.0),),
    misconceptions=(variance_as_spread, uniform, only_noise),
    also_right=(lambda x, variance: torch.normal(x, variance**0.5),),
    draws=1000,
)
