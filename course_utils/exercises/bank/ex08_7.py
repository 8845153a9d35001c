"""Exercise 08.7: equivariant or invariant.

Shapes   T tokens   D width. In every probe T = D = 3, so that no slip shows in a shape.
"""

import torch

from course_utils.exercises.exercise import Exercise, probe, randn


def is_equivariant(f, x, permutation):
    """True if f of the permuted tokens is the permuted f of the tokens; f maps T D to T D."""
    return torch.allclose(f(x[permutation]), f(x)[permutation], atol=1e-5)


def asks_for_invariance(f, x, permutation):
    """You compare f(x[permutation]) with f(x). That is invariance: the order leaves no trace at
    all.

    Equivariance: the output is permuted as the input was."""
    return torch.allclose(f(x[permutation]), f(x))


def undoes_the_permutation(f, x, permutation):
    """You permute the output the other way round: `argsort` of a permutation is its inverse.

    Index both with the same `permutation`."""
    return torch.allclose(f(x[permutation]), f(x)[permutation.argsort()])


def to_the_last_bit(f, x, permutation):
    """You compare floats with `==`: a sum in another order already differs in the last digit.

    `torch.allclose` allows for rounding."""
    return bool((f(x[permutation]) == f(x)[permutation]).all())


def compares_the_sums(f, x, permutation):
    """You compare one number, the sum: sorting keeps it too, and is not equivariant.

    Compare entry by entry."""
    return torch.allclose(f(x[permutation]).sum(), f(x)[permutation].sum())


def permutes_the_width(f, x, permutation):
    """You permute the columns, which are the features. The tokens are the rows.

    `x[permutation]` reorders the first axis."""
    return torch.allclose(f(x[:, permutation]), f(x)[:, permutation])


def permutes_the_input_only_once(f, x, permutation):
    """Your test is True for every function: do both sides compute the same?

    On the left permute before f, on the right after it."""
    return torch.allclose(f(x)[permutation], f(x)[permutation])


def excludes_invariance(f, x, permutation):
    """You call a function equivariant only if it is not invariant. One that gives every token the
    same, such as the mean, is both.

    Leave out the second condition."""
    invariant = torch.allclose(f(x[permutation]), f(x))
    return is_equivariant(f, x, permutation) and not invariant


def double(x):
    return 2 * x


def linear_map(x):
    return x @ X


def self_attention(x):
    return (x @ x.mT).softmax(dim=-1) @ x


def causal_attention(x):
    scores = (x @ x.mT).masked_fill(~torch.ones(3, 3).tril().bool(), -torch.inf)
    return scores.softmax(dim=-1) @ x


def mean_everywhere(x):
    return x.mean(dim=0).expand_as(x)


def sort_tokens(x):
    return x.sort(dim=0).values


def add_total(x):
    return x + sum(x)  # row after row, so that rounding depends on their order


def add_a_little_position(x):
    return x + 0.001 * torch.arange(3)[:, None]


X = randn(3, 3, seed=9, dtype=torch.float64)
TENTHS = torch.tensor([[0.1, 0.1, 0.1], [0.2, 0.2, 0.2], [0.3, 0.3, 0.3]], dtype=torch.float64)
CYCLE, REVERSED = torch.tensor([1, 2, 0]), torch.tensor([2, 1, 0])

EXERCISE = Exercise(
    "08.7",
    "Equivariant or invariant",
    8,
    2,
    is_equivariant,
    why="Self-attention is equivariant, not invariant: permuted tokens give permuted outputs. Only "
    "pooling over the tokens makes it invariant.",
    hints=(
        "Two ways lead from x to an output in another order: permute, then f; or f, then permute.",
        "`x[permutation]` permutes the tokens, `f(x)[permutation]` the outputs.",
        "`torch.allclose(a, b, atol=1e-5)` is True if two tensors agree but for rounding.",
    ),
    probes=(
        probe(f=double, x=TENTHS, permutation=CYCLE),
        probe(f=self_attention, x=X, permutation=CYCLE),
        probe(f=linear_map, x=X, permutation=CYCLE),
        probe(f=sort_tokens, x=X, permutation=CYCLE),
        probe(f=mean_everywhere, x=X, permutation=CYCLE),
        probe(f=causal_attention, x=X, permutation=CYCLE),
        probe(f=add_total, x=TENTHS, permutation=REVERSED),
        probe(f=add_a_little_position, x=X, permutation=CYCLE),
    ),
    misconceptions=(
        asks_for_invariance,
        undoes_the_permutation,
        to_the_last_bit,
        compares_the_sums,
        permutes_the_width,
        permutes_the_input_only_once,
        excludes_invariance,
    ),
    also_right=(
        lambda f, x, permutation: torch.isclose(f(x[permutation]), f(x)[permutation]).all().item(),
        lambda f, x, permutation: (f(x[permutation]) - f(x)[permutation]).abs().max().item() < 1e-5,
        lambda f, x, permutation: all(
            torch.allclose(f(x[permutation])[t], f(x)[s]) for t, s in enumerate(permutation)
        ),
    ),
)
