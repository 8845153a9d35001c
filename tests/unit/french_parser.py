"""A small parser of French, written apart from the grammar that it checks."""

from tests.unit.french_words import (
    ADJECTIVES,
    AVOIR,
    CLITICS,
    DETERMINERS,
    ETRE,
    NOUNS,
    PARTICIPLES,
    PREPOSITIONS,
    SIDE,
    SUBJECTS,
    VERBS,
    Mistake,
    check_spelling,
    expand,
)

INTRANSITIVE = ("parl", "arriv", "travaill", "chant", "dor")
ARRIVED = {word: forms for word, forms in PARTICIPLES.items() if word.startswith("arrivé")}


def check(tokens):
    """Raise Mistake where the French is wrong."""
    check_spelling(list(tokens))
    Parser(expand(list(tokens))).sentence()


class Parser:
    """A recursive descent; forms are sets of what a word may be, such as {"ms", "fs"}."""

    def __init__(self, words: list[str]):
        self.words, self.at = words, 0

    @property
    def next(self) -> str:
        return self.words[self.at] if self.at < len(self.words) else ""

    def take(self, *expected: str) -> str:
        if expected and self.next not in expected:
            raise Mistake(f"{self.next!r} where {' or '.join(expected[:4])} should be")
        self.at += 1
        return self.words[self.at - 1]

    def sentence(self) -> None:
        self.clause()
        while self.next != ".":
            if self.next == ",":
                self.take(",")
                self.take("mais")
            elif self.take("et", "parce", "quand") == "parce":
                self.take("que")
            self.clause()
        self.take(".")
        if self.next:
            raise Mistake(f"{self.next!r} after the full stop")

    def clause(self) -> None:
        self.verb_phrase(*self.subject(joined=True))

    def subject(self, joined: bool) -> tuple[int, set[str]]:
        if self.next in SUBJECTS:
            person, gender = SUBJECTS[self.take()]
            return person, {gender + ("p" if person > 3 else "s")}
        forms = self.noun_phrase(articles=True)
        if joined and self.next == "et":
            self.take("et")
            genders = {form[0] for form in forms | self.noun_phrase(articles=True)}
            return 6, {("m" if "m" in genders else "f") + "p"}
        return (6 if "p" in {form[1] for form in forms} else 3), forms

    def noun_phrase(self, articles: bool, negated: bool = False) -> set[str]:
        """`articles` asks for a full determiner: "de pomme" stands only after a negated verb."""
        determiner = self.take(*DETERMINERS)
        forms = set(DETERMINERS[determiner])
        preposed = self.next in SIDE
        while SIDE.get(self.next) == "before":
            forms &= ADJECTIVES[self.take()]
        noun = self.take(*NOUNS)
        forms &= NOUNS[noun]
        while self.next in SIDE:
            if SIDE[self.next] == "before":
                raise Mistake(f"{self.next} after {noun}")
            forms &= ADJECTIVES[self.take()]
        if not forms:
            raise Mistake(f"no agreement around {noun}")
        number = min(form[1] for form in forms)  # "pas de souris" may be either
        if determiner == "de" and not (negated or (preposed and number == "p" and not articles)):
            raise Mistake(f"de {noun}")
        if negated and determiner in ("un", "une", "des"):
            raise Mistake(f"{determiner} {noun} under a negation")
        if determiner == "des" and (articles or (preposed and not negated)):
            raise Mistake(f"des {noun}")
        self.modifier(forms)
        return forms

    def modifier(self, forms: set[str]) -> None:
        """Of the king; who sleeps; that the king sees."""
        person = 6 if "p" in {form[1] for form in forms} else 3
        if self.next in PREPOSITIONS:
            self.prepositional_phrase()
        elif self.next == "qui":
            self.take()
            self.verb_phrase(person, forms)
        elif self.next == "que":
            self.take()
            self.verb_phrase(*self.subject(joined=False), antecedent=forms)

    def prepositional_phrase(self) -> None:
        if self.take(*PREPOSITIONS) == "près":
            self.take("de")
        self.noun_phrase(articles=True)

    def verb_phrase(self, person: int, forms: set[str], antecedent: set[str] | None = None) -> None:
        negated = self.next == "ne" and bool(self.take())
        before = antecedent
        if self.next in CLITICS:
            if antecedent:
                raise Mistake(f"{self.next} repeats que")
            before = set(CLITICS[self.take()])
        finite = self.take(*AVOIR, *ETRE, *VERBS)
        fitting = {AVOIR.get(finite), ETRE.get(finite)} | VERBS.get(finite, set())
        if person not in fitting:
            raise Mistake(f"{finite} with person {person}")
        if negated:
            self.take("pas", "jamais")
        elif self.next == "souvent":
            self.take()
        transitive = self.rest(finite, forms, before)
        if antecedent and not transitive:
            raise Mistake(f"que with {finite}")
        if not before and transitive and self.next in DETERMINERS:
            self.noun_phrase(articles=False, negated=negated)
        while self.next in PREPOSITIONS:
            self.prepositional_phrase()

    def rest(self, finite: str, forms: set[str], before: set[str] | None) -> bool:
        """Participle or predicate; whether a direct object may follow."""
        if finite in VERBS:
            return not finite.startswith(INTRANSITIVE)
        word = self.take(*(PARTICIPLES if finite in AVOIR else {**ADJECTIVES, **ARRIVED}))
        agreeing = (before or {"ms"}) if finite in AVOIR else forms
        if not agreeing & (PARTICIPLES.get(word) or ADJECTIVES[word]):
            raise Mistake(f"{finite} {word} does not agree with {sorted(agreeing)}")
        if finite in AVOIR and word in ARRIVED:
            raise Mistake(f"{finite} {word}")
        return finite in AVOIR and not word.startswith(INTRANSITIVE)
