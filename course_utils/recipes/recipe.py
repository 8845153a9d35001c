"""A recipe: everything that is needed to make one trained model again."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from torch import Tensor, nn

from course_utils.recipes.team import Team
from course_utils.train import fit


@dataclass(frozen=True)
class Recipe:
    """All that training one model of the course takes."""

    name: str  # of the checkpoint
    build: Callable[[], nn.Module]  # a new model, with its frozen `config`
    batches: Callable[[int], Iterable[tuple[Tensor, ...]]]  # so many batches
    loss: Callable[[Tensor, Tensor], Tensor]
    score: Callable[[nn.Module], dict[str, float]]  # on unseen data
    data: str  # in words, for the card
    steps: int  # for the checkpoint, and where there is a GPU
    quick_steps: int  # on a CPU in a notebook: the same picture in kind
    learning_rate: float = 1e-3  # at the top: it rises for a third of the steps, then falls to 0
    muon: float | None = None  # the rate of Muon, where it trains the matrices of the layers
    seed: int = 0

    def run(self, model: nn.Module, steps: int) -> Iterator[float]:
        """Train `model`, alone or in a team, yielding the loss of each step."""
        team = Team()
        learner, batches = team.learner(model), team.share(self.batches(steps))
        losses = fit(learner, batches, self.loss, steps, self.learning_rate, self.muon)
        return team.together(losses)
