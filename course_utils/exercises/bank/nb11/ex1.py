"""Exercise 11.1: layer norm.

Shapes   B batch   T tokens   D d_model. In the probes B = T = D, so that no slip shows in a shape.
"""

import torch
import torch.nn.functional as F
from torch import nn

from course_utils.exercises.bank.nb11 import norms
from course_utils.exercises.bank.nb11.norms import layer_norm
from course_utils.exercises.exercise import Exercise, probe, randn

X = 2 + 3 * randn(2, 3, 8, seed=3)


def leans_on_its_sentence(answer):
    """With another last token the first one's result changes too: your tokens are not normalised
    each alone.

    Mean and variance belong to one token: `dim=-1`, with `keepdim=True`."""
    return _stays(answer, sentence=0, token=2)


def leans_on_the_batch(answer):
    """With another second sentence the result of the first one changes too: your tokens are not
    normalised each alone.

    Mean and variance belong to one token: `dim=-1`, with `keepdim=True`."""
    return _stays(answer, sentence=1, token=0)


def _stays(answer, sentence, token):
    other = X.clone()
    other[sentence, token] += 5
    return torch.allclose(answer(other)[0, 0], answer(X)[0, 0], atol=1e-5)


def mean_is_not_zero(answer):
    """A token should have the mean 0 afterwards, and yours has not.

    Subtract `x.mean(dim=-1, keepdim=True)`."""
    mean = answer(X)[0, 0].mean().item()
    return abs(mean) < 1e-4 or f"Its mean is {mean:.4g}."


def spread_is_not_one(answer):
    """A token should have the variance 1 afterwards, and yours has not.

    Divide by the root of `x.var(dim=-1, keepdim=True, correction=0)` plus eps."""
    variance = answer(X)[0, 0].var(correction=0).item()
    return abs(variance - 1) < 1e-3 or f"Its variance is {variance:.4g}."


def only_eps_is_wrong(answer):
    """With eps = 0 your numbers would be right; with another eps they are not.

    Layer norm adds eps to the variance, once, under the root."""
    fits, fits_too = (
        torch.allclose(answer(X, eps), layer_norm(X, eps), atol=1e-5) for eps in (0.0, 0.5)
    )
    return (
        not fits
        or fits_too
        or (
            f"With eps = 0.5 the first number is {answer(X, 0.5)[0, 0, 0]:.4f}; "
            f"expected {layer_norm(X, 0.5)[0, 0, 0]:.4f}."
        )
    )


CLUES = (
    leans_on_its_sentence,
    leans_on_the_batch,
    mean_is_not_zero,
    spread_is_not_one,
    only_eps_is_wrong,
)
FLAT = torch.tensor([[[5.0, 5.0, 5.0]] * 3, [[1.0, 2.0, 3.0]] * 3, [[0.0, 0.1, 0.0]] * 3])

EXERCISE = Exercise(
    "11.1",
    "Layer norm",
    layer_norm,
    minutes=8,
    difficulty=1,
    why="Each token is normalised alone, so nothing leaks between tokens or between sentences.",
    hints=(
        "Which numbers share one mean: those of a token, of a sentence, or of the batch?",
        "`x.mean(dim=-1, keepdim=True)` is one number for each token, ready to be subtracted.",
        "`x.var(dim=-1, keepdim=True, correction=0)`, plus eps, then `.sqrt()`.",
    ),
    probes=(
        probe(x=torch.tensor([[[1.0, 2.0, 3.0, 4.0]]])),
        probe(x=randn(3, 3, 3, seed=1)),
        probe(x=FLAT, eps=0.1),
        probe(x=0.1 * randn(2, 3, 5, seed=2)),
    ),
    misconceptions=norms.WRONG,
    clues=CLUES,
    also_right=(
        lambda x, eps=1e-5: F.layer_norm(x, x.shape[-1:], eps=eps),
        lambda x, eps=1e-5: nn.LayerNorm(x.shape[-1], eps=eps)(x),
        lambda x, eps=1e-5: (
            (x - x.mean(-1, True)) * torch.rsqrt(x.var(-1, keepdim=True, unbiased=False) + eps)
        ),
    ),
)
