"""Exercise 11.6: two translations of the same words that BLEU cannot tell apart."""

from collections import Counter

from course_utils.exercises.exercise import Exercise

TEXT = "the cat sat on the mat because it was tired"
REFERENCE = TEXT.split()


def equal_in_bleu():
    return (
        "because it was tired the cat sat on the mat",
        "on the mat because it was tired the cat sat",
    )


def precisions(sentence):
    """The four clipped precisions against REFERENCE."""
    found = []
    for n in range(1, 5):
        ours, theirs = (
            Counter(zip(*(words[i:] for i in range(n)), strict=False))
            for words in (sentence.split(), REFERENCE)
        )
        found.append((ours & theirs).total() / max(1, ours.total()))
    return found


def words_of_the_reference(answer):
    """Each sentence shall hold the ten words of the reference, each as often as there.

    Copy the reference, then move words about."""
    odd = [text for text in answer() if sorted(text.split()) != sorted(REFERENCE)]
    return not odd or f"“{odd[0]}” does not."


def two_orders(answer):
    """Your two sentences are the same: of course they score the same.

    Put the words of one in another order."""
    first, second = answer()
    return first.split() != second.split()


def none_is_the_reference(answer):
    """One of your sentences is the reference, which scores 100: no other order does.

    Change both."""
    return all(text.split() != REFERENCE for text in answer())


def above_zero(answer):
    """A sentence without any four words in a row of the reference scores 0, and so do most orders.

    Keep longer pieces of the reference together."""
    low = [text for text in answer() if min(precisions(text)) == 0]
    return not low or f"“{low[0]}” is one."


def the_same_score(answer):
    """BLEU tells these two apart.

    Move whole pieces: only n-grams across a cut are lost. Cut both sentences equally often."""
    (*first, p), (*second, q) = map(precisions, answer())
    return (first == second and p == q) or f"Pieces of four words: {p:.3f} and {q:.3f}."


def other_words():
    """Synonyms do not count: the words must be those of the reference."""
    return "the cat sat on the rug because it was tired", "the cat sat on the mat"


def the_same_twice():
    """One sentence, given twice."""
    return (
        "because it was tired the cat sat on the mat",
        "because it was tired the cat sat on the mat",
    )


def the_reference_itself():
    """The reference beside another order."""
    return TEXT, "because it was tired the cat sat on the mat"


def every_word_moved():
    """Two orders without a single piece of four words."""
    return (
        "tired was it because mat the on sat cat the",
        "mat the on sat cat the tired was it because",
    )


def cut_more_often():
    """One sentence is cut once, the other twice."""
    return (
        "because it was tired the cat sat on the mat",
        "it was tired because the cat sat on the mat",
    )


EXERCISE = Exercise(
    "11.6",
    "Fool BLEU",
    equal_in_bleu,
    minutes=8,
    difficulty=3,
    why="BLEU counts pieces of up to four words. How the pieces are put together it hardly sees: a "
    "score is not a reading.",
    hints=(
        "Take the reference apart at one place and swap the two halves. Which n-grams are lost?",
        "Only the n-grams that run across the cut. A cut at another place loses as many.",
        "Swap at another place, or move one word from the front to the end: count the cuts.",
    ),
    misconceptions=(
        other_words,
        the_same_twice,
        the_reference_itself,
        every_word_moved,
        cut_more_often,
    ),
    properties=(
        words_of_the_reference,
        two_orders,
        none_is_the_reference,
        above_zero,
        the_same_score,
    ),
    also_right=(
        lambda: (
            "it was tired the cat sat on the mat because",
            "the mat because it was tired the cat sat on",
        ),
    ),
    open=True,
)
