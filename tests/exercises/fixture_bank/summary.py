"""An answer with names and parts in parts: a dict of a tensor and a tuple."""

import torch

from course_utils.exercises.exercise import Exercise, probe, randn


def summary(x):
    """T D -> dict: `mean` over the tokens, and `range`, the smallest and the largest."""
    return {"mean": x.mean(dim=0), "range": (x.amin(dim=0), x.amax(dim=0))}


def over_the_width(x):
    """You summarise each token; the task asks for each feature.

    The tokens are axis 0."""
    return summary(x.mT)


def median(x):
    """Your mean is the median.

    Add up and divide."""
    return summary(x) | {"mean": x.median(dim=0).values}


def of_everything(x):
    """You give one smallest and one largest number for all features together.

    Name the axis: `dim=0`."""
    return summary(x) | {"range": (x.min(), x.max())}


EXERCISE = Exercise(
    "99.4",
    "Mean and range",
    summary,
    minutes=3,
    difficulty=1,
    why="Normalisation begins with such numbers.",
    hints=("`amin` and `amax` take an axis.",),
    probes=(
        probe(x=torch.tensor([[1.0, 5.0], [2.0, 0.0], [6.0, 1.0]])),
        probe(x=randn(4, 7, seed=1)),
    ),
    misconceptions=(over_the_width, median, of_everything),
)
