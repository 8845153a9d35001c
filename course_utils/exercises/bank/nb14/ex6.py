"""Exercise 14.6: attention rollout.

Shapes   L layers   N heads   T tokens that look   S tokens that are looked at
"""

import torch

from course_utils.exercises.exercise import Exercise, probe, randn


def rollout(weights):
    """L times N T S -> T S: through all layers, how much of each token reaches each other one."""
    total = torch.eye(weights[0].shape[-1])
    for layer in weights:
        mixed = layer.detach().mean(dim=0)  # over the heads; nothing is trained here
        total = (mixed + torch.eye(len(mixed))) / 2 @ total
    return total


def no_residual(weights):
    """You multiply the attentions alone. But each layer adds to what a token already was: half of
    it goes straight through.

    Take (mean + identity) / 2 for each layer."""
    total = torch.eye(weights[0].shape[-1])
    for layer in weights:
        total = layer.mean(dim=0) @ total
    return total


def first_layer_on_the_left(weights):
    """Your layers are multiplied in the wrong order. The first layer reads the tokens themselves;
    each later one reads what the layers before it made.

    The new layer stands on the left: `layer @ total`."""
    total = torch.eye(weights[0].shape[-1])
    for layer in weights:
        mixed = layer.mean(dim=0)
        total = total @ ((mixed + torch.eye(len(mixed))) / 2)
    return total


def not_halved(weights):
    """Your rows grow from layer to layer: they sum to 2, 4, 8. Attention plus identity sums to 2.

    Halve it, so that each row is shares of one whole."""
    total = torch.eye(weights[0].shape[-1])
    for layer in weights:
        mixed = layer.mean(dim=0)
        total = (mixed + torch.eye(len(mixed))) @ total
    return total


def heads_are_summed(weights):
    """You sum over the heads, so that attention counts more often than what goes straight through.

    Take the mean over the heads: the first axis of a layer."""
    total = torch.eye(weights[0].shape[-1])
    for layer in weights:
        mixed = layer.sum(dim=0)
        total = (mixed + torch.eye(len(mixed))) / 2 @ total
    return total


def largest_head(weights):
    """You take the largest head for each pair, so that your rows no longer sum to 1. Some programs
    do so; the rollout of the paper takes the mean.

    `layer.mean(dim=0)`."""
    total = torch.eye(weights[0].shape[-1])
    for layer in weights:
        mixed = layer.amax(dim=0)
        total = (mixed + torch.eye(len(mixed))) / 2 @ total
    return total


def one_head(weights):
    """You follow the first head alone.

    Take the mean over all heads of a layer."""
    total = torch.eye(weights[0].shape[-1])
    for layer in weights:
        total = (layer[0] + torch.eye(layer.shape[-1])) / 2 @ total
    return total


def last_layer_only(weights):
    """You look at the last layer alone. What it reads has been mixed by the layers before it.

    Multiply all layers."""
    mixed = weights[-1].mean(dim=0)
    return (mixed + torch.eye(len(mixed))) / 2


def mean_of_layers(weights):
    """You take the mean over the layers. But a later layer reads what an earlier one made: the
    steps follow each other.

    Multiply the matrices, the later one on the left."""
    mixed = torch.stack(list(weights)).mean(dim=(0, 1))
    return (mixed + torch.eye(len(mixed))) / 2


def number_by_number(weights):
    """You multiply number by number. Two steps, one after the other, are a product of matrices.

    Use `@`."""
    total = torch.ones(weights[0].shape[-1], weights[0].shape[-1])
    for layer in weights:
        mixed = layer.mean(dim=0)
        total = (mixed + torch.eye(len(mixed))) / 2 * total
    return total


def transposed(weights):
    """Rows and columns have changed places: row t should say where token t comes from.

    Leave the weights as they are: row t looks, column s is looked at."""
    return rollout(weights).mT


def residual_once(weights):
    """You add the identity once, at the end. Every layer has its own way around attention.

    Add it in each layer, before you multiply."""
    total = torch.eye(weights[0].shape[-1])
    for layer in weights:
        total = layer.mean(dim=0) @ total
    return (total + torch.eye(len(total))) / 2


def stops_after_the_first(weights):
    """This is one layer alone, the first. Perhaps your `return` stands inside the loop.

    Return behind the loop, when all layers are multiplied."""
    mixed = weights[0].mean(dim=0)
    return (mixed + torch.eye(len(mixed))) / 2


def only_the_identity_is_halved(weights):
    """You halve the identity, and not the attention, so that your rows grow by half in each layer.

    Halve the sum of both: brackets around it."""
    total = torch.eye(weights[0].shape[-1])
    for layer in weights:
        mixed = layer.mean(dim=0)
        total = (mixed + torch.eye(len(mixed)) / 2) @ total
    return total


def each_head_alone(weights):
    """You follow each head through all layers and take the mean at the end. But the heads of one
    layer are merged, and every head of the next layer reads all of them.

    Take the mean over the heads in each layer."""
    heads = range(len(weights[0]))
    return torch.stack([one_head([layer[n : n + 1] for layer in weights]) for n in heads]).mean(0)


def layers_averaged(weights):
    """You take the mean over the layers and go through the heads, one after the other. It is the
    other way round: heads work side by side, layers follow each other.

    In a stack of all weights, L N T S, the heads are axis 1."""
    return rollout(list(torch.stack(list(weights)).mean(dim=0)[:, None]))


def ones_are_added(weights):
    """You add 1 to every number. What goes straight through is each token itself: the identity has
    its ones on the diagonal alone.

    Add `torch.eye(T)`."""
    total = torch.eye(weights[0].shape[-1])
    for layer in weights:
        total = (layer.mean(dim=0) + 1) / 2 @ total
    return total


def normalised(weights):
    """Divide each row by its sum, which is 2."""
    total = torch.eye(weights[0].shape[-1])
    for layer in weights:
        mixed = layer.mean(dim=0) + torch.eye(layer.shape[-1])
        total = (mixed / mixed.sum(dim=-1, keepdim=True)) @ total
    return total


def at_once(weights):
    """All matrices first, then one product."""
    layers = [0.5 * layer.mean(dim=0) + 0.5 * torch.eye(layer.shape[-1]) for layer in weights]
    return torch.linalg.multi_dot(layers[::-1])


def without_a_product(weights):
    """Half of what was there, half of what is mixed in."""
    total = torch.eye(weights[0].shape[-1])
    for layer in weights:
        total = total / 2 + layer.mean(dim=0) @ total / 2
    return total


def soft(*sizes, seed):
    """Weights whose rows sum to 1."""
    return list((2 * randn(*sizes, seed=seed)).softmax(dim=-1))


EXERCISE = Exercise(
    "14.6",
    "Attention rollout",
    rollout,
    minutes=12,
    difficulty=3,
    why="Row 0 is [CLS]: an estimate of how much of each patch has reached it. An estimate, since "
    "values, norms and the small networks are left out.",
    hints=(
        "One layer: the mean over the heads, plus the identity for the residual connection, and "
        "half of it all.",
        "Start with `torch.eye(T)`. Each layer acts on what the layers below it made.",
        "`total = (layer.mean(dim=0) + torch.eye(T)) / 2 @ total`, for each layer from the first "
        "to the last.",
    ),
    probes=(
        probe(weights=soft(2, 1, 2, 2, seed=1)),
        probe(weights=soft(3, 2, 4, 4, seed=2)),
        probe(weights=soft(4, 3, 5, 5, seed=3)),
    ),
    misconceptions=(
        no_residual,
        first_layer_on_the_left,
        not_halved,
        heads_are_summed,
        largest_head,
        one_head,
        last_layer_only,
        mean_of_layers,
        number_by_number,
        transposed,
        residual_once,
        stops_after_the_first,
        only_the_identity_is_halved,
        each_head_alone,
        layers_averaged,
        ones_are_added,
    ),
    also_right=(normalised, at_once, without_a_product),
)
