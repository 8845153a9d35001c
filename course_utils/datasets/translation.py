"""English sentences with their French translations and the gold word alignment, made by a grammar.

    pair = pairs(1, seed=0)[0]
    detokenize(pair.source), detokenize(pair.target)

The translation is a function of the English sentence. Where English alone does not decide, a
convention does: I, you, we and them are masculine, and so is they, unless the clause before says
who they are; you is always "tu". Tokens are in lower case; an elided word keeps its apostrophe
("l'"), and commas and full stops are tokens.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from course_utils.datasets.grammar.sentences import Sentence

TAGS = (
    "noun", "verb", "adjective", "adverb", "pronoun", "determiner", "preposition", "conjunction",
    "negation", "auxiliary", "punctuation",
)  # fmt: skip
SHORTEST, LONGEST = 3, 30  # English words
PATIENCE = 200  # sentences in a row that are all known already
CAPITALS = {"i": "I", "french": "French"}  # in English


@dataclass(frozen=True)
class Pair:
    """A sentence, its translation, and which word translates which."""

    source: tuple[str, ...]  # English
    target: tuple[str, ...]  # French
    alignment: tuple[tuple[int, int], ...]  # positions (source, target), sorted
    source_tags: tuple[str, ...]  # parts of speech, from TAGS
    target_tags: tuple[str, ...]

    @property
    def words(self) -> int:
        """English words, without the punctuation."""
        return sum(tag != "punctuation" for tag in self.source_tags)


def pairs(n: int, seed: int, min_words: int = SHORTEST, max_words: int = LONGEST) -> list[Pair]:
    """`n` pairs with different English sentences, their lengths spread evenly.

    The first pairs of a longer list are the shorter list. Raises ValueError when the bounds are
    not 3 <= min_words <= max_words <= 30, or when they hold fewer than `n` sentences.
    """
    if not SHORTEST <= min_words <= max_words <= LONGEST:
        raise ValueError(
            f"min_words={min_words}, max_words={max_words}: choose "
            f"{SHORTEST} <= min_words <= max_words <= {LONGEST}"
        )
    rng = Random(seed)
    found: dict[tuple[str, ...], Pair] = {}
    failures = 0
    while len(found) < n:
        pair = write(rng, rng.randint(min_words, max_words))
        failures = failures + 1 if pair.source in found else 0
        if failures == PATIENCE:
            raise ValueError(
                f"only {len(found):,} of {n:,} different sentences of {min_words} to {max_words} "
                "words were found: ask for fewer, or for longer ones"
            )
        found.setdefault(pair.source, pair)
    return list(found.values())


def splits(
    n_train: int, n_valid: int, n_test: int, seed: int
) -> tuple[list[Pair], list[Pair], list[Pair]]:
    """Training, validation and test pairs; no English sentence is in two of them."""
    found = pairs(n_train + n_valid + n_test, seed)
    Random(seed).shuffle(found)  # short sentences run out, so the last pairs are longer
    return found[:n_train], found[n_train : n_train + n_valid], found[n_train + n_valid :]


def write(rng: Random, words: int) -> Pair:
    """One pair, its English sentence of exactly this many words."""
    sentence = Sentence(rng)
    french = sentence.write(words)
    source, source_tags = zip(*sentence.english, strict=True)
    alignment = sorted((i, j) for j, word in enumerate(french) for i in word.links)
    return Pair(
        tuple(an(source)),
        tuple(word.text for word in french),
        tuple(alignment),
        source_tags,
        tuple(word.tag for word in french),
    )


def an(words: tuple[str, ...]) -> Iterable[str]:
    """An apple, an old dog."""
    for word, following in zip(words, (*words[1:], "."), strict=True):
        yield "an" if word == "a" and following[0] in "aeiou" else word


def detokenize(tokens: Iterable[str]) -> str:
    """The sentence as one writes it: "L'homme voit le chien."."""
    text = " ".join(CAPITALS.get(token, token) for token in tokens)
    for spaced, written in (("' ", "'"), (" .", "."), (" ,", ",")):
        text = text.replace(spaced, written)
    return text[:1].upper() + text[1:]
