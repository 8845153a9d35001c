"""Get a trained model: from its checkpoint at once, or by training it here and now."""

import math
import os
import time
from dataclasses import asdict, dataclass, replace
from difflib import get_close_matches
from itertools import islice
from typing import Any

import torch
from torch import nn

from course_utils.checkpoints import load_checkpoint, round_weights, save_checkpoint
from course_utils.recipes.catalogue import RECIPES
from course_utils.recipes.recipe import Recipe
from course_utils.recipes.team import Team
from course_utils.recipes.watch import watched
from course_utils.repro import device

REHEARSAL = 3  # steps of each training cell under COURSE_RETRAIN=tiny
POINTS = 300  # of a loss curve: more than a figure can show


@dataclass(frozen=True)
class History:
    """What happened while a model was trained."""

    steps: int
    losses: tuple[float, ...]  # means over equal stretches of the steps
    seconds: float
    scores: dict[str, float]  # on unseen data

    def __repr__(self) -> str:
        scores = "".join(f", {name} {value:.3g}" for name, value in self.scores.items())
        return f"{self.steps:,} steps in {self.seconds:.0f} s, loss {self.losses[-1]:.3f}{scores}"


def trained(name: str, retrain: bool = False) -> tuple[nn.Module, History]:
    """The model of that name, on the CPU and in evaluation mode, and how its training went.

    `retrain=True` trains it now; interrupting the cell keeps what was learned so far.
    Under COURSE_RETRAIN=tiny a few steps are rehearsed, then the checkpoint is used all the same.
    Raises ValueError for an unknown name, and what `load_checkpoint` raises.
    """
    recipe = find(name)
    with torch.random.fork_rng():  # the notebook's own random numbers stay as they were
        if os.environ.get("COURSE_RETRAIN") == "tiny":
            rehearse(recipe)
        elif retrain:
            steps = recipe.quick_steps if device().type == "cpu" else recipe.steps
            model, history = make(recipe, steps)
            return model, replace(history, scores=recipe.score(model))
        return stored(recipe)


def find(name: str) -> Recipe:
    """The recipe of that name, or a ValueError with the names there are."""
    if name not in RECIPES:
        close = get_close_matches(name, RECIPES, n=1)
        hint = f"Did you mean {close[0]!r}? " if close else ""
        raise ValueError(f"There is no model {name!r}. {hint}There are: {', '.join(RECIPES)}.")
    return RECIPES[name]


def fresh(recipe: Recipe) -> nn.Module:
    """An untrained model, the same each time."""
    torch.manual_seed(recipe.seed)
    return recipe.build().to(Team().device)


def stored(recipe: Recipe) -> tuple[nn.Module, History]:
    """The model and the history in the checkpoint."""
    model = recipe.build()
    card = load_checkpoint(model, recipe.name)
    history = History(card["steps"], tuple(card["losses"]), card["seconds"], card["scores"])
    return model.eval(), history


def make(recipe: Recipe, steps: int) -> tuple[nn.Module, History]:
    """Train for so many steps, or until interrupted; not yet scored."""
    model, losses, start = fresh(recipe), [], time.perf_counter()
    try:
        run = recipe.run(model, steps)
        for loss in watched(run, steps, recipe.name) if Team().leads else run:
            losses.append(loss)
    except KeyboardInterrupt:
        if not losses:
            raise
    seconds = time.perf_counter() - start
    return model.cpu().eval(), History(len(losses), thinned(losses), seconds, {})


def rehearse(recipe: Recipe) -> None:
    """Take a few steps, and fail where the loss is not a number."""
    losses = list(islice(recipe.run(fresh(recipe), REHEARSAL), REHEARSAL))
    if not all(map(math.isfinite, losses)):
        raise ArithmeticError(f"training {recipe.name} gives the losses {losses}")


def store(name: str, steps: int | None = None) -> History:
    """Train a model in full, score it as it will be stored, and write its checkpoint.

    In a team the leader does the last two.
    """
    recipe = find(name)
    model, history = make(recipe, steps or recipe.steps)
    if not Team().leads:
        return history
    round_weights(model)
    scores = recipe.score(model)
    config: Any = model.config
    card = asdict(history) | {
        "config": asdict(config),
        "seed": recipe.seed,
        "data": recipe.data,
        "device": str(device()),
        "command": f"python -m course_utils train {name}",
        "scores": scores,
    }
    save_checkpoint(model, name, card)
    return replace(history, scores=scores)


def thinned(losses: list[float]) -> tuple[float, ...]:
    """At most POINTS means over stretches of equal length."""
    stretch = math.ceil(len(losses) / POINTS)
    parts = [losses[i : i + stretch] for i in range(0, len(losses), stretch)]
    return tuple(round(sum(part) / len(part), 4) for part in parts)
