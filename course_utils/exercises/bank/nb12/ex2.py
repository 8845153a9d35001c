"""Exercise 12.2: a word that the greedy cut gives up, though its pieces are there."""

from course_utils.exercises.exercise import Exercise

MOST = 4  # pieces in the vocabulary


def given_up():
    return "abcd", {"ab", "abc", "##cd"}


def marked(word, start, end):
    """The piece as it would stand in a vocabulary."""
    return ("##" if start else "") + word[start:end]


def every_cut(word, pieces, start=0):
    """All ways to put the word together from these pieces."""
    if start == len(word):
        return [[]]
    ends = [e for e in range(start + 1, len(word) + 1) if marked(word, start, e) in pieces]
    return [[marked(word, start, e), *rest] for e in ends for rest in every_cut(word, pieces, e)]


def greedy(word, pieces):
    """The longest piece each time; nothing where that leads nowhere."""
    found, start = [], 0
    while start < len(word):
        ends = [e for e in range(start + 1, len(word) + 1) if marked(word, start, e) in pieces]
        if not ends:
            return []
        found.append(marked(word, start, ends[-1]))
        start = ends[-1]
    return found


def a_word_and_a_set(answer):
    """It should be one word of at most ten letters, without a space, and a set of at most four
    pieces.

    For example `"shes", {"she", "##s"}`."""
    word, pieces = answer()
    few = 0 < len(pieces) <= MOST and 0 < len(word) <= 10 and " " not in word
    return few and not isinstance(pieces, str)


def it_can_be_cut(answer):
    """No cut of your word is possible with these pieces, so [UNK] is right.

    There must be a way to put the word together; from its second piece on with ##."""
    return bool(every_cut(*answer()))


def the_greedy_cut_fails(answer):
    """The greedy cut finds its way.

    Let the longest first piece be a trap: one letter longer than the piece that is needed."""
    found = greedy(*answer())
    return not found or f"It is {' '.join(found)}."


def too_many():
    """A whole alphabet."""
    return "abcd", {"a", "b", "c", "d", "ab"}


def no_marks():
    """The inner piece has no ##."""
    return "abcd", {"ab", "abc", "cd"}


def a_way_round():
    """The trap has a way out."""
    return "abcd", {"ab", "abc", "##cd", "##d"}


EXERCISE = Exercise(
    "12.2",
    "A word that is given up",
    given_up,
    minutes=4,
    difficulty=2,
    why="Greedy is fast and simple, but it never goes back. So BERT's vocabulary holds all single "
    "letters, with and without ##: then only a strange letter can make [UNK].",
    hints=(
        "Two pieces that make the word, and a third one that leads astray.",
        "The word is abcd, its pieces are ab and ##cd. Which longer beginning is a trap?",
        '`"abcd", {"ab", "##cd", "abc"}`: after abc there is no ##d.',
    ),
    misconceptions=(too_many, no_marks, a_way_round),
    properties=(a_word_and_a_set, it_can_be_cut, the_greedy_cut_fails),
    also_right=(
        lambda: ("shes", {"s", "sh", "##hes"}),
        lambda: ("unable", {"un", "una", "##able"}),
    ),
    open=True,
)
