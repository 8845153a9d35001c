"""Exercise 12.6: how many words two texts share."""

from course_utils.exercises.exercise import Exercise, probe


def overlap(a, b):
    """Two lists of words -> the different words that both have, divided by the different words that
    at least one has."""
    return len(set(a) & set(b)) / len(set(a) | set(b))


def of_the_first(a, b):
    """You divide by the words of the first text only. Then a long second text always looks close.

    Divide by the words that at least one of the two has: `set(a) | set(b)`."""
    return len(set(a) & set(b)) / len(set(a))


def of_the_second(a, b):
    """You divide by the words of the second text only. Then a long first text always looks close.

    Divide by the words that at least one of the two has: `set(a) | set(b)`."""
    return len(set(a) & set(b)) / len(set(b))


def of_the_smaller(a, b):
    """You divide by the smaller of the two. Then one word that is in a long text has all in common
    with it.

    Divide by the words that at least one of the two has: `set(a) | set(b)`."""
    return len(set(a) & set(b)) / min(len(set(a)), len(set(b)))


def only_counted(a, b):
    """You count the shared words. Long texts share many words with any other.

    Divide by the number of different words that at least one of the two has."""
    return len(set(a) & set(b))


def of_the_sum(a, b):
    """You divide by the sum of the two sizes, which counts shared words twice. Two equal texts
    would get one half.

    Divide by the size of the union: `set(a) | set(b)`."""
    return len(set(a) & set(b)) / (len(set(a)) + len(set(b)))


def dice(a, b):
    """You divide twice the shared words by the sum of the sizes. That is another measure, named
    after Dice.

    Divide the shared words by the size of the union."""
    return 2 * len(set(a) & set(b)) / (len(set(a)) + len(set(b)))


def repeated_words_count(a, b):
    """A word that is repeated counts more than once here. The question is about different words.

    Make a `set` of each list first."""
    return sum(word in b for word in a) / len(set(a) | set(b))


def repeated_words_below(a, b):
    """You divide by the number of all words, with their repetitions.

    Divide by the number of different words that at least one of the two has."""
    return len(set(a) & set(b)) / (len(a) + len(b))


def of_the_difference(a, b):
    """You count the words that only one of the two has: that is how far apart they are.

    `&` gives the words that both have."""
    return len(set(a) ^ set(b)) / len(set(a) | set(b))


def in_percent(a, b):
    """Yours is in percent. A share lies between 0 and 1.

    Leave out the 100."""
    return 100 * len(set(a) & set(b)) / len(set(a) | set(b))


def rounded_down(a, b):
    """`//` cuts off everything behind the point, and a share becomes 0 or 1.

    Divide with `/`."""
    return len(set(a) & set(b)) // len(set(a) | set(b))


def by_counting(a, b):
    """With a loop."""
    shared = [word for word in set(a) if word in b]
    return len(shared) / len({*a, *b})


EXERCISE = Exercise(
    "12.6",
    "Shared words",
    overlap,
    minutes=4,
    difficulty=1,
    why="One line that knows nothing of meaning, and it tells whether a task asks for meaning.",
    hints=(
        "`set(a)` has each word once. `&` is what both sets have, `|` what at least one has.",
        "`len(...)` of the one, divided by `len(...)` of the other.",
    ),
    probes=(
        probe(a=["the", "cat", "sat"], b=["a", "cat", "ran", "off"]),
        probe(a=["to", "be", "or", "not", "to", "be"], b=["to", "be", "to", "do"]),
        probe(a=["so", "so"], b=["so"]),
        probe(a=["yes"], b=["no", "no"]),
    ),
    misconceptions=(
        of_the_first,
        of_the_second,
        of_the_smaller,
        only_counted,
        of_the_sum,
        dice,
        repeated_words_count,
        repeated_words_below,
        of_the_difference,
        in_percent,
        rounded_down,
    ),
    also_right=(by_counting, lambda a, b: len({*a} & {*b}) / len({*a}.union(b))),
)
