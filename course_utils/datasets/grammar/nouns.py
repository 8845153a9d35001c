"""Noun phrases with their adjectives and prepositional phrases, in English and French together.

Every method takes the number of English words to write. It appends them to `english` and returns
the French words, linked to their positions.
"""

from dataclasses import dataclass
from random import Random

from course_utils.datasets.grammar.french import (
    Features,
    Word,
    noun_words,
)
from course_utils.datasets.grammar.lexicon import (
    ADJECTIVES,
    ANIMATE,
    ANYTHING,
    DETERMINERS,
    NOUNS,
    PREPOSITIONS,
    Adjective,
    Determiner,
    Noun,
    Verb,
)

MOODS = tuple(ADJECTIVES[word] for word in ("tired", "sad"))
HUMAN = (*MOODS, ADJECTIVES["old"], ADJECTIVES["young"])
OF_KIND = {kind: tuple(noun for noun in NOUNS if noun.kind == kind) for kind in ANYTHING}
COMMON = tuple(each for each in DETERMINERS if each.english in ("the", "a"))
ROLES = {
    "any": (*DETERMINERS, *COMMON * 2),
    "overt": (*(each for each in DETERMINERS if each.english), *COMMON * 2),
    "definite": tuple(each for each in DETERMINERS if each.definite),
    "negated": tuple(each for each in DETERMINERS if each.english not in ("two", "three")),
    "place": (*(each for each in DETERMINERS if each.english and not each.plural), *COMMON),
}
PLACES = tuple((word, "place") for word in ("in", "near", "behind"))
COMPLEMENTS = {kind: PLACES[kind == "place" :] for kind in ANYTHING}
COMPLEMENTS["person"] = (*PLACES, ("with", "thing"), ("with", "animal"))
LONGEST_OBJECT_RELATIVE = 5  # words: "that the old king sees"


@dataclass(frozen=True, eq=False)
class Referent:
    """What verbs agree with and pronouns stand for."""

    features: Features
    kind: str = "person"
    noun: Noun | None = None
    predicates: tuple[Adjective, ...] = HUMAN  # what "is" may say of it
    refers_back: bool = False  # a pronoun for the subject of the clause before


class NounPhrases:
    """One sentence in the making, as far as its noun phrases go."""

    def __init__(self, rng: Random):
        self.rng = rng
        self.english: list[tuple[str, str]] = []
        self.mentions: list[Referent] = []  # the nouns of the present clause
        self.used: set[Noun | Verb | Adjective] = set()
        self.object: Referent | None = None  # the direct object of the last verb phrase

    def say(self, text: str, tag: str) -> int:
        self.english.append((text, tag))
        return len(self.english) - 1

    def chance(self, probability: float) -> bool:
        return self.rng.random() < probability

    def pick(self, choices):
        """One of the choices, a fresh one when there is one."""
        return self.rng.choice([each for each in choices if each not in self.used] or choices)

    # Noun phrases

    def noun(self, kinds: tuple[str, ...]) -> Noun:
        noun = self.pick(OF_KIND[self.rng.choice(kinds)])
        self.used.add(noun)
        return noun

    def determiner(self, role: str, noun: Noun, bare: bool) -> Determiner:
        while True:
            choice = self.rng.choice(ROLES[role])
            if bool(choice.english) != bare and (noun.owned or not choice.possessive):
                return choice

    def noun_phrase(
        self, n: int, kinds: tuple[str, ...], tense: str, role: str = "overt", negated: bool = False
    ) -> tuple[Referent, list[Word]]:
        """The dog; the big black dog; the dog of the king; the dog that the king sees."""
        noun = self.noun(kinds)
        core = self.core_size(n, noun)
        if core < n and negated:
            role, negated = "definite", False
        bare = n == 1 or (core == n <= 3 and role in ("any", "negated") and self.chance(0.2))
        adjectives = self.adjectives(core - 2 + bare, noun)
        choice = self.determiner(role, noun, bare)
        at = None if bare else self.say(choice.english, "determiner")
        placed = [(each, self.say(each.english, "adjective")) for each in adjectives]
        words = noun_words(
            (choice, at), placed, (noun, self.say(noun.english[choice.plural], "noun")), negated
        )
        groups = {each.group for each in adjectives}
        predicates = tuple(each for each in noun.predicates if each.group not in groups)
        referent = Referent(Features(3, choice.plural, noun.gender), noun.kind, noun, predicates)
        self.mentions.append(referent)
        if core < n:
            ownable = noun.owned and not choice.possessive  # not "his dog of the king"
            words += self.modifier(n - core, referent, tense, ownable, plain=core == 2)
        return referent, words

    def core_size(self, n: int, noun: Noun) -> int:
        """Determiner, up to two adjectives and noun: what stands before "of the king"."""
        if n <= 3:
            return n
        shortest = 2 if noun.kind in ANIMATE else 3
        sizes = [core for core in (2, 2, 3, 3, 4) if core == n or n - core >= shortest]
        return self.rng.choice(sizes)

    def adjectives(self, n: int, noun: Noun) -> tuple[Adjective, ...]:
        if n == 2:
            return self.rng.choice(noun.couples)
        return (self.rng.choice(noun.adjectives),) if n else ()

    def modifier(
        self, n: int, referent: Referent, tense: str, ownable: bool, plain: bool
    ) -> list[Word]:
        """A prepositional phrase or a relative clause after a noun."""
        lifeless = referent.kind not in ANIMATE
        if n >= 3 and (self.chance(0.45) or (lifeless and n > LONGEST_OBJECT_RELATIVE)):
            return self.prepositional_phrase(n, referent, ownable)
        if tense == "present" and self.chance(0.3):
            tense = "past"
        return self.relative(n, referent, tense, copula=plain and tense == "present")

    def relative(self, n: int, referent: Referent, tense: str, copula: bool) -> list[Word]:
        """A relative clause holds a verb: see `VerbPhrases`."""
        raise NotImplementedError

    def prepositional_phrase(self, n: int, referent: Referent, ownable: bool) -> list[Word]:
        choices = COMPLEMENTS[referent.kind]
        if ownable:
            choices = (("of", "person"), *choices)
        return self.preposition(n, *self.rng.choice(choices))

    def preposition(self, n: int, english: str, kind: str) -> list[Word]:
        link = self.say(english, "preposition")
        role = "place" if kind == "place" else "overt"
        french = [Word(text, "preposition", (link,)) for text in PREPOSITIONS[english]]
        return french + self.noun_phrase(n - 1, (kind,), "present", role)[1]
