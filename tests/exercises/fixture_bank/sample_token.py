"""An answer that draws at random: the next token.

Shapes   B batch   V vocabulary
"""

import torch

from course_utils.exercises.exercise import Exercise, probe


def sample_token(logits, temperature):
    """B V -> B: one token for each row, drawn from softmax(logits / temperature)."""
    probabilities = (logits / temperature).softmax(dim=-1)
    return probabilities.multinomial(1)[:, 0]


def takes_the_best(logits, temperature):
    """You always take the token with the largest probability: nothing is drawn.

    `multinomial` draws with given probabilities."""
    return logits.argmax(dim=-1)


def forgets_temperature(logits, temperature):
    """Your shares are those of temperature 1: the temperature is not used.

    Divide the logits by it, before the softmax."""
    return sample_token(logits, 1)


def multiplies(logits, temperature):
    """You multiply by the temperature, so that a high one makes you surer instead of bolder.

    Divide by it."""
    return sample_token(logits, 1 / temperature)


def every_token_alike(logits, temperature):
    """All tokens come equally often: the logits are not used.

    Give `multinomial` the probabilities."""
    return torch.randint(logits.shape[-1], logits.shape[:1])


def logits_as_probabilities(logits, temperature):
    """You draw with the logits as shares: a softmax is missing.

    `(logits / temperature).softmax(dim=-1)` are probabilities."""
    return (logits.abs() / temperature).multinomial(1)[:, 0]


def gumbel(logits, temperature):
    noise = -torch.empty_like(logits).exponential_().log()
    return (logits / temperature + noise).argmax(dim=-1)


def inverse_cdf(logits, temperature):
    steps = (logits / temperature).softmax(dim=-1).cumsum(dim=-1)
    return (torch.rand(len(logits), 1) > steps).sum(dim=-1).clamp(max=logits.shape[-1] - 1)


EXERCISE = Exercise(
    "99.2",
    "Draw the next token",
    sample_token,
    minutes=5,
    difficulty=2,
    why="Sampling keeps the model's doubt; the largest probability alone would hide it.",
    hints=("From logits to probabilities, from probabilities to a draw.",),
    probes=(
        probe(logits=torch.tensor([[2.0, 0.0, 1.0]]), temperature=2.0),
        probe(logits=torch.tensor([[-3.0, 2.0, 1.0, 0.0], [2.0, 0.5, 1.5, 1.0]]), temperature=0.5),
    ),
    misconceptions=(
        takes_the_best,
        forgets_temperature,
        multiplies,
        every_token_alike,
        logits_as_probabilities,
    ),
    also_right=(gumbel, inverse_cdf),
    draws=1000,
)
