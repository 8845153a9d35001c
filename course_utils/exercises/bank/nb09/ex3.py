"""Exercise 09.3: what each head adds to the output.

Shapes   B batch   N heads   T tokens   K width of one head   D = N K d_model
"""

import torch
from einops import rearrange

from course_utils.exercises.exercise import Exercise, probe, randn


def contributions(heads, w_o):
    """B N T K, D D -> B N T D: the part of concat(heads) @ w_o that comes from each head."""
    slices = rearrange(w_o, "(n k) d -> n k d", n=heads.shape[1])
    return heads @ slices


def columns_of_w_o(heads, w_o):
    """You cut W^O by columns. In `concat @ w_o` the numbers of head n meet K rows of w_o.

    The rows are the first axis of `w_o`."""
    return heads @ rearrange(w_o, "d (n k) -> n k d", n=heads.shape[1])


def dealt_out(heads, w_o):
    """You deal the rows of W^O out to the heads in turn. Head n has K rows that stand together.

    The head is the slower of the two axes: `(n k)`, not `(k n)`."""
    return heads @ rearrange(w_o, "(k n) d -> n k d", n=heads.shape[1])


def one_slice_for_all(heads, w_o):
    """You multiply every head with the first slice of W^O: that is the place of the first head.

    Head n has rows nK to (n+1)K to itself."""
    return heads @ w_o[: heads.shape[3]]


def already_summed(heads, w_o):
    """This is the output itself, the sum over the heads.

    Stop before the sum: one D-vector for each head and token."""
    return rearrange(heads, "b n t k -> b t (n k)") @ w_o


def equal_shares(heads, w_o):
    """You divide the output equally among the heads. Each head adds what it adds: some much, some
    little.

    Multiply each head with its own rows of `w_o`."""
    output = rearrange(heads, "b n t k -> b t (n k)") @ w_o
    return torch.stack([output / heads.shape[1]] * heads.shape[1], dim=1)


def not_projected(heads, w_o):
    """Your heads stand in their slices of the concatenation, before W^O.

    W^O still mixes them into all D numbers: multiply."""
    alone = torch.zeros(*heads.shape[:3], len(w_o))
    for n, head in enumerate(heads.unbind(dim=1)):
        alone[:, n].unflatten(-1, (heads.shape[1], -1))[:, :, n] = head
    return alone


def heads_before_the_batch(heads, w_o):
    """Your parts are right, but the heads stand in front of the batch: N B T D.

    `torch.stack(parts, dim=1)` puts them behind the batch."""
    return contributions(heads, w_o).transpose(0, 1)


EXERCISE = Exercise(
    "09.3",
    "What each head adds",
    contributions,
    minutes=8,
    difficulty=2,
    why="The output is a sum with one term for each head, so a head can be switched off by leaving "
    "out its term. Section 7 does that to a trained model.",
    hints=(
        "Write `concat @ w_o` for two heads: which rows of w_o meet the numbers of head 1?",
        "Cut w_o into N slices of K rows each: N K D.",
        "`heads @ slices`: B N T K times N K D. The batch axis is broadcast.",
    ),
    probes=(
        probe(heads=randn(1, 2, 1, 2, seed=1), w_o=randn(4, 4, seed=2)),
        probe(heads=randn(2, 3, 5, 4, seed=3), w_o=randn(12, 12, seed=4)),
    ),
    misconceptions=(
        columns_of_w_o,
        dealt_out,
        one_slice_for_all,
        already_summed,
        equal_shares,
        not_projected,
        heads_before_the_batch,
    ),
    also_right=(
        lambda heads, w_o: torch.einsum(
            "bntk,nkd->bntd", heads, w_o.unflatten(0, (heads.shape[1], -1))
        ),
        lambda heads, w_o: torch.stack(
            [h @ rows for h, rows in zip(heads.unbind(1), w_o.chunk(heads.shape[1]), strict=True)],
            dim=1,
        ),
    ),
)
