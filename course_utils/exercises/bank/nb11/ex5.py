"""Exercise 11.5: clipped n-gram precision, the heart of BLEU."""

from collections import Counter

from course_utils.exercises.bank.nb11 import grams, shares
from course_utils.exercises.bank.nb11.grams import clipped_precision
from course_utils.exercises.exercise import Exercise, probe

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
        probe(candidate=words("the the the cat"), reference=words("the cat is a cat"), n=1),
        probe(candidate=words("he sat at a mat"), reference=words("the cat sat there"), n=1),
        probe(candidate=words("he sat at a mat"), reference=words("the satin mat"), n=2),
        probe(candidate=words("cat the sat"), reference=words("the cat sat"), n=2),
        probe(candidate=words("now here we are"), reference=words("no where we are"), n=2),
        probe(candidate=words("the cat sat there"), reference=words("so sat there the cat"), n=2),
    ),
    misconceptions=(*grams.WRONG, *shares.WRONG),
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
