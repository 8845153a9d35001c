"""Exercise 12.1: cut a word into word pieces."""

from course_utils.exercises.exercise import Exercise, probe


def cut(word, vocabulary):
    """-> the pieces of a word from left to right, each the longest that fits; all but the first
    open with ##. Where none fits, the whole word is ["[UNK]"]."""
    pieces, start = [], 0
    while start < len(word):
        mark = "##" if start else ""
        ends = [e for e in range(len(word), start, -1) if mark + word[start:e] in vocabulary]
        if not ends:
            return ["[UNK]"]
        pieces.append(mark + word[start : ends[0]])
        start = ends[0]
    return pieces


def in_steps(word, fits, keep=lambda mark, letters: mark + letters, longest=True):
    """Cut as it should be done, but for what is given: `fits` says whether a piece is there."""
    pieces, start = [], 0
    while start < len(word):
        mark = "##" if start else ""
        ends = [e for e in range(start + 1, len(word) + 1) if fits(mark, word[start:e])]
        if not ends:
            return ["[UNK]"]
        end = ends[-1] if longest else ends[0]
        pieces.append(keep(mark, word[start:end]))
        start = end
    return pieces


def shortest_first(word, vocabulary):
    """You take the shortest piece that fits, and nearly every word falls into letters.

    Try the long ones first: from the end of the word backwards."""
    return in_steps(word, lambda mark, part: mark + part in vocabulary, longest=False)


def never_marked(word, vocabulary):
    """You look up the inner pieces without their ##. "and" at the start of a word and "##and"
    inside one are two entries of the vocabulary.

    From the second piece on, look up "##" and the letters."""
    return in_steps(word, lambda _, part: part in vocabulary, lambda _, part: part)


def always_marked(word, vocabulary):
    """You look up the first piece with ##, too. The start of a word has no mark.

    Only from the second piece on is it "##" and the letters."""
    return in_steps(word, lambda _, part: "##" + part in vocabulary, lambda _, part: "##" + part)


def mark_left_out(word, vocabulary):
    """Your cuts are right, but the inner pieces have lost their ##. Without it nobody knows where a
    word begins.

    Keep the piece as it stands in the vocabulary."""
    return in_steps(word, lambda mark, part: mark + part in vocabulary, lambda _, part: part)


def unknown_at_the_end(word, vocabulary):
    """Where no piece fits you keep the pieces found so far and put [UNK] behind them. BERT gives up
    the whole word: the answer is one [UNK].

    `return ["[UNK]"]`."""
    for end in range(len(word), -1, -1):
        found = cut(word[:end], vocabulary)
        if found != ["[UNK]"]:
            return found if end == len(word) else [*found, "[UNK]"]


def last_letter_lost(word, vocabulary):
    """The last letter of the word is never looked at: `range` stops one before its end, and so does
    a slice.

    A piece may end at `len(word)`."""
    return cut(word[:-1], vocabulary)


def first_piece_only(word, vocabulary):
    """You cut off the first piece and stop. The rest of the word has pieces, too.

    Go on from where the piece ended, until the word is used up."""
    return cut(word, vocabulary)[:1]


def in_letters(word, vocabulary):
    """You cut the word into letters. A piece is as long as the vocabulary allows.

    Try the whole rest of the word first, then one letter less, and so on."""
    return [letter if i == 0 else "##" + letter for i, letter in enumerate(word)]


def by_shrinking(word, vocabulary):
    """The way of the first program: one index that shrinks."""
    found, rest, mark = [], word, ""
    while rest:
        end = len(rest)
        while end and mark + rest[:end] not in vocabulary:
            end -= 1
        if end == 0:
            return ["[UNK]"]
        found.append(mark + rest[:end])
        rest, mark = rest[end:], "##"
    return found


def by_recursion(word, vocabulary, mark=""):
    """The longest piece, then the rest."""
    if not word:
        return []
    for end in range(len(word), 0, -1):
        if mark + word[:end] in vocabulary:
            rest = by_recursion(word[end:], vocabulary, "##")
            return rest if rest == ["[UNK]"] else [mark + word[:end], *rest]
    return ["[UNK]"]


PIECES = {"un", "una", "able", "##a", "##able", "##ble", "s", "sh", "##h", "##e", "##s", "##es"}

EXERCISE = Exercise(
    "12.1",
    "Cut a word into pieces",
    cut,
    minutes=10,
    difficulty=2,
    why="4,000 pieces spell nearly every word there is, also those that no text had before.",
    hints=(
        "Keep the place where the next piece starts. Try the whole rest of the word, then one "
        'letter less, and so on; from the second piece on with "##" before it.',
        "`mark = '##' if start else ''`, then look for the largest `end` with "
        "`mark + word[start:end] in vocabulary`.",
        'A `while start < len(word)`. Where no `end` is found `return ["[UNK]"]`; else append the '
        "piece and let `start = end`.",
    ),
    probes=(
        probe(word="she", vocabulary=PIECES),
        probe(word="unable", vocabulary=PIECES),
        probe(word="shes", vocabulary=PIECES),
        probe(word="shy", vocabulary=PIECES),
        probe(word="able", vocabulary=PIECES),
        probe(word="ables", vocabulary=PIECES),
        probe(word="shees", vocabulary=PIECES),
        probe(word="x", vocabulary=PIECES),
    ),
    misconceptions=(
        shortest_first,
        never_marked,
        always_marked,
        mark_left_out,
        unknown_at_the_end,
        last_letter_lost,
        first_piece_only,
        in_letters,
    ),
    also_right=(by_shrinking, by_recursion),
)
