"""Exercise 12.5: the loss of the hidden places.

Shapes   B batch   T tokens   V vocabulary
"""

import torch
import torch.nn.functional as F

from course_utils.exercises.exercise import Exercise, probe, randn


def hidden_loss(logits, tokens, chosen):
    """B T V, B T, B T -> (): the mean cross-entropy in nats of the chosen places, no others."""
    return F.cross_entropy(logits[chosen], tokens[chosen])


def of_all_places(logits, tokens, chosen):
    """This is the mean over all places. Most of them the model can simply copy, and that is all it
    would learn.

    Keep only the chosen places: `logits[chosen]`, `tokens[chosen]`."""
    return F.cross_entropy(logits.mT, tokens)


def divided_by_all(logits, tokens, chosen):
    """You add up the losses of the chosen places, but divide by the number of all places.

    Divide by how many are chosen."""
    losses = F.cross_entropy(logits.mT, tokens, reduction="none")
    return (losses * chosen).mean()


def added_up(logits, tokens, chosen):
    """You add up the losses. The mean does not depend on how many places are chosen.

    Divide by the number of chosen places, or leave out `reduction="sum"`."""
    return F.cross_entropy(logits[chosen], tokens[chosen], reduction="sum")


def of_the_others(logits, tokens, chosen):
    """This is the loss of the places that are not chosen.

    Leave out the `~`: the chosen places are asked about."""
    return F.cross_entropy(logits[~chosen], tokens[~chosen])


def text_by_text(logits, tokens, chosen):
    """You take the mean of each text, and then the mean of the texts. A text with few chosen places
    counts as much as one with many.

    Take one mean over all chosen places of the batch."""
    losses = F.cross_entropy(logits.mT, tokens, reduction="none")
    return ((losses * chosen).sum(dim=1) / chosen.sum(dim=1)).mean()


def in_bits(logits, tokens, chosen):
    """Your loss is in bits. `F.cross_entropy` and this course use the natural logarithm.

    Leave out the division by ln 2."""
    return F.cross_entropy(logits[chosen], tokens[chosen]) / torch.log(torch.tensor(2.0))


def probabilities_for_logits(logits, tokens, chosen):
    """You apply softmax first. `F.cross_entropy` expects logits and does that itself, so softmax is
    taken twice.

    Give it the logits."""
    return F.cross_entropy(logits[chosen].softmax(dim=-1), tokens[chosen])


def over_the_places(logits, tokens, chosen):
    """Your softmax runs along the places of the text. At each place the pieces compete.

    The pieces are the last axis: `softmax(dim=-1)`."""
    p = logits.softmax(dim=1).gather(2, tokens[..., None])[..., 0]
    return -p[chosen].log().mean()


def others_set_to_zero(logits, tokens, chosen):
    """You set the other places to 0 and take the mean over all. A row of zeros has a loss, too:
    ln V.

    Leave the other places out: `logits[chosen]`."""
    return F.cross_entropy((logits * chosen[..., None]).mT, tokens * chosen)


def a_probability(logits, tokens, chosen):
    """This is the mean probability of the true pieces. The loss is the mean of minus its logarithm.

    Take the logarithm before the mean, and the minus."""
    p = logits.softmax(dim=-1)[chosen]
    return p.gather(1, tokens[chosen][:, None]).mean()


def minus_forgotten(logits, tokens, chosen):
    """The sign is missing: a logarithm of a probability is negative, a loss is positive.

    Put a minus in front."""
    return -F.cross_entropy(logits[chosen], tokens[chosen])


def with_ignore_index(logits, tokens, chosen):
    """PyTorch leaves out targets of -100."""
    return F.cross_entropy(logits.flatten(0, 1), tokens.masked_fill(~chosen, -100).flatten())


def by_hand(logits, tokens, chosen):
    """Minus the logarithm of the true piece's probability."""
    log_p = logits.log_softmax(dim=-1).gather(2, tokens[..., None])[..., 0]
    return -log_p[chosen].mean()


def weighted(logits, tokens, chosen):
    """All losses, and a mask of ones and zeros."""
    losses = F.cross_entropy(logits.transpose(1, 2), tokens, reduction="none")
    return (losses * chosen).sum() / chosen.sum()


EXERCISE = Exercise(
    "12.5",
    "The loss of the hidden",
    hidden_loss,
    minutes=5,
    difficulty=1,
    why="Only a hidden piece must be found out from its neighbours; one that can be seen needs "
    "only to be copied.",
    hints=(
        "A tensor of truth values picks: `tokens[chosen]` are the tokens of the chosen places.",
        "`logits[chosen]` has one row of V scores for each of them.",
        "`F.cross_entropy(logits[chosen], tokens[chosen])`.",
    ),
    probes=(
        probe(
            logits=randn(1, 3, 4, seed=1),
            tokens=torch.tensor([[0, 3, 1]]),
            chosen=torch.tensor([[False, True, False]]),
        ),
        probe(
            logits=2 * randn(2, 5, 7, seed=2),
            tokens=torch.tensor([[0, 6, 1, 2, 5], [3, 3, 4, 0, 1]]),
            chosen=torch.tensor([[1, 1, 0, 1, 0], [0, 0, 1, 0, 0]]).bool(),
        ),
    ),
    misconceptions=(
        of_all_places,
        divided_by_all,
        added_up,
        of_the_others,
        text_by_text,
        in_bits,
        probabilities_for_logits,
        over_the_places,
        others_set_to_zero,
        a_probability,
        minus_forgotten,
    ),
    also_right=(with_ignore_index, by_hand, weighted),
)
