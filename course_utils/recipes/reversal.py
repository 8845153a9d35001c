"""Train a tagger."""

from torch import nn, optim

from course_utils.models.tagger import cross_entropy
from course_utils.repro import device, one_thread
from course_utils.train import train


def fit(model: nn.Module, batches, steps: int, learning_rate: float = 5e-3) -> list[float]:
    """Train on so many batches, on a GPU where there is one; the losses, the model on the CPU."""
    optimizer = optim.AdamW(model.to(device()).parameters(), lr=learning_rate, fused=True)
    schedule = optim.lr_scheduler.OneCycleLR(optimizer, learning_rate, total_steps=steps)
    with one_thread():
        losses = list(train(model, batches, cross_entropy, optimizer, schedule))
    model.cpu().eval()
    return losses
