"""Exercise 06.7: from one GRU convention to the other.

Shapes   C numbers read   D width of the state
"""

import torch

from course_utils.exercises.exercise import Exercise, probe, randn


def turned_over(W, b):
    """3D C, 3D -> 3D C, 3D: rows are reset, update, candidate; z becomes 1 - z, all else stays."""
    D = len(b) // 3
    sign = torch.ones(3 * D)
    sign[D : 2 * D] = -1
    return sign[:, None] * W, sign * b


def one_minus_the_weights(W, b):
    """You take 1 minus the weights. The sum that goes into the sigmoid then becomes another number,
    but not its opposite.

    1 - σ(a) = σ(-a): which change of W and b turns a into -a?"""
    D = len(b) // 3
    W, b = W.clone(), b.clone()
    W[D : 2 * D], b[D : 2 * D] = 1 - W[D : 2 * D], 1 - b[D : 2 * D]
    return W, b


def all_rows(W, b):
    """You turn all rows. The reset gate and the candidate are the same in both conventions.

    Turn the rows of the update gate alone: D to 2 D."""
    return -W, -b


def reset_rows(W, b):
    """You turn the rows of the reset gate. The conventions differ in the update gate.

    Rows are reset, update, candidate: take D to 2 D."""
    D = len(b) // 3
    sign = torch.ones(3 * D)
    sign[:D] = -1
    return sign[:, None] * W, sign * b


def candidate_rows(W, b):
    """You turn the rows of the candidate. The conventions differ in the update gate.

    Rows are reset, update, candidate: take D to 2 D."""
    D = len(b) // 3
    sign = torch.ones(3 * D)
    sign[2 * D :] = -1
    return sign[:, None] * W, sign * b


def bias_forgotten(W, b):
    """Your matrix is right, your bias is as before. It goes into the same sigmoid.

    -a = -W x - b: turn both."""
    D = len(b) // 3
    sign = torch.ones(3 * D)
    sign[D : 2 * D] = -1
    return sign[:, None] * W, b


def gates_exchanged(W, b):
    """You exchange the rows of the two gates. Both conventions have them in this order; what
    differs is the sense of z.

    1 - σ(a) = σ(-a)."""
    D = len(b) // 3
    order = torch.cat([torch.arange(D, 2 * D), torch.arange(D), torch.arange(2 * D, 3 * D)])
    return W[order], b[order]


def unchanged(W, b):
    """Nothing has changed: z still keeps what it should take.

    1 - σ(a) = σ(-a): turn the sign of what goes into the update gate."""
    return W.clone(), b.clone()


def by_chunks(W, b):
    """Cut, turn, join."""
    r, z, n = W.chunk(3)
    b_r, b_z, b_n = b.chunk(3)
    return torch.cat([r, -z, n]), torch.cat([b_r, -b_z, b_n])


def on_copies(W, b):
    """Copies, changed in place."""
    D = W.shape[0] // 3
    W, b = W.clone(), b.clone()
    W[D : 2 * D] *= -1
    b[D : 2 * D] *= -1
    return W, b


EXERCISE = Exercise(
    "06.7",
    "Translate a GRU",
    turned_over,
    minutes=5,
    difficulty=2,
    why="The two conventions are one family of functions under two names for the weights. Who "
    "copies weights from one to the other without this gets another network.",
    hints=(
        "The update gate is σ(a). You need 1 - σ(a). Is this the sigmoid of something?",
        "1 - σ(a) = σ(-a). So a, which is W x + b in these rows, must change its sign.",
        "`reset, update, candidate = W.chunk(3)`, then `torch.cat` with the middle one turned; the "
        "same for b.",
    ),
    probes=(
        probe(W=torch.tensor([[1.0], [2.0], [3.0]]), b=torch.tensor([0.5, 0.25, -1.0])),
        probe(W=randn(12, 3, seed=7), b=randn(12, seed=8)),
    ),
    misconceptions=(
        one_minus_the_weights,
        all_rows,
        reset_rows,
        candidate_rows,
        bias_forgotten,
        gates_exchanged,
        unchanged,
    ),
    also_right=(by_chunks, on_copies),
)
