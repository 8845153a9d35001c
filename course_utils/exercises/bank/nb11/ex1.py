"""Exercise 11.1: layer norm.

Shapes   B batch   T tokens   D d_model. In the probes B = T = D, so that no slip shows in a shape.
"""

import torch
import torch.nn.functional as F

from course_utils.exercises.exercise import Exercise, probe, randn


def layer_norm(x, eps=1e-5):
    """B T D -> B T D: each token minus its mean, divided by its standard deviation."""
    mean = x.mean(dim=-1, keepdim=True)
    variance = x.var(dim=-1, keepdim=True, correction=0)
    return (x - mean) / (variance + eps).sqrt()


def over_the_tokens(x, eps=1e-5):
    """You normalise along the tokens: each token's result depends on its neighbours.

    Layer norm looks at one token alone: the last axis."""
    return layer_norm(x.mT, eps).mT


def over_the_batch(x, eps=1e-5):
    """You normalise along the batch: that is batch norm, and a sentence changes with its company.

    Layer norm looks at one token alone: the last axis."""
    return layer_norm(x.transpose(0, 2), eps).transpose(0, 2)


def over_everything(x, eps=1e-5):
    """You take one mean and one variance for the whole tensor. Each token needs its own.

    Give `dim=-1` and `keepdim=True`."""
    return (x - x.mean()) / (x.var(correction=0) + eps).sqrt()


def sample_variance(x, eps=1e-5):
    """You divide by D - 1 inside the variance, which is PyTorch's default. Layer norm divides by D.

    Write `correction=0`."""
    return (x - x.mean(dim=-1, keepdim=True)) / (x.var(dim=-1, keepdim=True) + eps).sqrt()


def torch_std(x, eps=1e-5):
    """`std` divides by D - 1 where layer norm divides by D, and eps belongs under the root.

    Take `x.var(dim=-1, keepdim=True, correction=0)`, add eps, then the root."""
    return (x - x.mean(dim=-1, keepdim=True)) / (x.std(dim=-1, keepdim=True) + eps)


def divided_by_the_variance(x, eps=1e-5):
    """You divide by the variance. The result then has variance 1/variance, not 1.

    Divide by its square root."""
    mean = x.mean(dim=-1, keepdim=True)
    return (x - mean) / (x.var(dim=-1, keepdim=True, correction=0) + eps)


def mean_left_in(x, eps=1e-5):
    """Your tokens have the right size, but their mean is still there.

    Subtract the mean first."""
    return x / (x.var(dim=-1, keepdim=True, correction=0) + eps).sqrt()


def only_centred(x, eps=1e-5):
    """Your tokens have mean 0, but their size is as it was.

    Divide by the standard deviation."""
    return x - x.mean(dim=-1, keepdim=True)


def without_eps(x, eps=1e-5):
    """A token whose numbers are all equal has variance 0, and you divide by it.

    Add `eps` to the variance, under the root."""
    mean = x.mean(dim=-1, keepdim=True)
    return (x - mean) / x.var(dim=-1, keepdim=True, correction=0).sqrt()


def eps_outside_the_root(x, eps=1e-5):
    """You add eps to the standard deviation. PyTorch adds it to the variance, under the root.

    It matters where the variance is small."""
    mean = x.mean(dim=-1, keepdim=True)
    return (x - mean) / (x.var(dim=-1, keepdim=True, correction=0).sqrt() + eps)


FLAT = torch.tensor([[[5.0, 5.0, 5.0]] * 3, [[1.0, 2.0, 3.0]] * 3, [[0.0, 0.01, 0.0]] * 3]).double()

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
        probe(x=FLAT),
        probe(x=randn(2, 3, 5, seed=2, dtype=torch.float64), eps=0.1),
    ),
    misconceptions=(
        over_the_tokens,
        over_the_batch,
        over_everything,
        sample_variance,
        torch_std,
        divided_by_the_variance,
        mean_left_in,
        only_centred,
        without_eps,
        eps_outside_the_root,
    ),
    also_right=(
        lambda x, eps=1e-5: F.layer_norm(x, x.shape[-1:], eps=eps),
        lambda x, eps=1e-5: (
            (x - x.mean(-1, True)) * torch.rsqrt(x.var(-1, keepdim=True, unbiased=False) + eps)
        ),
    ),
)
