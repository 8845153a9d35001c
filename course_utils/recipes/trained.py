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
from course_utils.recipes.watch import say, watched
from course_utils.repro import CORES, device, threads

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
        loss = f", loss {self.losses[-1]:.3f}" if self.losses else ""
        return f"{self.steps:,} steps in {self.seconds:.0f} s{loss}{scores}"


def trained(name: str, retrain: bool = False) -> tuple[nn.Module, History]:
    """The model of that name, on the CPU and in evaluation mode, and how its training went.

    `retrain=True` trains it now. Stopping the cell keeps what was learned so far, without a score,
    and the cell trains nothing else: its other models come from their checkpoints.
    Under COURSE_RETRAIN=tiny a few steps are rehearsed, then the checkpoint is used all the same.
    Raises ValueError for an unknown name, and what `load_checkpoint` raises.
    """
    recipe = find(name)
    with torch.random.fork_rng():  # the notebook's own random numbers stay as they were
        if os.environ.get("COURSE_RETRAIN") == "tiny":
            rehearse(recipe)
        elif retrain and not STOPPED.here():
            return trained_now(recipe) or stored(recipe)
        return stored(recipe)


def trained_now(recipe: Recipe) -> tuple[nn.Module, History] | None:
    """Train for the steps of this machine, and score; None if stopped before the first step."""
    steps = recipe.quick_steps if device().type == "cpu" else recipe.steps
    model, history = make(recipe, steps)
    try:
        if history.steps == steps:
            say(f"{recipe.name}: trained, now scored on unseen data")
            return model, replace(history, scores=recipe.score(model))
        kept = "what was learned is kept" if history.steps else "the stored model is used"
        say(f"{recipe.name}: stopped at {history.steps} of {steps}, not scored: {kept}")
    except KeyboardInterrupt:
        say(f"{recipe.name}: trained for all {steps} steps; stopped before it was scored")
    STOPPED.now()
    return (model, history) if history.steps else None


class Stopped:
    """In which cell somebody pressed stop: nothing else is trained there."""

    cell: int | None = None

    def now(self) -> None:
        self.cell = _cell()

    def here(self) -> bool:
        return self.cell is not None and self.cell == _cell()


STOPPED = Stopped()


def _cell() -> int | None:
    """The number of the running cell; None outside of IPython."""
    from IPython import get_ipython

    return getattr(get_ipython(), "execution_count", None)


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
    """Train on all cores for so many steps, or until interrupted; not yet scored."""
    model, losses, start = fresh(recipe), [], time.perf_counter()
    try:
        run = recipe.run(model, steps)
        with threads(CORES):
            for loss in watched(run, steps, recipe.name) if Team().leads else run:
                losses.append(loss)
    except KeyboardInterrupt:
        pass  # the history tells how far it came
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
    steps = steps or recipe.steps
    model, history = make(recipe, steps)
    if history.steps < steps:
        raise KeyboardInterrupt(f"stopped at {history.steps} of {steps}: nothing is stored")
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
    stretch = math.ceil(len(losses) / POINTS) or 1
    parts = [losses[i : i + stretch] for i in range(0, len(losses), stretch)]
    return tuple(round(sum(part) / len(part), 4) for part in parts)
