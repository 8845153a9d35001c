"""An image as a row of numbers: the network that knows nothing of neighbours.

Shapes   B batch   C channels   H height   W width   V classes
"""

from dataclasses import dataclass

from torch import Tensor, nn


@dataclass(frozen=True, kw_only=True)
class DenseConfig:
    """All choices of the dense network."""

    n_inputs: int = 28 * 28  # C H W
    n_hidden: int = 77  # 61,225 parameters, beside the 61,706 of LeNet
    n_classes: int = 10  # V


class Dense(nn.Module):
    """One hidden layer that reads all pixels."""

    def __init__(self, config: DenseConfig):
        super().__init__()
        self.config = config
        self.hidden = nn.Linear(config.n_inputs, config.n_hidden)
        self.readout = nn.Linear(config.n_hidden, config.n_classes)

    def forward(self, images: Tensor) -> Tensor:
        """B C H W -> B V"""
        return self.readout(self.hidden(images.flatten(1)).relu())
