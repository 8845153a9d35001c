"""What counting alone guesses of a hidden word piece: the bars that BERT has to pass."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

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
    row = pieces(unseen=False).tolist()
    best = {name: favourites(zip(seen, row[1:-1], strict=True)) for name, seen in views(row)}
    row = pieces(unseen=True).tolist()
    seen = dict(views(row))
    guesses = {
        rule: torch.tensor(
            [
                next(best[look][seen[look][i]] for look in looks if seen[look][i] in best[look])
                for i in range(len(row) - 2)
            ]
        )
        for rule, looks in RULES.items()
    }
    return Counted(guesses, torch.tensor([pair in best["both"] for pair in seen["both"]]))


def count_accuracies() -> dict[str, float]:
    """The share of the pieces of five unseen plays that counts over the other 32 guess rightly.

    The neighbours are given as they are, so the fair rival is BERT with one piece hidden at a time.
    """
    truth = pieces(unseen=True)[1:-1]
    found = count_guesses().guesses
    return {rule: (guess == truth).double().mean().item() for rule, guess in found.items()}


def views(row: list[int]) -> Iterable[tuple[str, Sequence[Hashable]]]:
    """For each inner place of the row, what stands around it."""
    left, right = row[:-2], row[2:]
    yield "nothing", [()] * len(left)
    yield "left", left
    yield "right", right
    yield "both", list(zip(left, right, strict=True))


def favourites(pairs: Iterable[tuple[Hashable, int]]) -> dict[Hashable, int]:
    """For each context the piece that was most often seen in it."""
    best: dict[Hashable, int] = {}
    for (context, piece), _ in Counter(pairs).most_common():
        best.setdefault(context, piece)
    return best
