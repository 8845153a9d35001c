"""What counting alone guesses of a hidden word piece: the bars that BERT has to pass."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from course_utils.datasets.pieces import N_PIECES
from course_utils.recipes.masked import pieces

RULES = {  # what each looks at, in its order: the next where the first never occurred in training
    "most frequent": ("nothing",),
    "after its left neighbour": ("left", "nothing"),
    "before its right neighbour": ("right", "nothing"),
    "between both": ("both", "right", "left", "nothing"),
}


@dataclass(frozen=True)
class Counted:
    """What the counts say about each piece of the five unseen plays, but the first and the last."""

    guesses: dict[str, Tensor]  # rule to N pieces
    trusted: Tensor  # N, true where both neighbours were seen together in training


def count_guesses() -> Counted:
    """The favourite of each rule, for every place; counted over the other 32 plays."""
    row = pieces(unseen=False)
    known = {look: favourites(seen, row[1:-1]) for look, seen in views(row).items()}
    asked = views(pieces(unseen=True))
    guesses = {}
    for rule, looks in RULES.items():
        guess = torch.zeros_like(asked["nothing"])
        for look in reversed(looks):  # what comes later in `looks` fills the gaps of the others
            best, there = looked_up(asked[look], *known[look])
            guess = torch.where(there, best, guess)
        guesses[rule] = guess
    return Counted(guesses, looked_up(asked["both"], *known["both"])[1])


def count_accuracies() -> dict[str, float]:
    """The share of the pieces of five unseen plays that counts over the other 32 guess rightly.

    The neighbours are given as they are, so the fair rival is BERT with one piece hidden at a time.
    """
    truth = pieces(unseen=True)[1:-1]
    found = count_guesses().guesses
    return {rule: (guess == truth).double().mean().item() for rule, guess in found.items()}


def views(row: Tensor) -> dict[str, Tensor]:
    """For each inner place of the row one number: what stands around it."""
    left, right = row[:-2], row[2:]
    return {
        "nothing": torch.zeros_like(left),
        "left": left,
        "right": right,
        "both": left * N_PIECES + right,
    }


def favourites(contexts: Tensor, truth: Tensor) -> tuple[Tensor, Tensor]:
    """The contexts that occur, in rising order, and the piece that was most often seen in each.

    Of two that were seen equally often it is the one that was seen first.
    """
    pairs, first, count = np.unique(
        (contexts * N_PIECES + truth).numpy(), return_index=True, return_counts=True
    )
    order = np.lexsort((first, -count, pairs // N_PIECES))
    found, place = np.unique(pairs[order] // N_PIECES, return_index=True)
    return torch.from_numpy(found), torch.from_numpy(pairs[order][place] % N_PIECES)


def looked_up(asked: Tensor, contexts: Tensor, best: Tensor) -> tuple[Tensor, Tensor]:
    """N pieces, and where there is one: true for each context asked that is among the known."""
    place = torch.searchsorted(contexts, asked).clamp(max=len(contexts) - 1)
    return best[place], contexts[place] == asked
