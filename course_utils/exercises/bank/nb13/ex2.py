"""Exercise 13.2: perplexity with a pencil."""

from course_utils.exercises.exercise import Exercise


def perplexity():
    return 2 ** ((1 + 3 + 3 + 5) / 4)


def one_over_the_mean():
    """You took the mean of the four probabilities first. Probabilities of one text multiply; their
    logarithms add.

    Take the mean of the bits 1, 3, 3, 5, then go back."""
    return 1 / ((1 / 2 + 1 / 8 + 1 / 8 + 1 / 32) / 4)


def mean_of_the_inverses():
    """You took the mean of 2, 8, 8 and 32. Perplexity is their geometric mean: the fourth root of
    their product.

    Take the mean of the logarithms, then go back."""
    return (2 + 8 + 8 + 32) / 4


def bits():
    """3 is the mean number of bits. Perplexity is the number of equally likely choices that
    they stand for.

    Raise 2 to it."""
    return 3


def bits_of_the_word():
    """12 is the number of bits of the whole word. Perplexity is for each character.

    Divide by 4, then raise 2 to it."""
    return 12


def of_the_word():
    """You forgot to divide: 4,096 is for the whole word, which has four characters.

    Take the mean of the bits before you raise 2 to it."""
    return 4096


def in_nats():
    """2.08 is the mean in nats, 3 ln 2: what the model pays for a character. Perplexity is the
    number of equally likely choices that this stands for.

    Raise e to it."""
    return 2.08


def of_the_word_turned_round():
    """This is the probability of the whole word, 1/4096. Perplexity is for each character, and is
    one over a probability.

    Take the fourth root, then one over it."""
    return 1 / 4096


def base_e():
    """Your mean is in bits, but you raised e to it. That fits nats.

    Three bits are 2³ choices."""
    return 2.718281828459045**3


def probability():
    """This is a probability. Perplexity is one over the (geometric) mean of the probabilities.

    How many equally likely choices have this probability each?"""
    return 1 / 8


EXERCISE = Exercise(
    "13.2",
    "Perplexity with a pencil",
    perplexity,
    minutes=4,
    difficulty=1,
    why="Perplexity 8: on average the model was as unsure as if it had eight equally likely "
    "characters to choose from.",
    hints=(
        "A probability of 1/2 is 1 bit, 1/4 is 2 bits, 1/8 is 3 bits, 1/32 is 5 bits.",
        "The mean of 1, 3, 3 and 5 bits is what the model pays for each character.",
        "Raise 2 to the mean number of bits.",
    ),
    misconceptions=(
        one_over_the_mean,
        mean_of_the_inverses,
        bits,
        bits_of_the_word,
        of_the_word,
        of_the_word_turned_round,
        in_nats,
        base_e,
        probability,
    ),
    also_right=(lambda: 8, lambda: 8.0, lambda: 4096**0.25),
)
