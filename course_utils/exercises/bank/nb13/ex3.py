"""Exercise 13.3: top-p.

Shapes   V vocabulary
"""

import math

import torch

from course_utils.exercises.exercise import Exercise, probe, randn


def top_p(logits, p):
    """V, a share -> V: the fewest tokens that together hold p or more keep their logits; the others
    get -inf."""
    with torch.no_grad():  # nothing is learned through a draw
        chances, order = logits.softmax(dim=-1).sort(descending=True)
        dropped = order[chances.cumsum(dim=-1) - chances >= p]
        return logits.index_fill(0, dropped, -math.inf)


def stops_too_early(logits, p):
    """You keep tokens while the sum is at most p. The one that carries it over p belongs to them:
    else they hold less than p, and perhaps nothing is left.

    Look at the sum before each token: `cumsum - chances < p`."""
    chances, order = logits.softmax(dim=-1).sort(descending=True)
    return logits.index_fill(0, order[chances.cumsum(dim=-1) > p], -math.inf)


def at_least_p_each(logits, p):
    """You keep the tokens whose own probability is at least p. Often that is none.

    Sort the probabilities and add them up."""
    return logits.masked_fill(logits.softmax(dim=-1) < p, -math.inf)


def not_sorted(logits, p):
    """You add the probabilities in the order of the vocabulary. A token is then kept for its place.

    Sort first, the most probable in front; then undo the sorting."""
    chances = logits.softmax(dim=-1)
    return logits.masked_fill(chances.cumsum(dim=-1) - chances >= p, -math.inf)


def rising(logits, p):
    """You begin with the least probable token.

    `sort(descending=True)`."""
    chances, order = logits.softmax(dim=-1).sort()
    return logits.index_fill(0, order[chances.cumsum(dim=-1) - chances >= p], -math.inf)


def left_sorted(logits, p):
    """Your logits stay sorted: logit 0 no longer belongs to token 0.

    `order` says whose place each one is: fill `logits` at those that are dropped."""
    ranked = logits.sort(descending=True).values
    chances = ranked.softmax(dim=-1)
    return ranked.masked_fill(chances.cumsum(dim=-1) - chances >= p, -math.inf)


def mask_left_sorted(logits, p):
    """You drop by rank, but the logits stand in the order of the vocabulary: the first of your mask
    is for the most probable token, not for token 0.

    `order` says which token each rank is: drop `order[...]`."""
    chances = logits.softmax(dim=-1).sort(descending=True).values
    return logits.masked_fill(chances.cumsum(dim=-1) - chances >= p, -math.inf)


def adds_logits(logits, p):
    """You add up logits. They are no shares: they may be negative, and their sum is not 1.

    Take the softmax first."""
    ranked, order = logits.sort(descending=True)
    return logits.index_fill(0, order[ranked.cumsum(dim=-1) - ranked >= p], -math.inf)


def log_probabilities(logits, p):
    """Those that stay are logarithms of probabilities: all logits, less one number. They would give
    the same draws, but asked for are the logits as they were.

    Fill `logits`, not its `log_softmax`."""
    return top_p(logits, p) - logits.logsumexp(dim=-1)


def nearly_minus_infinity(logits, p):
    """The dropped tokens have the logit −10⁹. It works here, but another rule may come after, and
    a token is out only at minus infinity.

    Use `-math.inf`."""
    return top_p(logits, p).nan_to_num(neginf=-1e9)


def near_the_best(logits, p):
    """You compare each token with the best one. That rule exists too: it is min-p.

    Top-p adds up probabilities until they reach p."""
    chances = logits.softmax(dim=-1)
    return logits.masked_fill(chances < p * chances.max(), -math.inf)


def a_share_of_the_tokens(logits, p):
    """You keep a share p of the tokens, always as many. Top-p keeps a share of the
    probability: few tokens where the model is sure, many where it is not.

    Add up the sorted probabilities."""
    count = max(1, math.ceil(p * len(logits)))
    return logits.index_fill(0, logits.argsort(descending=True)[count:], -math.inf)


def set_to_zero(logits, p):
    """The dropped tokens have the logit 0. But e⁰ = 1: softmax gives them a share again.

    The logit of what must not come is `-math.inf`."""
    return top_p(logits, p).nan_to_num(neginf=0.0)


def probabilities(logits, p):
    """These are probabilities. Asked for are logits, so that another rule can follow.

    Return `logits` with `-math.inf` at the dropped tokens."""
    return top_p(logits, p).softmax(dim=-1)


def dropped_are_kept(logits, p):
    """You drop the tokens that should stay, and keep the tail.

    Turn the comparison round."""
    chances, order = logits.softmax(dim=-1).sort(descending=True)
    return logits.index_fill(0, order[chances.cumsum(dim=-1) - chances < p], -math.inf)


FIVE = torch.tensor([0.05, 0.2, 0.5, 0.1, 0.15])

EXERCISE = Exercise(
    "13.3",
    "Keep the head of the distribution",
    top_p,
    minutes=8,
    difficulty=2,
    why="The number of tokens follows the model's doubt: few where it is sure, many where not.",
    hints=(
        "Sort the probabilities, the largest in front, and add them up one by one.",
        "A token stays if the sum of those before it is still below p: "
        "`chances.cumsum(-1) - chances < p`.",
        "`chances, order = logits.softmax(-1).sort(descending=True)`; `order[...]` names the "
        "tokens to drop; `logits.index_fill(0, dropped, -math.inf)` drops them.",
    ),
    probes=(
        probe(logits=FIVE.log(), p=0.8),
        probe(logits=FIVE.log() + 3, p=0.4),
        probe(logits=2 * randn(9, seed=1), p=0.9),
        probe(logits=randn(12, seed=2), p=0.55),
        probe(logits=randn(7, seed=3), p=0.02),
    ),
    misconceptions=(
        stops_too_early,
        at_least_p_each,
        not_sorted,
        rising,
        left_sorted,
        mask_left_sorted,
        adds_logits,
        log_probabilities,
        nearly_minus_infinity,
        near_the_best,
        a_share_of_the_tokens,
        set_to_zero,
        probabilities,
        dropped_are_kept,
    ),
    also_right=(
        lambda logits, p: logits.where(
            (logits.softmax(0)[None] * (logits[None] > logits[:, None])).sum(1) < p,
            torch.tensor(-math.inf),
        ),
        lambda logits, p: logits.masked_fill(
            torch.zeros(len(logits), dtype=torch.bool).scatter(
                0,
                logits.argsort(descending=True),
                torch.cat(
                    [torch.zeros(1), logits.softmax(0).sort(descending=True).values.cumsum(0)[:-1]]
                )
                >= p,
            ),
            -math.inf,
        ),
    ),
)
