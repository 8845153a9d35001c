"""Exercise 06.5: one step of an LSTM.

Shapes   B batch   C numbers read   D width of the state
"""

import torch
from torch.nn.functional import linear

from course_utils.exercises.exercise import Exercise, probe, randn


def lstm_step(x, h, c, W, U, b):
    """B C, B D, B D -> B D, B D: the new h and c. Rows of W, U, b: gates i, f, candidate, o."""
    i, f, g, o = (x @ W.T + h @ U.T + b).chunk(4, dim=-1)
    c = f.sigmoid() * c + i.sigmoid() * g.tanh()
    return o.sigmoid() * c.tanh(), c


def input_gate_unused(x, h, c, W, U, b):
    """The input gate is computed and never used: the whole candidate goes into the memory. Two
    frames of a deck print it so.

    c = f · c + i · candidate."""
    _, f, g, o = (x @ W.T + h @ U.T + b).chunk(4, dim=-1)
    c = f.sigmoid() * c + g.tanh()
    return o.sigmoid() * c.tanh(), c


def output_without_tanh(x, h, c, W, U, b):
    """Your memory is right. Your h is o · c, without the tanh, and can grow without bound.

    h = o · tanh(c)."""
    i, f, g, o = (x @ W.T + h @ U.T + b).chunk(4, dim=-1)
    c = f.sigmoid() * c + i.sigmoid() * g.tanh()
    return o.sigmoid() * c, c


def forget_before_input(x, h, c, W, U, b):
    """You take the rows as f, i, candidate, o. Here, as in PyTorch, the input gate comes first.

    i, f, g, o = ....chunk(4, dim=-1)."""
    f, i, g, o = (x @ W.T + h @ U.T + b).chunk(4, dim=-1)
    c = f.sigmoid() * c + i.sigmoid() * g.tanh()
    return o.sigmoid() * c.tanh(), c


def candidate_last(x, h, c, W, U, b):
    """You take the rows as i, f, o, candidate. Here the candidate is the third and the output gate
    the fourth.

    i, f, g, o = ....chunk(4, dim=-1)."""
    i, f, o, g = (x @ W.T + h @ U.T + b).chunk(4, dim=-1)
    c = f.sigmoid() * c + i.sigmoid() * g.tanh()
    return o.sigmoid() * c.tanh(), c


def candidate_by_sigmoid(x, h, c, W, U, b):
    """Your candidate is a sigmoid, never below 0, so the memory can only be pushed up.

    The candidate is a tanh; the three gates are sigmoids."""
    i, f, g, o = (x @ W.T + h @ U.T + b).sigmoid().chunk(4, dim=-1)
    c = f * c + i * g
    return o * c.tanh(), c


def gates_not_squeezed(x, h, c, W, U, b):
    """Your gates are no sigmoids: they can be negative, or larger than 1.

    σ around i, f and o."""
    i, f, g, o = (x @ W.T + h @ U.T + b).chunk(4, dim=-1)
    c = f * c + i * g.tanh()
    return o * c.tanh(), c


def reads_the_input_alone(x, h, c, W, U, b):
    """Your gates do not see the state h: the step reads the input alone.

    Add `h @ U.T`."""
    i, f, g, o = (x @ W.T + b).chunk(4, dim=-1)
    c = f.sigmoid() * c + i.sigmoid() * g.tanh()
    return o.sigmoid() * c.tanh(), c


def reads_the_memory(x, h, c, W, U, b):
    """Your gates see the memory c in place of the state h.

    `h @ U.T`."""
    i, f, g, o = (x @ W.T + c @ U.T + b).chunk(4, dim=-1)
    c = f.sigmoid() * c + i.sigmoid() * g.tanh()
    return o.sigmoid() * c.tanh(), c


def old_memory_shown(x, h, c, W, U, b):
    """Your h shows the old memory. It should show the one that was just written.

    Update c first, then h = o · tanh(c)."""
    i, f, g, o = (x @ W.T + h @ U.T + b).chunk(4, dim=-1)
    return o.sigmoid() * c.tanh(), f.sigmoid() * c + i.sigmoid() * g.tanh()


def pair_swapped(x, h, c, W, U, b):
    """You return the memory first. The state h comes first, then c.

    return h, c."""
    i, f, g, o = (x @ W.T + h @ U.T + b).chunk(4, dim=-1)
    c = f.sigmoid() * c + i.sigmoid() * g.tanh()
    return c, o.sigmoid() * c.tanh()


def bias_left_out(x, h, c, W, U, b):
    """The bias b is missing.

    Add it before the sigmoids and the tanh."""
    i, f, g, o = (x @ W.T + h @ U.T).chunk(4, dim=-1)
    c = f.sigmoid() * c + i.sigmoid() * g.tanh()
    return o.sigmoid() * c.tanh(), c


def with_linear(x, h, c, W, U, b):
    """PyTorch's own linear map, gates cut by hand."""
    D = h.shape[1]
    a = linear(x, W, b) + linear(h, U)
    i, f, o = (torch.sigmoid(a[:, k * D : (k + 1) * D]) for k in (0, 1, 3))
    new = f * c + i * torch.tanh(a[:, 2 * D : 3 * D])
    return o * torch.tanh(new), new


def with_one_matrix(x, h, c, W, U, b):
    """[x, h] times one matrix, as the slides have it."""
    i, f, g, o = (torch.cat([x, h], 1) @ torch.cat([W, U], 1).T + b).chunk(4, 1)
    new = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
    return torch.sigmoid(o) * torch.tanh(new), new


EXERCISE = Exercise(
    "06.5",
    "One step of an LSTM",
    lstm_step,
    minutes=8,
    difficulty=2,
    why="Four small layers, two products, one sum: this is all that `nn.LSTM` does at each step.",
    hints=(
        "First all four parts at once: `x @ W.T + h @ U.T + b` is B by 4 D. `.chunk(4, dim=-1)` "
        "cuts it.",
        "The three gates go through a sigmoid, the candidate through a tanh.",
        "`c = f * c + i * g`, then h = o · tanh of the new c; return both.",
    ),
    probes=(
        probe(
            x=torch.tensor([[1.0]]),
            h=torch.tensor([[0.5]]),
            c=torch.tensor([[2.0]]),
            W=torch.tensor([[0.5], [1.5], [-1.0], [1.0]]),
            U=torch.tensor([[1.0], [-0.5], [0.5], [2.0]]),
            b=torch.tensor([0.1, 0.3, -0.2, 0.4]),
        ),
        probe(
            x=randn(2, 3, seed=1),
            h=randn(2, 4, seed=2),
            c=randn(2, 4, seed=3),
            W=randn(16, 3, seed=4),
            U=randn(16, 4, seed=5),
            b=randn(16, seed=6),
        ),
    ),
    misconceptions=(
        input_gate_unused,
        output_without_tanh,
        forget_before_input,
        candidate_last,
        candidate_by_sigmoid,
        gates_not_squeezed,
        reads_the_input_alone,
        reads_the_memory,
        old_memory_shown,
        pair_swapped,
        bias_left_out,
    ),
    also_right=(with_linear, with_one_matrix),
)
