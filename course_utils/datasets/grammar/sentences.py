"""Clauses joined into sentences, and the pronouns that point from one clause back to another.

"The mouse does not eat because it is tired": the French pronoun needs the gender of the mouse. A
pronoun stands only where one noun of the clause before can be meant, so the English decides.
"""

from dataclasses import dataclass, replace

from course_utils.datasets.grammar.french import Features, Word, join
from course_utils.datasets.grammar.lexicon import ANIMATE, CONJUNCTIONS, PRONOUNS
from course_utils.datasets.grammar.nouns import HUMAN, Referent
from course_utils.datasets.grammar.verbs import FREQUENT, VerbPhrases

SHORTEST, LONGEST = 3, 12  # words in a clause
INANIMATE = ("food", "thing", "place")
THIRD = ("il", "elle", "ils", "elles")


@dataclass
class Clause:
    """What a later clause may point back to."""

    subject: Referent
    object: Referent | None
    mentions: list[Referent]


class Sentence(VerbPhrases):
    """English and French words of one sentence in the making."""

    previous: Clause | None = None
    main: Referent | None = None  # the subject of the present clause, once it is there

    def write(self, n: int) -> list[Word]:
        """Write an English sentence of `n` words (without its punctuation), return the French."""
        sizes = self.clause_sizes(n)
        tense = self.rng.choice(("present", "past"))
        words = self.clause(sizes[0], tense, tense == "present")
        conjunctions = self.rng.sample(list(CONJUNCTIONS), len(sizes) - 1)
        conjunctions.sort(key="and".__ne__)  # "and" first: after "because" it would be "et que"
        for conjunction, size in zip(conjunctions, sizes[1:], strict=True):
            if conjunction == "but":
                words.append(Word(",", "punctuation", (self.say(",", "punctuation"),)))
            link = (self.say(conjunction, "conjunction"),)
            words += [Word(text, "conjunction", link) for text in CONJUNCTIONS[conjunction]]
            self.modes = ("plain",) if conjunction == "when" else FREQUENT
            copula = conjunction == "because" or (tense == "present" and conjunction != "when")
            words += self.clause(size, tense, copula)
        words.append(Word(".", "punctuation", (self.say(".", "punctuation"),)))
        return join(words)

    def clause_sizes(self, n: int) -> list[int]:
        fewest = -(-(n + 1) // (LONGEST + 1))
        most = max(fewest, min((n + 1) // 6, len(CONJUNCTIONS) + 1))
        count = self.rng.randint(fewest, most)
        sizes = [SHORTEST] * count
        appetite = [self.rng.random() ** 2 for _ in sizes]  # uneven clauses read better
        for _ in range(n + 1 - count * (SHORTEST + 1)):
            growing = [i for i, size in enumerate(sizes) if size < LONGEST]
            sizes[max(growing, key=lambda i: appetite[i] * self.rng.random())] += 1
        return sizes

    def clause(self, n: int, tense: str, copula: bool) -> list[Word]:
        self.mentions, self.main = [], None
        start = len(self.english)
        subject, words = self.subject(n, tense, copula)
        self.main = subject
        words = words + self.verb_phrase(n - len(self.english) + start, subject, tense, copula)
        self.previous = Clause(subject, self.object, self.mentions)
        return words

    # Subjects

    def subject(self, n: int, tense: str, copula: bool) -> tuple[Referent, list[Word]]:
        """The subject of a clause of `n` words."""
        if self.previous is None and n >= 7 and self.chance(0.15):
            return self.coordination(tense)
        if self.previous and self.chance(0.7) and (choices := self.back_references(n - 1, copula)):
            return self.pronoun(*self.rng.choice(choices))
        if self.chance(0.25):
            pronoun = self.rng.choice(PRONOUNS[:5] if self.previous else PRONOUNS)
            features = Features(pronoun.person, pronoun.plural, pronoun.gender)
            return self.pronoun(pronoun.subject, pronoun.french, Referent(features))
        if copula and n >= 4 and self.chance(0.15):
            predicate = self.rng.choice((2, 3) if n > 4 else (2,))
            return self.noun_phrase(n - predicate, INANIMATE, tense)
        return self.noun_phrase(self.rng.randint(2, min(7, n - 1)), ("person", *ANIMATE), tense)

    def pronoun(self, english: str, french: str, referent: Referent) -> tuple[Referent, list[Word]]:
        return referent, [Word(french, "pronoun", (self.say(english, "pronoun"),))]

    def coordination(self, tense: str) -> tuple[Referent, list[Word]]:
        """The king and his dog: plural, and masculine as soon as one is."""
        first, words = self.noun_phrase(self.rng.choice((2, 3)), ANIMATE, tense)
        link = self.say("and", "conjunction")
        second, more = self.noun_phrase(2, ANIMATE, tense)
        gender = max(first.features.gender, second.features.gender)
        kind = max(first.kind, second.kind, key=("person", "animal").index)
        shared = set(first.predicates) & set(second.predicates)
        predicates = tuple(each for each in HUMAN if each in shared)
        both = Referent(Features(3, True, gender), kind, None, predicates)
        return both, [*words, Word("et", "conjunction", (link,)), *more]

    # Pronouns that point back

    def back_references(self, n: int, copula: bool) -> list[tuple[str, str, Referent]]:
        """Subject pronouns for what the clause before was about, with `n` words to follow."""
        if self.previous is None:
            return []
        subject = self.previous.subject
        features = subject.features
        if features.plural and features.person == 3:
            herd = [each for each in self.others(subject, plural=True) if each.kind in ANIMATE]
            possible = not herd and (subject.kind in ANIMATE or (copula and n in (2, 3)))
            they = replace(subject, noun=None, refers_back=True)
            return [("they", THIRD[features.agreement], they)] if possible else []
        if subject.kind == "person":
            return [
                (each.subject, each.french, replace(subject, noun=None))
                for each in PRONOUNS
                if Features(each.person, each.plural, each.gender) == features
            ]
        heads = [each for each in (subject, self.previous.object) if each and self.is_it(each)]
        return [each for head in heads for each in self.subject_it(head, n, copula)]

    def others(self, referent: Referent, plural: bool) -> list[Referent]:
        """The nouns of the clause before that "they" or "it" could be mistaken for."""
        return [
            each
            for each in (self.previous.mentions if self.previous else ())
            if each is not referent
            and each.features.plural == plural
            and (plural or each.kind != "person")
        ]

    def is_it(self, referent: Referent) -> bool:
        return bool(referent.noun) and not referent.features.plural and referent.kind != "person"

    def subject_it(self, head: Referent, n: int, copula: bool) -> list[tuple[str, str, Referent]]:
        """ "It" for this noun, where no other one is meant: "... because it is expensive"."""
        others = self.others(head, plural=False)
        predicates = tuple(
            each
            for each in head.predicates
            if not any(other.noun and each in other.noun.adjectives for other in others)
        )
        if head.kind == "animal":
            possible = not any(other.kind == "animal" for other in others)
        else:
            possible = copula and n in (2, 3) and bool(predicates)
        it = Referent(head.features, head.kind, None, predicates)
        return [("it", THIRD[head.features.agreement], it)] if possible else []

    def object_pronouns(self, subject: Referent) -> list[tuple[str, str, Referent]]:
        """Also "it" and "them" in a main clause, for the object of the clause before."""
        pronouns = super().object_pronouns(subject)
        if subject is not self.main:
            return pronouns
        if self.previous is None:
            return [*pronouns, ("them", "les", Referent(Features(3, True, "m")))]
        found = self.previous.object
        if found is None:
            return pronouns
        plural = found.features.plural
        others = self.others(found, plural)
        if subject.refers_back:
            others = [each for each in others if each is not self.previous.subject]
        if others or (not plural and (found.kind == "person" or subject.kind == "animal")):
            return pronouns
        clitic = "les" if plural else {"m": "le", "f": "la"}[found.features.gender]
        return [("them" if plural else "it", clitic, found)] * 6
