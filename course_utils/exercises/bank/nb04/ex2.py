"""Exercise 04.2: bias squared and variance of many fits.

Shapes   G places   R training sets
"""

import torch

from course_utils.exercises.exercise import Exercise, probe, randn


def decompose(fits, target):
    """G R, G -> bias squared and variance, each a mean over the G places."""
    bias = fits.mean(dim=1) - target
    return bias.square().mean(), fits.var(dim=1, correction=0).mean()


def divided_by_one_less(fits, target):
    """Your variance divides by R - 1. PyTorch does so unless it is told otherwise, and then
    bias² + variance is a little more than the mean squared distance from the truth.

    `var(dim=1, correction=0)`."""
    bias = fits.mean(dim=1) - target
    return bias.square().mean(), fits.var(dim=1).mean()


def signs_cancel(fits, target):
    """You average the bias over the places first and square then. Too high here and too low there
    cancel.

    Square the bias at each place, then take the mean."""
    bias = fits.mean(dim=1) - target
    return bias.mean() ** 2, fits.var(dim=1, correction=0).mean()


def bias_not_squared(fits, target):
    """This is the mean of the bias itself. Where it is above 0 at one place and below at another,
    the two cancel.

    Square it at each place before the mean."""
    bias = fits.mean(dim=1) - target
    return bias.mean(), fits.var(dim=1, correction=0).mean()


def all_of_the_error(fits, target):
    """Your first number is the mean squared distance of single fits from the truth: bias² and
    variance together.

    Take the mean over the training sets first, then compare with the truth."""
    error = (fits - target[:, None]).square().mean()
    return error, fits.var(dim=1, correction=0).mean()


def variance_around_the_truth(fits, target):
    """Your variance is taken around the truth, so it holds the bias once more.

    Take it around the mean fit of each place."""
    bias = fits.mean(dim=1) - target
    return bias.square().mean(), (fits - target[:, None]).square().mean()


def along_the_curve(fits, target):
    """Your variance is that of all numbers in the table: it also counts how each curve goes up and
    down along x.

    Only the sets may vary: `dim=1`."""
    bias = fits.mean(dim=1) - target
    return bias.square().mean(), fits.var(correction=0)


def spread(fits, target):
    """Your second number is a mean of standard deviations. Only variances add up.

    `var` in place of `std`."""
    bias = fits.mean(dim=1) - target
    return bias.square().mean(), fits.std(dim=1, correction=0).mean()


def bias_without_sign(fits, target):
    """Your bias is a mean of distances. Only squares add up to the squared error.

    Square the bias at each place, then take the mean."""
    bias = fits.mean(dim=1) - target
    return bias.abs().mean(), fits.var(dim=1, correction=0).mean()


def root_of_bias(fits, target):
    """You take a root of bias² at the end. Only the squares add up.

    Leave out the root."""
    bias = fits.mean(dim=1) - target
    return bias.square().mean().sqrt(), fits.var(dim=1, correction=0).mean()


def one_mean_for_all(fits, target):
    """Your mean fit is one single number, the mean of the whole table.

    Each place has its own mean fit: `dim=1`."""
    bias = fits.mean() - target
    return bias.square().mean(), fits.var(dim=1, correction=0).mean()


def each_with_each(fits, target):
    """Your mean fit is a column, G 1, and the target a row: the difference is a table, G G, each
    place against each.

    Without `keepdim=True` the mean fit has G numbers, as the target has."""
    bias = fits.mean(dim=1, keepdim=True) - target
    return bias.square().mean(), fits.var(dim=1, correction=0).mean()


def one_number_a_place(fits, target):
    """These are bias² and variance at each place, G numbers each.

    Take the mean over the places at the end."""
    bias = fits.mean(dim=1) - target
    return bias.square(), fits.var(dim=1, correction=0)


def sums(fits, target):
    """You add up over the places. On a finer grid the same curves would give more.

    A mean in place of the sum."""
    bias = fits.mean(dim=1) - target
    return bias.square().sum(), fits.var(dim=1, correction=0).sum()


def the_other_order(fits, target):
    """Variance and bias² have changed places.

    bias² comes first."""
    bias = fits.mean(dim=1) - target
    return fits.var(dim=1, correction=0).mean(), bias.square().mean()


def by_definition(fits, target):
    """Both means written out."""
    mean = fits.sum(1) / fits.shape[1]
    variance = ((fits - mean[:, None]) ** 2).mean()
    return ((mean - target) ** 2).mean(), variance


def by_steiner(fits, target):
    """The variance as the mean of squares minus the square of the mean."""
    mean = fits.mean(1)
    return torch.mean((target - mean) ** 2), (fits**2).mean() - (mean**2).mean()


def in_numpy(fits, target):
    """NumPy divides by R unless it is told otherwise."""
    curves, truth = fits.numpy(), target.numpy()
    mean = curves.mean(axis=1)
    return torch.tensor(((mean - truth) ** 2).mean()), torch.tensor(curves.var(axis=1).mean())


EXERCISE = Exercise(
    "04.2",
    "Take the error apart",
    decompose,
    minutes=8,
    difficulty=2,
    why="The two parts add up to the mean squared distance from the truth, for any learner.",
    hints=(
        "The mean fit at each place is a mean over the training sets: which axis is R?",
        "bias² at each place: mean fit minus target, squared. Then the mean over the places.",
        "`fits.var(dim=1, correction=0)` is the variance at each place; take its mean, too.",
    ),
    probes=(
        probe(
            fits=torch.tensor([[0.0, 3.0, 6.0], [1.0, 1.0, 4.0]]), target=torch.tensor([1.0, 3.0])
        ),
        probe(fits=randn(5, 7, seed=1), target=randn(5, seed=2)),
        probe(fits=randn(4, 2, seed=3), target=randn(4, seed=4)),
    ),
    misconceptions=(
        divided_by_one_less,
        signs_cancel,
        bias_not_squared,
        all_of_the_error,
        variance_around_the_truth,
        along_the_curve,
        spread,
        bias_without_sign,
        root_of_bias,
        one_mean_for_all,
        each_with_each,
        one_number_a_place,
        sums,
        the_other_order,
    ),
    also_right=(by_definition, by_steiner, in_numpy),
    gradients=False,
)
