"""Exercise 13.7: how much larger a step has become."""

from course_utils.exercises.exercise import Exercise


def growth():
    return 3_200_000 / (512 * 1024)


def as_printed():
    """You divide 3.2 million by 512. But 512 counts sequences of 1,024 tokens, and 3.2 million
    counts tokens.

    Bring both to tokens first."""
    return 3_200_000 / 512


def from_the_first():
    """This is the growth since GPT-1, whose step has 64 sequences of 512 tokens.

    GPT-2's has 512 sequences of 1,024 tokens."""
    return 3_200_000 / (64 * 512)


def sequences_of_512():
    """You take GPT-2's sequences to be 512 tokens long. 512 is how many there are; each has 1,024
    tokens.

    512 · 1,024 tokens."""
    return 3_200_000 / (512 * 512)


def both_in_sequences():
    """This is the growth in sequences: 1,562.5 of 2,048 tokens against 512. Asked for are tokens.

    GPT-2: 512 · 1,024 tokens."""
    return 3_200_000 / 2048 / 512


def times_its_length():
    """You multiply 3.2 million by 2,048. It counts tokens already.

    Only GPT-2's 512 are sequences."""
    return 3_200_000 * 2048 / (512 * 1024)


def thousands():
    """You take 1,000 for 1,024: a sequence of GPT-2 has 1,024 tokens.

    3,200,000 / (512 · 1,024)."""
    return 6.25


def rounded_off():
    """About 6 is right, but too rough.

    Give it with one digit behind the point."""
    return 6


def turned_round():
    """You divide GPT-2's step by GPT-3's.

    The growth is above 1."""
    return 512 * 1024 / 3_200_000


EXERCISE = Exercise(
    "13.7",
    "Batches in one unit",
    growth,
    minutes=3,
    difficulty=1,
    why="6.1 times, not 6,250 times: before two numbers are compared, look for their units.",
    hints=(
        "What does each number count: sequences, or tokens?",
        "GPT-2: 512 sequences of 1,024 tokens are 524,288 tokens.",
        "3,200,000 / 524,288.",
    ),
    misconceptions=(
        as_printed,
        from_the_first,
        sequences_of_512,
        both_in_sequences,
        times_its_length,
        thousands,
        rounded_off,
        turned_round,
    ),
    also_right=(lambda: 6.1, lambda: 6.10, lambda: 3.2e6 / 524_288),
)
