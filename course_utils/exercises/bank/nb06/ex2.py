"""Exercise 06.2: backpropagation through time, one term for each step.

Shapes   T steps
"""

import torch

from course_utils.exercises.exercise import Exercise, probe


def bptt_terms(h, u):
    """T -> T: what each use of u adds to dL/du, for L = h_T, the last state."""
    terms, slope = torch.zeros_like(h), 1.0  # slope is dL/dh_t
    for t in reversed(range(len(h))):
        inner = slope * (1 - h[t] ** 2)  # through the tanh: dL/d(u h_(t-1) + ...)
        terms[t] = inner * h[t - 1] if t else 0.0
        slope = inner * u
    return terms


def last_step_alone(h, u):
    """Only the last use of u gets a gradient. But u was used at every step, and each use had a part
    in the last state.

    Go back in time: dL/dh_(t-1) is dL/dh_t times (1 - h_t²) times u."""
    terms = torch.zeros_like(h)
    terms[-1] = (1 - h[-1] ** 2) * h[-2] if len(h) > 1 else 0.0
    return terms


def one_sum(h, u):
    """This is the sum of the terms, the whole gradient. Here each step's own term is asked for.

    Return the row of terms before you add them up."""
    return bptt_terms(h, u).sum()


def tanh_forgotten(h, u):
    """The slope of the tanh is missing: each step multiplies by 1 - h_t².

    dL/da_t = dL/dh_t · (1 - h_t²), where h_t = tanh(a_t)."""
    terms, slope = torch.zeros_like(h), 1.0
    for t in reversed(range(len(h))):
        terms[t] = slope * h[t - 1] if t else 0.0
        slope = slope * u
    return terms


def weight_forgotten(h, u):
    """On the way back your slope passes the tanh, but not the weight u.

    a_t = w x_t + u h_(t-1) + b, so dL/dh_(t-1) is dL/da_t times u."""
    terms, slope = torch.zeros_like(h), 1.0
    for t in reversed(range(len(h))):
        slope = slope * (1 - h[t] ** 2)
        terms[t] = slope * h[t - 1] if t else 0.0
    return terms


def own_state(h, u):
    """You multiply by h_t. At step t the weight u multiplies the state before, h_(t-1).

    The derivative of u · h_(t-1) for u is h_(t-1); before the first step it is 0."""
    terms, slope = torch.zeros_like(h), 1.0
    for t in reversed(range(len(h))):
        inner = slope * (1 - h[t] ** 2)
        terms[t] = inner * h[t]
        slope = inner * u
    return terms


def wrapped_around(h, u):
    """Your first term is not 0: `h[t - 1]` at t = 0 is `h[-1]`, the last state, to Python.

    Before the first step the state is 0, so the first term is 0."""
    terms, slope = torch.zeros_like(h), 1.0
    for t in reversed(range(len(h))):
        inner = slope * (1 - h[t] ** 2)
        terms[t] = inner * h[t - 1]
        slope = inner * u
    return terms


def forwards(h, u):
    """Your slope starts at the first step and goes forward. The loss is the last state: dL/dh_T is
    1, and the steps before it follow on the way back.

    `reversed(range(len(h)))`."""
    terms, slope = torch.zeros_like(h), 1.0
    for t in range(len(h)):
        inner = slope * (1 - h[t] ** 2)
        terms[t] = inner * h[t - 1] if t else 0.0
        slope = inner * u
    return terms


def slope_of_the_state_before(h, u):
    """You take the slope of the tanh at the state before, 1 - h_(t-1)². The tanh of step t gives
    h_t.

    1 - h_t²."""
    terms, slope = torch.zeros_like(h), 1.0
    for t in reversed(range(len(h))):
        before = h[t - 1] if t else 0.0
        inner = slope * (1 - before**2)
        terms[t] = inner * before
        slope = inner * u
    return terms


def reversed_order(h, u):
    """The numbers are right, their order is not: your first term is that of the last step.

    Term t belongs at place t."""
    terms, slope = [], 1.0
    for t in reversed(range(len(h))):
        inner = slope * (1 - h[t] ** 2)
        terms.append(inner * h[t - 1] if t else torch.zeros(()))
        slope = inner * u
    return torch.stack(terms)


def last_step_left_out(h, u):
    """Your walk back begins one step too early: the last use of u adds nothing.

    `reversed(range(len(h)))` begins with the last step, len(h) - 1."""
    terms, slope = torch.zeros_like(h), 1.0
    for t in range(len(h) - 2, 0, -1):
        inner = slope * (1 - h[t] ** 2)
        terms[t] = inner * h[t - 1]
        slope = inner * u
    return terms


def weight_too_early(h, u):
    """Each of your terms has one factor u too many: you multiply by u before you take the term.

    First inner = slope · (1 - h_t²), then the term, then slope = inner · u for the step before."""
    terms, slope = torch.zeros_like(h), 1.0
    for t in reversed(range(len(h))):
        slope = slope * (1 - h[t] ** 2) * u
        terms[t] = slope * h[t - 1] if t else 0.0
    return terms


def mean_of_steps(h, u):
    """You divide by the number of steps. The gradient is the sum of the terms, not their mean.

    Leave each term as it is."""
    return bptt_terms(h, u) / len(h)


def all_at_once(h, u):
    """Products of slopes from the end."""
    local = 1 - h**2
    later = torch.cat([local[1:] * u, torch.ones(1)])
    slopes = later.flip(0).cumprod(0).flip(0)
    return slopes * local * torch.cat([torch.zeros(1), h[:-1]])


EXERCISE = Exercise(
    "06.2",
    "Backpropagation through time",
    bptt_terms,
    minutes=10,
    difficulty=3,
    why="One weight, used T times: its gradient is the sum of T terms, and the early ones have "
    "come a long way.",
    hints=(
        "Start at the end: dL/dh_T = 1. Then through the tanh of that step, whose slope is "
        "1 - h_T².",
        "What u adds at step t is dL/dh_t · (1 - h_t²) · h_(t-1). Before the first step h is 0.",
        "To the step before: dL/dh_(t-1) = dL/dh_t · (1 - h_t²) · u. Walk "
        "`for t in reversed(range(len(h)))`.",
    ),
    probes=(
        probe(h=torch.tensor([0.5, 0.8]), u=0.5),
        probe(h=torch.tensor([0.4]), u=0.5),
        probe(h=torch.tensor([0.46, 0.88, -0.3, 0.6, 0.2]), u=0.8),
        probe(h=torch.tensor([-0.2, 0.7, 0.1, -0.5]), u=-1.3),
    ),
    misconceptions=(
        last_step_alone,
        one_sum,
        tanh_forgotten,
        weight_forgotten,
        own_state,
        wrapped_around,
        forwards,
        slope_of_the_state_before,
        reversed_order,
        last_step_left_out,
        weight_too_early,
        mean_of_steps,
    ),
    also_right=(all_at_once,),
)
