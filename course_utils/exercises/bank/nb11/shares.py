"""What else is done wrong in exercise 11.5: what counts as equal, the clipping, the divisor."""

from collections import Counter

from course_utils.exercises.bank.nb11.grams import pieces


def hits(candidate, reference, n):
    """How many n-grams are found, clipped, and how many there are."""
    ours, theirs = Counter(pieces(candidate, n)), Counter(pieces(reference, n))
    return (ours & theirs).total(), ours.total()


def of_both(candidate, reference, n):
    """You divide by the n-grams of both sentences together. That is a similarity; precision asks
    about the candidate alone.

    Divide by how many n-grams the candidate has."""
    ours, theirs = Counter(pieces(candidate, n)), Counter(pieces(reference, n))
    return (ours & theirs).total() / (ours | theirs).total()


def divided_by_the_words_of_the_reference(candidate, reference, n):
    """You divide by the number of words in the reference.

    Divide by how many n-grams the candidate has: its words minus n, plus 1."""
    return hits(candidate, reference, n)[0] / len(reference)


def with_the_penalty(candidate, reference, n):
    """You multiply by the penalty for short translations. It comes once for the whole of BLEU.

    Return the precision alone."""
    found, all_ = hits(candidate, reference, n)
    return min(1, 2.718281828 ** (1 - len(reference) / len(candidate))) * found / all_


def mean_of_all_lengths(candidate, reference, n):
    """You take the geometric mean over all lengths up to n: that is nearly BLEU itself.

    This precision is about one length: exactly n words."""
    product = 1
    for length in range(1, n + 1):
        found, all_ = hits(candidate, reference, length)
        product *= found / all_
    return product ** (1 / n)


def pairs_always(candidate, reference, n):
    """Your n-grams are pairs, whatever n is.

    An n-gram is n words in a row: `tuple(words[i : i + n])`."""
    found, all_ = hits(candidate, reference, 2)
    return found / all_


def in_percent(candidate, reference, n):
    """Your share is in percent.

    Leave out the factor 100."""
    found, all_ = hits(candidate, reference, n)
    return 100 * found / all_


def whole_numbers(candidate, reference, n):
    """Your division drops the fraction: `//` gives 0 or 1 here.

    Write `/`."""
    found, all_ = hits(candidate, reference, n)
    return found // all_


def smoothed(candidate, reference, n):
    """You add one above and below. Smoothing is another matter; the plain share is asked for.

    Leave the ones out."""
    found, all_ = hits(candidate, reference, n)
    return (found + 1) / (all_ + 1)


def the_larger_count(candidate, reference, n):
    """You take the larger of the two counts. Clipping takes the smaller.

    `min(...)`, or `ours & theirs` of two counters."""
    ours, theirs = Counter(pieces(candidate, n)), Counter(pieces(reference, n))
    found = sum(max(count, theirs[gram]) for gram, count in ours.items() if gram in theirs)
    return found / ours.total()


def divided_by_different_ones(candidate, reference, n):
    """You divide by the number of different n-grams. One that comes four times counts four times.

    Divide by the sum of the counts: `ours.total()`, not `len(ours)`."""
    return hits(candidate, reference, n)[0] / len(set(pieces(candidate, n)))


def to_two_digits(candidate, reference, n):
    """You round the share.

    Return all its digits, and round only where it is printed."""
    found, all_ = hits(candidate, reference, n)
    return round(found / all_, 2)


def last_one_lost_and_not_clipped(candidate, reference, n):
    """Your last n-gram is missing, in both sentences: `range(len(words) - n)` stops one too early.
    And nothing is clipped: an n-gram counts as often as the candidate has it.

    There are len(words) - n + 1 places to start from. Then take the smaller of the two counts."""
    ours, theirs = pieces(candidate[:-1], n), pieces(reference[:-1], n)
    return sum(gram in theirs for gram in ours) / len(ours)


def last_one_lost_and_not_clipped_but_counted(candidate, reference, n):
    """Your last n-gram is missing, in both sentences: `range(len(words) - n)` stops one too early.
    And nothing is clipped: an n-gram counts as often as the candidate has it.

    There are len(words) - n + 1 places to start from. Then take the smaller of the two counts."""
    ours, theirs = pieces(candidate[:-1], n), pieces(reference[:-1], n)
    return sum(gram in theirs for gram in ours) / len(pieces(candidate, n))


def in_any_order(candidate, reference, n):
    """You sort the words of an n-gram: "cat the" is then the same as "the cat".

    An n-gram is n words in a row, in their order: a tuple."""
    ours, theirs = (
        Counter(tuple(sorted(gram)) for gram in pieces(words, n))
        for words in (candidate, reference)
    )
    return sum((ours & theirs).values()) / sum(ours.values())


def glued_together(candidate, reference, n):
    """You glue the words of an n-gram together: "now here" is then the same as "no where".

    An n-gram is a tuple of words; or put a space between them."""
    ours, theirs = (
        Counter("".join(gram) for gram in pieces(words, n)) for words in (candidate, reference)
    )
    return sum((ours & theirs).values()) / sum(ours.values())


WRONG = (
    in_any_order,
    glued_together,
    of_both,
    divided_by_the_words_of_the_reference,
    with_the_penalty,
    mean_of_all_lengths,
    pairs_always,
    in_percent,
    whole_numbers,
    divided_by_different_ones,
    to_two_digits,
    smoothed,
    the_larger_count,
    last_one_lost_and_not_clipped,
    last_one_lost_and_not_clipped_but_counted,
)
