"""Exercise 06.1: the states of a recurrent network with one unit.

Shapes   T steps
"""

import torch

from course_utils.exercises.exercise import Exercise, probe, randn


def rnn_states(x, w, u, b):
    """T -> T: the state after each input, h_t = tanh(w x_t + u h_(t-1) + b), h before it is 0."""
    h, states = torch.zeros(()), []
    for step in x:
        h = torch.tanh(w * step + u * h + b)
        states.append(h)
    return torch.stack(states)


def no_memory(x, w, u, b):
    """Each of your states depends on its own input alone: nothing comes over from the step before.

    Add u times the state before, and keep the new state for the next step."""
    return torch.tanh(w * x + b)


def last_state_alone(x, w, u, b):
    """This is the last state alone. All of them are asked for, one for each input.

    Put each state into a list, and `torch.stack` it at the end."""
    h = torch.zeros(())
    for step in x:
        h = torch.tanh(w * step + u * h + b)
    return h


def inputs_before(x, w, u, b):
    """Your step adds u times the input before. What comes over is the state before: it has all
    earlier inputs in it.

    Keep h from step to step."""
    before = torch.cat([torch.zeros(1), x[:-1]])
    return torch.tanh(w * x + u * before + b)


def weights_swapped(x, w, u, b):
    """The two weights have changed places: w belongs to the input, u to the state.

    w · x_t + u · h_(t-1) + b."""
    h, states = torch.zeros(()), []
    for step in x:
        h = torch.tanh(u * step + w * h + b)
        states.append(h)
    return torch.stack(states)


def no_tanh(x, w, u, b):
    """The tanh is missing, so your states can leave -1 to 1.

    `torch.tanh` around the sum, at each step."""
    h, states = torch.zeros(()), []
    for step in x:
        h = w * step + u * h + b
        states.append(h)
    return torch.stack(states)


def tanh_at_the_end(x, w, u, b):
    """You take the tanh of all states at the end. The next step must already read the tanh.

    Put it into the loop."""
    h, states = torch.zeros(()), []
    for step in x:
        h = w * step + u * h + b
        states.append(h)
    return torch.stack(states).tanh()


def starts_with_the_initial_state(x, w, u, b):
    """Your list begins with the state before the first input, and lacks the last one.

    Append the state after it has read its input."""
    h, states = torch.zeros(()), []
    for step in x:
        states.append(h)
        h = torch.tanh(w * step + u * h + b)
    return torch.stack(states)


def from_the_end(x, w, u, b):
    """You read from the last input to the first.

    Time runs from left to right: `for step in x`."""
    h, states = torch.zeros(()), []
    for step in x.flip(0):
        h = torch.tanh(w * step + u * h + b)
        states.append(h)
    return torch.stack(states)


def without_bias(x, w, u, b):
    """The bias b is missing.

    Add it inside of the tanh."""
    h, states = torch.zeros(()), []
    for step in x:
        h = torch.tanh(w * step + u * h)
        states.append(h)
    return torch.stack(states)


def starts_at_one(x, w, u, b):
    """Your first state already remembers something: the state before the first input is 0.

    Start with `torch.zeros(())`."""
    h, states = torch.ones(()), []
    for step in x:
        h = torch.tanh(w * step + u * h + b)
        states.append(h)
    return torch.stack(states)


def keeps_the_initial_state(x, w, u, b):
    """Your list begins with the state before the first input: one number too many.

    Append each state after it has read its input, or leave out the first: `[1:]`."""
    h = torch.zeros(())
    states = [h]
    for step in x:
        h = torch.tanh(w * step + u * h + b)
        states.append(h)
    return torch.stack(states)


def returns_in_the_loop(x, w, u, b):
    """You return after the first input: only one state is there.

    Move `return` to the left, out of the loop."""
    return torch.tanh(w * x[:1] + b)


def first_input_left_out(x, w, u, b):
    """Your loop begins at the second input; the first state stays 0.

    Read all inputs: `for t in range(len(x))`, and h is 0 before the first."""
    h, states = torch.zeros(()), [torch.zeros(())]
    for step in x[1:]:
        h = torch.tanh(w * step + u * h + b)
        states.append(h)
    return torch.stack(states)


def sigmoid_for_tanh(x, w, u, b):
    """You take the sigmoid: your states are all above 0. The step has a tanh.

    `torch.tanh`."""
    h, states = torch.zeros(()), []
    for step in x:
        h = torch.sigmoid(w * step + u * h + b)
        states.append(h)
    return torch.stack(states)


def filled_in(x, w, u, b):
    """A list that opens with 0."""
    h = [0.0]
    for t in range(len(x)):
        h.append(torch.tanh(w * x[t] + u * h[t] + b))
    return torch.stack(h[1:])


EXERCISE = Exercise(
    "06.1",
    "The states of one unit",
    rnn_states,
    minutes=6,
    difficulty=1,
    why="Three numbers, w, u and b, read a sequence of any length: the same step, again and again.",
    hints=(
        "Keep one number h, 0 at the start. For each input make a new h from the input and the "
        "old h.",
        "`for step in x:` and inside `h = torch.tanh(w * step + u * h + b)`.",
        "Append each h to a list, and return `torch.stack` of the list.",
    ),
    probes=(
        probe(x=torch.tensor([1.0, 2.0, 3.0]), w=0.5, u=0.8, b=0.25),
        probe(x=torch.tensor([-0.7]), w=1.5, u=-0.6, b=0.1),
        probe(x=randn(7, seed=61), w=0.9, u=-1.2, b=-0.3),
    ),
    misconceptions=(
        no_memory,
        last_state_alone,
        inputs_before,
        weights_swapped,
        no_tanh,
        tanh_at_the_end,
        starts_with_the_initial_state,
        from_the_end,
        without_bias,
        starts_at_one,
        keeps_the_initial_state,
        returns_in_the_loop,
        first_input_left_out,
        sigmoid_for_tanh,
    ),
    also_right=(filled_in,),
)
