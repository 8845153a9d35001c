"""An answer of two parts: one step of an LSTM.

Shapes   B batch   D hidden width
"""

import torch

from course_utils.exercises.exercise import Exercise, probe, randn


def lstm_step(gates, state):
    """B 4D, (B D, B D) -> (B D, B D): new h and c from the gates i, f, g, o and old (h, c)."""
    i, f, g, o = gates.chunk(4, dim=-1)
    c = f.sigmoid() * state[1] + i.sigmoid() * g.tanh()
    return o.sigmoid() * c.tanh(), c


def forgets_nothing(gates, state):
    """Your old memory is added in full: the forget gate is not used.

    Multiply the old c with `f.sigmoid()`."""
    i, _, g, o = gates.chunk(4, dim=-1)
    c = state[1] + i.sigmoid() * g.tanh()
    return o.sigmoid() * c.tanh(), c


def no_tanh_on_the_way_out(gates, state):
    """Your h is not bounded by 1: the memory goes out without a tanh.

    h = o · tanh(c)."""
    i, f, g, o = gates.chunk(4, dim=-1)
    c = f.sigmoid() * state[1] + i.sigmoid() * g.tanh()
    return o.sigmoid() * c, c


def old_memory(gates, state):
    """You return the old c: the next step would start from the same memory.

    Return the c that you computed."""
    return lstm_step(gates, state)[0], state[1] + 0


def carries_h(gates, state):
    """You carry h over instead of c: the first part of the state is what was shown, not remembered.

    The memory is the second part of the state."""
    return lstm_step(gates, (state[1], state[0]))


EXERCISE = Exercise(
    "99.1",
    "One step of an LSTM",
    lstm_step,
    minutes=6,
    difficulty=2,
    why="The memory passes through a sum, so a gradient survives many steps.",
    hints=("Four gates, two lines.",),
    probes=(
        probe(
            gates=torch.tensor([[0.0, 1.0, 1.0, 2.0]]),
            state=(torch.tensor([[0.5]]), torch.tensor([[2.0]])),
        ),
        probe(gates=randn(2, 20, seed=1), state=(randn(2, 5, seed=2), randn(2, 5, seed=3))),
    ),
    misconceptions=(forgets_nothing, no_tanh_on_the_way_out, old_memory, carries_h),
    also_right=(lambda gates, state: list(lstm_step(gates, state)),),
)
