"""Several processes that train one model together, on CPUs or GPUs, with Hugging Face Accelerate.

`accelerate launch -m course_utils train NAME` starts one for each GPU of the machine, and
`torchrun --nproc_per_node 2 -m course_utils train NAME` two of them without GPUs.
`python -m course_utils train NAME` is a team of one, and needs no extra.
"""

import os
from collections.abc import Iterable, Iterator

import torch
from torch import Tensor, nn

from course_utils.repro import device


class Team:
    """Each member reads its part of every batch; gradients are averaged, so all learn the same."""

    def __init__(self):
        self.accelerator = accelerator() if size() > 1 else None

    @property
    def leads(self) -> bool:
        """Whether this process shows the bar and writes the checkpoint."""
        return self.accelerator is None or self.accelerator.is_main_process

    @property
    def device(self) -> torch.device:
        """Where this member trains."""
        return self.accelerator.device if self.accelerator else device()

    def learner(self, model: nn.Module) -> nn.Module:
        """The model as the training loop sees it: its gradients are those of the whole team."""
        return self.accelerator.prepare_model(model) if self.accelerator else model

    def share(self, batches: Iterable[tuple[Tensor, ...]]) -> Iterator[tuple[Tensor, ...]]:
        """This member's rows of each batch.  ValueError where they do not divide equally."""
        for batch in batches:
            if len(batch[0]) % size():
                raise ValueError(
                    f"a batch of {len(batch[0])} does not divide among {size()} processes: "
                    "start a number that divides it"
                )
            rank = self.accelerator.process_index if self.accelerator else 0
            yield tuple(part.chunk(size())[rank] for part in batch)

    def together(self, losses: Iterable[float]) -> Iterator[float]:
        """The mean loss of the team, step by step."""
        for loss in losses:
            if self.accelerator:
                everyone = torch.tensor(loss, device=self.device)
                loss = self.accelerator.reduce(everyone, "mean").item()
            yield loss


def size() -> int:
    """How many processes were started together."""
    return int(os.environ.get("WORLD_SIZE", 1))


def accelerator():
    """Hugging Face's object that knows the other processes."""
    try:
        from accelerate import Accelerator
    except ModuleNotFoundError:
        raise ModuleNotFoundError(
            f"{size()} processes were started, but accelerate is not installed: "
            'run `pip install "accelerate>=1.2,<2"`, or start one process'
        ) from None
    return Accelerator(cpu=device().type == "cpu")
