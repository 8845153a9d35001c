"""Exercise 06.4: one update of a memory, with a pencil."""

import math

from course_utils.exercises.exercise import Exercise


def new_memory():
    return 0.9 * 2 + 0.5 * 0.6


def input_gate_unused():
    """2.4 writes all of the candidate: 0.9 · 2 + 0.6. The input gate lets only half of it in.

    Multiply the candidate by i."""
    return 0.9 * 2 + 0.6


def gates_swapped():
    """1.54 has the gates the wrong way round: f belongs to the old memory, i to the candidate.

    f · c + i · candidate."""
    return 0.5 * 2 + 0.9 * 0.6


def forget_gate_forgets():
    """0.5 takes f = 0.9 as the share that is forgotten. In spite of its name f is what is kept.

    Keep 0.9 of the old memory."""
    return 0.1 * 2 + 0.5 * 0.6


def gates_tied():
    """1.86 writes what was forgotten, i = 1 - f. Here the input gate has a value of its own, 0.5.

    Use i = 0.5."""
    return 0.9 * 2 + 0.1 * 0.6


def nothing_forgotten():
    """2.3 keeps all of the old memory. The forget gate keeps only 0.9 of it.

    Multiply the old memory by f."""
    return 2 + 0.5 * 0.6


def nothing_written():
    """1.8 is what is kept, 0.9 · 2. What is written comes on top of it.

    Add i times the candidate."""
    return 0.9 * 2


def the_state():
    """You have squeezed the memory by a tanh. It is asked for as it is.

    f · c + i · candidate, without a tanh."""
    return math.tanh(0.9 * 2 + 0.5 * 0.6)


EXERCISE = Exercise(
    "06.4",
    "A memory by hand",
    new_memory,
    minutes=2,
    difficulty=1,
    why="Keep some of the old, add some of the new: two products and a sum, and no matrix between "
    "one memory and the next.",
    hints=(
        "The forget gate says which share of the old memory stays.",
        "0.9 of 2, and half of 0.6.",
    ),
    misconceptions=(
        input_gate_unused,
        gates_swapped,
        forget_gate_forgets,
        gates_tied,
        nothing_forgotten,
        nothing_written,
        the_state,
    ),
    also_right=(lambda: 2.1, lambda: 21 / 10),
)
