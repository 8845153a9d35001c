"""Train a tagger."""

from torch import nn

from course_utils.models.tagger import cross_entropy
from course_utils.train import fitted


def fit(model: nn.Module, batches, steps: int, learning_rate: float = 5e-3) -> list[float]:
    """Train on so many batches; the losses."""
    return fitted(model, batches, cross_entropy, steps, learning_rate)
