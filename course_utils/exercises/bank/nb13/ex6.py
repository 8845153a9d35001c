"""Exercise 13.6: the best that a prompt allows."""

from course_utils.exercises.exercise import Exercise, probe


def best_accuracy(shots, keys, values):
    """So many different keys stand in the prompt with their values; then any key is asked. The
    share of right answers of a reader who looks up what is there, and else guesses."""
    known = shots / keys
    return known + (1 - known) / values


def never_guesses(shots, keys, values):
    """You count only the keys that stand in the prompt. The reader also guesses the others, and is
    sometimes right.

    A guess among `values` equally likely values is right once in `values` times."""
    return shots / keys


def guesses_always(shots, keys, values):
    """You add the guess to every question. It only counts where the key is not in the prompt.

    That happens in a share 1 − shots / keys of the questions."""
    return shots / keys + 1 / values


def guesses_among_keys(shots, keys, values):
    """You guess among the keys. What is guessed is a value.

    One in `values`."""
    return shots / keys + (1 - shots / keys) / keys


def looks_among_values(shots, keys, values):
    """The asked key is one of `keys`: so it stands in the prompt in a share shots / keys of the
    questions, not shots / values.

    Exchange the two."""
    return shots / values + (1 - shots / values) / values


def one_is_enough(shots, keys, values):
    """You take one example to be enough. Here each key has a value of its own: another key's value
    tells nothing.

    Only the keys in the prompt are known."""
    return 1.0 if shots else 1 / values


def the_better_of_both(shots, keys, values):
    """You take the larger of two shares. But the reader does both: looks up what is there, and
    guesses the rest.

    Add, to shots / keys, the guesses in the remaining share."""
    return max(shots / keys, 1 / values)


def whole_numbers_only(shots, keys, values):
    """`//` drops what stands behind the point: 4 // 8 is 0.

    Use `/`."""
    known = shots // keys
    return known + (1 - known) / values


def in_percent(shots, keys, values):
    """This is in per cent. A share lies between 0 and 1.

    Leave out the 100."""
    return 100 * best_accuracy(shots, keys, values)


def without_brackets(shots, keys, values):
    """More than 1 cannot be right. The division by `values` binds more closely than the minus.

    Write (1 - shots / keys) / values, with its brackets."""
    return shots / keys + 1 - shots / keys / values


def only_the_guess(shots, keys, values):
    """You count only the guesses.

    Add the share of keys that are looked up, shots / keys."""
    return (1 - shots / keys) / values


EXERCISE = Exercise(
    "13.6",
    "The best that a prompt allows",
    best_accuracy,
    minutes=5,
    difficulty=2,
    why="With it you can tell a model that reads its prompt from one that is only lucky: compare, "
    "not with 0, but with what guessing gives.",
    hints=(
        "How often does the asked key stand in the prompt? Then the answer is certain.",
        "Else it is a guess among `values` equally likely values.",
        "shots / keys + (1 − shots / keys) / values.",
    ),
    probes=(
        probe(shots=4, keys=8, values=5),
        probe(shots=0, keys=8, values=6),
        probe(shots=8, keys=8, values=6),
        probe(shots=3, keys=10, values=4),
        probe(shots=2, keys=5, values=7),
    ),
    misconceptions=(
        never_guesses,
        guesses_always,
        guesses_among_keys,
        looks_among_values,
        one_is_enough,
        the_better_of_both,
        whole_numbers_only,
        in_percent,
        without_brackets,
        only_the_guess,
    ),
    also_right=(
        lambda shots, keys, values: (shots + (keys - shots) / values) / keys,
        lambda n, k, v: 1 - (1 - n / k) * (1 - 1 / v),
    ),
)
