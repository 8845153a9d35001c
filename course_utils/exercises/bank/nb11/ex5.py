"""Exercise 11.5: clipped n-gram precision, the heart of BLEU."""

from collections import Counter

from course_utils.exercises.exercise import Exercise, probe


def clipped_precision(candidate, reference, n):
    """Lists of words -> the share of the candidate's n-grams that the reference has too; an n-gram
    counts at most as often as the reference has it."""
    ours = Counter(tuple(candidate[i : i + n]) for i in range(len(candidate) - n + 1))
    theirs = Counter(tuple(reference[i : i + n]) for i in range(len(reference) - n + 1))
    return sum((ours & theirs).values()) / sum(ours.values())


def not_clipped(candidate, reference, n):
    """You count every n-gram of the candidate that the reference has, however often it is repeated:
    "the the the the" would be perfect.

    Count it at most as often as the reference has it."""
    ours = [tuple(candidate[i : i + n]) for i in range(len(candidate) - n + 1)]
    theirs = {tuple(reference[i : i + n]) for i in range(len(reference) - n + 1)}
    return sum(gram in theirs for gram in ours) / len(ours)


def different_ones_only(candidate, reference, n):
    """You count different n-grams: a word that rightly comes twice counts once.

    Count with a `Counter`, not with a `set`."""
    ours = {tuple(candidate[i : i + n]) for i in range(len(candidate) - n + 1)}
    theirs = {tuple(reference[i : i + n]) for i in range(len(reference) - n + 1)}
    return len(ours & theirs) / len(ours)


def recall(candidate, reference, n):
    """You divide by the n-grams of the reference: that is recall. BLEU asks for precision.

    Divide by how many n-grams the candidate has."""
    ours = Counter(tuple(candidate[i : i + n]) for i in range(len(candidate) - n + 1))
    theirs = Counter(tuple(reference[i : i + n]) for i in range(len(reference) - n + 1))
    return sum((ours & theirs).values()) / sum(theirs.values())


def single_words(candidate, reference, n):
    """Your n-grams are single words, whatever n is.

    An n-gram is n words in a row: a tuple."""
    ours, theirs = Counter(candidate), Counter(reference)
    return sum((ours & theirs).values()) / sum(ours.values())


def divided_by_the_words(candidate, reference, n):
    """You divide by the number of words. A sentence of 5 words has only 4 pairs.

    Divide by how many n-grams the candidate has: its words minus n, plus 1."""
    ours = Counter(tuple(candidate[i : i + n]) for i in range(len(candidate) - n + 1))
    theirs = Counter(tuple(reference[i : i + n]) for i in range(len(reference) - n + 1))
    return sum((ours & theirs).values()) / len(candidate)


def at_the_same_place(candidate, reference, n):
    """You compare n-grams place by place. After one missing word nothing would fit any more.

    An n-gram counts wherever it stands."""
    pairs = [tuple(candidate[i : i + n]) for i in range(len(candidate) - n + 1)]
    truth = [tuple(reference[i : i + n]) for i in range(len(reference) - n + 1)]
    return sum(a == b for a, b in zip(pairs, truth, strict=False)) / len(pairs)


words = str.split
PIE = words("he hit me with a pie")

EXERCISE = Exercise(
    "11.5",
    "Clipped precision",
    clipped_precision,
    minutes=10,
    difficulty=2,
    why="Clipping stops a translation from winning by saying one safe word again and again.",
    hints=(
        "First write the n-grams of a list: `tuple(words[i : i + n])` for every start i.",
        "`Counter(...)` counts them. `a & b` of two counters keeps the smaller count of each.",
        "`sum((ours & theirs).values()) / sum(ours.values())`.",
    ),
    probes=(
        probe(candidate=words("the the the the"), reference=words("the cat is here"), n=1),
        probe(candidate=words("he hit me with pie"), reference=PIE, n=2),
        probe(
            candidate=words("the dog and the cat"), reference=words("the cat and the mouse"), n=1
        ),
        probe(
            candidate=words("the cat and the dog saw the cat"),
            reference=words("a dog and the cat saw the dog and the cat"),
            n=1,
        ),
        probe(
            candidate=words("the cat and the cat and the cat"),
            reference=words("and the cat and the cat sat"),
            n=3,
        ),
        probe(candidate=words("pie he hit me with a"), reference=PIE, n=4),
    ),
    misconceptions=(
        not_clipped,
        different_ones_only,
        recall,
        single_words,
        divided_by_the_words,
        at_the_same_place,
    ),
    also_right=(
        lambda candidate, reference, n: (
            sum(
                min(count, [tuple(reference[i : i + n]) for i in range(len(reference))].count(gram))
                for gram, count in Counter(
                    tuple(candidate[i : i + n]) for i in range(len(candidate) - n + 1)
                ).items()
            )
            / (len(candidate) - n + 1)
        ),
    ),
)
