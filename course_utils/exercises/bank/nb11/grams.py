"""Clipped precision of exercise 11.5, and what is done wrong with it."""

from collections import Counter


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


def pieces(words, n):
    return [tuple(words[i : i + n]) for i in range(len(words) - n + 1)]


def last_one_lost(candidate, reference, n):
    """Your last n-gram is missing, in both sentences: `range(len(words) - n)` stops one too early.

    There are len(words) - n + 1 places to start from."""
    ours, theirs = (Counter(pieces(words[:-1], n)) for words in (candidate, reference))
    return sum((ours & theirs).values()) / sum(ours.values())


def last_one_lost_but_counted(candidate, reference, n):
    """Your last n-gram is missing, in both sentences: `range(len(words) - n)` stops one too early.
    Only the divisor is right.

    There are len(words) - n + 1 places to start from."""
    ours, theirs = (Counter(pieces(words[:-1], n)) for words in (candidate, reference))
    return sum((ours & theirs).values()) / (len(candidate) - n + 1)


def last_of_the_candidate_lost(candidate, reference, n):
    """The candidate's last n-gram is missing: `range(len(candidate) - n)` stops one too early.

    There are len(candidate) - n + 1 places to start from."""
    ours, theirs = Counter(pieces(candidate[:-1], n)), Counter(pieces(reference, n))
    return sum((ours & theirs).values()) / sum(ours.values())


def last_of_the_candidate_lost_but_counted(candidate, reference, n):
    """The candidate's last n-gram is missing among the hits: `range(len(candidate) - n)` stops one
    too early. The divisor is right.

    There are len(candidate) - n + 1 places to start from."""
    ours, theirs = Counter(pieces(candidate[:-1], n)), Counter(pieces(reference, n))
    return sum((ours & theirs).values()) / (len(candidate) - n + 1)


def last_of_the_reference_lost(candidate, reference, n):
    """The reference's last n-gram is missing: `range(len(reference) - n)` stops one too early.

    There are len(reference) - n + 1 places to start from."""
    ours, theirs = Counter(pieces(candidate, n)), Counter(pieces(reference[:-1], n))
    return sum((ours & theirs).values()) / sum(ours.values())


def short_ends_too(candidate, reference, n):
    """Your last pieces are shorter than n: a slice at the end of a list does not complain.

    Start at most at len(words) - n: `range(len(words) - n + 1)`."""
    ours, theirs = (
        Counter(tuple(words[i : i + n]) for i in range(len(words)))
        for words in (candidate, reference)
    )
    return sum((ours & theirs).values()) / sum(ours.values())


def clipped_in_total(candidate, reference, n):
    """You clip the sum of all hits. One n-gram that comes too often then uses up what another
    leaves.

    Clip each n-gram by its own count in the reference, then add."""
    ours, theirs = pieces(candidate, n), pieces(reference, n)
    hits = sum(gram in theirs for gram in ours)
    return min(hits, sum(gram in ours for gram in theirs)) / len(ours)


def pieces_of_text(candidate, reference, n):
    """You look for the n-gram in the text of the reference, letter by letter: "he" is then found in
    "the".

    Compare tuples of words, or count in a list of n-grams."""
    text = " ".join(reference)
    ours = Counter(" ".join(gram) for gram in pieces(candidate, n))
    return sum(min(count, text.count(gram)) for gram, count in ours.items()) / sum(ours.values())


def found_in_the_text(candidate, reference, n):
    """You ask whether the n-gram is in the text of the reference, letter by letter, and as often as
    you like: "he" is then found in "the", and nothing is clipped.

    Count tuples of words, in both sentences, and take the smaller count."""
    ours = [" ".join(gram) for gram in pieces(candidate, n)]
    return sum(gram in " ".join(reference) for gram in ours) / len(ours)


def counted_again(candidate, reference, n):
    """An n-gram that comes twice is counted twice each time: you go through all n-grams of the
    candidate and add the smaller count at each.

    Go through the different ones: `for gram in set(ours)`, or over the items of the `Counter`."""
    ours, theirs = pieces(candidate, n), pieces(reference, n)
    return sum(min(ours.count(gram), theirs.count(gram)) for gram in ours) / len(ours)


def each_once_over_all(candidate, reference, n):
    """Among the hits you count each n-gram once, but you divide by all of them: a word that rightly
    comes twice is half lost.

    Add the smaller of the two counts, not 1."""
    ours, theirs = pieces(candidate, n), pieces(reference, n)
    return len(set(ours) & set(theirs)) / len(ours)


def side_by_side(candidate, reference, n):
    """Your n-grams do not overlap: you jump n words ahead each time.

    An n-gram starts at every word: `range(len(words) - n + 1)`, without a step."""
    ours, theirs = (
        Counter(tuple(words[i : i + n]) for i in range(0, len(words) - n + 1, n))
        for words in (candidate, reference)
    )
    return sum((ours & theirs).values()) / sum(ours.values())


def up_to_n(candidate, reference, n):
    """You count the n-grams of all lengths up to n together.

    This precision is about one length: exactly n words."""
    ours, theirs = (
        Counter(gram for m in range(1, n + 1) for gram in pieces(words, m))
        for words in (candidate, reference)
    )
    return sum((ours & theirs).values()) / sum(ours.values())


def not_divided(candidate, reference, n):
    """This is the number of hits. A precision is a share.

    Divide by how many n-grams the candidate has."""
    ours, theirs = Counter(pieces(candidate, n)), Counter(pieces(reference, n))
    return float(sum((ours & theirs).values()))


def in_the_reference_counts(candidate, reference, n):
    """You add the reference's counts: an n-gram that it has more often than the candidate counts
    too much.

    Take the smaller of the two counts."""
    ours, theirs = Counter(pieces(candidate, n)), Counter(pieces(reference, n))
    return sum(theirs[gram] for gram in ours) / sum(ours.values())


WRONG = (
    not_clipped,
    different_ones_only,
    recall,
    single_words,
    divided_by_the_words,
    at_the_same_place,
    last_one_lost,
    last_one_lost_but_counted,
    last_of_the_candidate_lost,
    last_of_the_candidate_lost_but_counted,
    last_of_the_reference_lost,
    short_ends_too,
    clipped_in_total,
    pieces_of_text,
    found_in_the_text,
    counted_again,
    each_once_over_all,
    side_by_side,
    up_to_n,
    not_divided,
    in_the_reference_counts,
)
