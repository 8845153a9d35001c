"""Verb phrases and relative clauses, in English and French together; `n` counts English words."""

from course_utils.datasets.grammar.french import Features, Links, Word, conjugate, verb_words
from course_utils.datasets.grammar.lexicon import (
    ANIMATE,
    BE,
    ETRE,
    PRONOUNS,
    VERBS,
    Adjective,
    Verb,
)
from course_utils.datasets.grammar.nouns import (
    LONGEST_OBJECT_RELATIVE,
    MOODS,
    PLACES,
    NounPhrases,
    Referent,
)

MODES = {"plain": 1, "never": 2, "often": 2, "not": 3}  # words: sees, never sees, does not see
PREPOSITIONAL = tuple(verb for verb in VERBS if verb.preposition)
INTRANSITIVE = (*(verb for verb in VERBS if not verb.objects),) * 3 + PREPOSITIONAL
TRANSITIVE = tuple(verb for verb in VERBS if verb.objects and not verb.preposition)
EVENTS = tuple(verb for verb in TRANSITIVE if not verb.stative)
FREQUENT = (*("plain",) * 6, "not", "not", "never", "often")
OBJECT_PRONOUNS = tuple(
    (each.object, each.clitic, Referent(Features(each.person, each.plural, each.gender)))
    for each in PRONOUNS[:5]
)


class VerbPhrases(NounPhrases):
    """One sentence in the making, as far as its clauses go."""

    modes: tuple[str, ...] = FREQUENT

    # Relative clauses

    def relative(self, n: int, referent: Referent, tense: str, copula: bool) -> list[Word]:
        """Who sleeps, that sees the cat; that the king sees."""
        animate = referent.kind in ANIMATE
        if animate and (n == 2 or n > LONGEST_OBJECT_RELATIVE or self.chance(0.5)):
            link = self.say("who" if referent.kind == "person" else "that", "pronoun")
            return [
                Word("qui", "pronoun", (link,)),
                *self.verb_phrase(n - 1, referent, tense, copula),
            ]
        if copula and not animate and n in (3, 4) and self.chance(0.3):
            link = self.say("that", "pronoun")
            return [Word("qui", "pronoun", (link,)), *self.copula(n - 1, referent)]
        return self.object_relative(n, referent, tense)

    def object_relative(self, n: int, referent: Referent, tense: str) -> list[Word]:
        link = self.say("that", "pronoun")
        while (size := n - 1 - MODES[mode := self.mode(n - 2)]) > 3:
            pass  # a long subject would part "that" from its verb
        if size == 1:
            pronoun = self.rng.choice(PRONOUNS[:5])
            subject = Referent(Features(pronoun.person, pronoun.plural, pronoun.gender))
            words = [Word(pronoun.french, "pronoun", (self.say(pronoun.subject, "pronoun"),))]
        else:
            subject, words = self.noun_phrase(size, ("person", "person", "animal"), tense)
        verb = self.verb(TRANSITIVE, subject, referent.kind)
        links = self.verb_group(verb, subject.features, tense, mode)
        finite = conjugate(verb, tense, subject.features, links, referent.features)
        return [Word("que", "pronoun", (link,)), *words, *verb_words(finite, mode, links.adverb)]

    # Verb phrases

    def mode(self, n: int) -> str:
        while MODES[mode := self.rng.choice(self.modes)] > n:
            pass
        return mode

    def verb(self, family: tuple[Verb, ...], subject: Referent, kind: str = "") -> Verb:
        """One of the family that fits the subject and, if there is one, the kind of object."""
        verb = self.pick(
            [v for v in family if subject.kind in v.subjects and (not kind or kind in v.objects)]
        )
        self.used.add(verb)
        return verb

    def verb_group(self, verb: Verb, subject: Features, tense: str, mode: str) -> Links:
        """Sees, saw, never sees, does not see, did not see."""
        base, third, past = verb.english
        if mode == "not":
            do = "did" if tense == "past" else "does" if subject.form == 2 else "do"
            auxiliary = self.say(do, "auxiliary")
            adverb: tuple[int, ...] = (self.say("not", "negation"),)
            return Links((self.say(base, "verb"),), (auxiliary,), adverb)
        tag = "adverb" if mode == "often" else "negation"
        adverb = () if mode == "plain" else (self.say(mode, tag),)
        text = past if tense == "past" else third if subject.form == 2 else base
        at = (self.say(text, "verb"),)
        return Links(at, at, adverb)

    def copula(self, n: int, subject: Referent) -> list[Word]:
        """Is tired; is not tired; is often tired."""
        adjective = self.predicate_adjective(subject)
        link = self.say(BE[subject.features.form], "verb")
        mode: str = "plain"
        adverb: tuple[int, ...] = ()
        if n == 3:
            mode = self.rng.choice(("not", "never", "often") if adjective in MOODS else ("not",))
            adverb = (self.say(mode, "adverb" if mode == "often" else "negation"),)
        finite = [Word(ETRE[subject.features.form], "verb", (link,))]
        form = adjective.forms[subject.features.agreement]
        predicate = Word(form, "adjective", (self.say(adjective.english, "adjective"),))
        return [*verb_words(finite, mode, adverb), predicate]

    def predicate_adjective(self, subject: Referent) -> Adjective:
        """Moods first, and never "it is good because it is good" while there is a choice."""
        moods = [each for each in subject.predicates if each in MOODS]
        choices = moods if moods and self.chance(0.6) else subject.predicates
        adjective = self.pick(choices)
        self.used.update(each for each in subject.predicates if each.group == adjective.group)
        return adjective

    def verb_phrase(self, n: int, subject: Referent, tense: str, copula: bool) -> list[Word]:
        """Predicate and place; the direct object, if it is a noun, is left in `self.object`."""
        likely = 0.4 if subject.kind in ANIMATE else 1
        if copula and subject.predicates and n in (2, 3) and self.chance(likely):
            words, self.object = self.copula(n, subject), None
            return words
        mode = self.mode(n)
        rest, place = n - MODES[mode], 0
        if rest >= 3 and self.chance(0.4):
            place = self.rng.randint(3, min(5, rest))
            if 4 <= rest <= 6 and self.chance(0.5):  # room for a pronoun: "sees it in the garden"
                place = rest - 1
        words, found = self.predicate(rest - place, subject, tense, mode, place > 0)
        if place:
            choices = PLACES[1:] if found and found.kind == "place" else PLACES
            words += self.preposition(place, *self.rng.choice(choices))
        self.object = found
        return words

    def predicate(
        self, n: int, subject: Referent, tense: str, mode: str, placed: bool
    ) -> tuple[list[Word], Referent | None]:
        """The verb with `n` words after it, and its direct object."""
        if n == 0:
            return self.intransitive(subject, tense, mode), None
        if n == 1 and self.chance(0.7):
            return self.with_pronoun(subject, tense, mode, placed), None
        fresh = [v for v in PREPOSITIONAL if subject.kind in v.subjects and v not in self.used]
        if n >= 3 and not placed and fresh and self.chance(0.3):
            return self.with_preposition(n, subject, tense, mode), None
        return self.with_noun(n, subject, tense, mode, placed)

    def intransitive(self, subject: Referent, tense: str, mode: str) -> list[Word]:
        verb = self.verb(INTRANSITIVE, subject)
        links = self.verb_group(verb, subject.features, tense, mode)
        return verb_words(conjugate(verb, tense, subject.features, links), mode, links.adverb)

    def with_preposition(self, n: int, subject: Referent, tense: str, mode: str) -> list[Word]:
        """Speaks to the queen; arrives at the hotel."""
        verb = self.verb(PREPOSITIONAL, subject)
        links = self.verb_group(verb, subject.features, tense, mode)
        finite = conjugate(verb, tense, subject.features, links)
        words = verb_words(finite, mode, links.adverb)
        return words + self.preposition(n, verb.preposition, *verb.objects)

    def with_noun(
        self, n: int, subject: Referent, tense: str, mode: str, placed: bool
    ) -> tuple[list[Word], Referent]:
        """Sees the dog."""
        verb = self.verb(EVENTS if placed or n == 1 else TRANSITIVE, subject)
        links = self.verb_group(verb, subject.features, tense, mode)
        negated = mode in ("not", "never")
        role = "negated" if negated else "any"
        if verb.stative:
            role = "definite" if negated else "overt"
        finite = conjugate(verb, tense, subject.features, links)
        words = verb_words(finite, mode, links.adverb)
        found, noun = self.noun_phrase(n, verb.objects, tense, role, negated)
        return words + noun, found

    def with_pronoun(self, subject: Referent, tense: str, mode: str, placed: bool) -> list[Word]:
        """Sees me: il me voit."""
        english, french, referent = self.rng.choice(self.object_pronouns(subject))
        verb = self.verb(EVENTS if placed else TRANSITIVE, subject, referent.kind)
        links = self.verb_group(verb, subject.features, tense, mode)
        finite = conjugate(verb, tense, subject.features, links, referent.features)
        clitic = Word(french, "pronoun", (self.say(english, "pronoun"),))
        return verb_words(finite, mode, links.adverb, clitic)

    def object_pronouns(self, subject: Referent) -> list[tuple[str, str, Referent]]:
        """Me, you, him, her, us, but never "I see me"."""
        person = subject.features.person
        return [each for each in OBJECT_PRONOUNS if each[2].features.person not in {person} - {3}]
