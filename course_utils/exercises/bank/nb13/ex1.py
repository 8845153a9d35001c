"""Exercise 13.1: the loss of a language model.

Shapes   B batch   T tokens   V vocabulary
"""

import torch
import torch.nn.functional as F

from course_utils.exercises.exercise import Exercise, probe, randn


def next_token_loss(logits, tokens):
    """B T V, B T -> one number: how badly place t foretells token t + 1, in nats on average."""
    chances = logits[:, :-1].log_softmax(dim=-1)
    return -chances.gather(-1, tokens[:, 1:, None]).mean()


def not_shifted(logits, tokens):
    """You ask each place for its own token, which the model has just read. A copier would win.

    Place t foretells token t + 1: compare `logits[:, :-1]` with `tokens[:, 1:]`."""
    return F.cross_entropy(logits.flatten(0, 1), tokens.flatten())


def shifted_the_other_way(logits, tokens):
    """You ask place t for token t − 1, the past.

    The model looks forward: drop the last logits and the first token."""
    return F.cross_entropy(logits[:, 1:].flatten(0, 1), tokens[:, :-1].flatten())


def summed(logits, tokens):
    """You add the losses of all places. A longer text would then be worse.

    Take the mean over all places that foretell a token."""
    losses = F.cross_entropy(logits[:, :-1].mT, tokens[:, 1:], reduction="sum")
    return losses


def softmax_twice(logits, tokens):
    """`cross_entropy` takes the softmax by itself. You took it before: now all probabilities are
    squeezed together.

    Give it the logits."""
    chances = logits[:, :-1].softmax(dim=-1)
    return F.cross_entropy(chances.flatten(0, 1), tokens[:, 1:].flatten())


def without_the_logarithm(logits, tokens):
    """This is minus the mean probability. The loss is minus the mean logarithm of it.

    `log_softmax` in the place of `softmax`."""
    chances = logits[:, :-1].softmax(dim=-1)
    return -chances.gather(-1, tokens[:, 1:, None]).mean()


def without_the_minus(logits, tokens):
    """Your number is negative: the mean logarithm of a probability. A loss is its opposite.

    Put a minus in front."""
    chances = logits[:, :-1].log_softmax(dim=-1)
    return chances.gather(-1, tokens[:, 1:, None]).mean()


def in_bits(logits, tokens):
    """Your loss is in bits: the logarithm to the base 2. Here we count in nats.

    Use the natural logarithm."""
    return next_token_loss(logits, tokens) / torch.tensor(2.0).log()


def rolled_round(logits, tokens):
    """The last place foretells the first token here: `roll` brings it round to the end. Nobody
    knows what follows the last token.

    Leave it out: `logits[:, :-1]` and `tokens[:, 1:]`."""
    return F.cross_entropy(logits.mT, tokens.roll(-1, dims=1))


def averaged_over_the_vocabulary(logits, tokens):
    """Your mean runs over the V tokens of the vocabulary too, where all but one are zero.

    Add over the vocabulary, then take the mean over texts and places."""
    return next_token_loss(logits, tokens) / logits.shape[-1]


def added_over_places(logits, tokens):
    """You take the mean over the texts, but add over the places. A longer text would then be worse.

    Take the mean over both."""
    return next_token_loss(logits, tokens) * (tokens.shape[1] - 1)


def as_a_perplexity(logits, tokens):
    """This is e to the loss: the perplexity, of which the next section tells.

    Leave out the exponential."""
    return next_token_loss(logits, tokens).exp()


def softmax_over_places(logits, tokens):
    """Your softmax runs over the places of the text. At each place the probabilities of the V
    tokens add up to 1.

    `dim=-1`."""
    chances = logits[:, :-1].log_softmax(dim=1)
    return -chances.gather(-1, tokens[:, 1:, None]).mean()


def only_the_last(logits, tokens):
    """You only ask the last pair of places. All T − 1 places learn at once.

    Keep the axis of the places: `[:, :-1]` and `[:, 1:]`."""
    return F.cross_entropy(logits[:, -2], tokens[:, -1])


EXERCISE = Exercise(
    "13.1",
    "Guess the next token",
    next_token_loss,
    minutes=6,
    difficulty=1,
    why="One text of T tokens gives T − 1 questions, all answered in one pass: no label was "
    "written by hand.",
    hints=(
        "What is known at place 0? What shall it foretell?",
        "`logits[:, :-1]` belong to `tokens[:, 1:]`: every place but the last foretells its "
        "neighbour on the right.",
        "`F.cross_entropy` wants the classes on axis 1: `F.cross_entropy(logits[:, :-1].mT, "
        "tokens[:, 1:])`.",
    ),
    probes=(
        probe(
            logits=torch.tensor([[[2.0, 0.0], [0.0, 1.0], [5.0, 0.0]]]),
            tokens=torch.tensor([[0, 1, 1]]),
        ),
        probe(
            logits=randn(2, 5, 4, seed=1), tokens=torch.tensor([[0, 3, 1, 2, 2], [1, 1, 0, 3, 0]])
        ),
        probe(
            logits=3 * randn(3, 4, 6, seed=2),
            tokens=torch.tensor([[5, 0, 4, 1], [2] * 4, [3, 1, 0, 5]]),
        ),
    ),
    misconceptions=(
        not_shifted,
        shifted_the_other_way,
        summed,
        softmax_twice,
        without_the_logarithm,
        without_the_minus,
        in_bits,
        rolled_round,
        averaged_over_the_vocabulary,
        added_over_places,
        as_a_perplexity,
        softmax_over_places,
        only_the_last,
    ),
    also_right=(
        lambda logits, tokens: F.cross_entropy(logits[:, :-1].mT, tokens[:, 1:]),
        lambda logits, tokens: F.cross_entropy(
            logits[:, :-1].reshape(-1, logits.shape[-1]), tokens[:, 1:].reshape(-1)
        ),
        lambda logits, tokens: F.nll_loss(
            logits[:, :-1].log_softmax(-1).flatten(0, 1), tokens[:, 1:].flatten()
        ),
    ),
)
