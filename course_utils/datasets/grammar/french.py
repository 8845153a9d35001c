"""French forms: agreement, the verb with what stands around it, elision and contraction.

A French word knows the English words that it translates: `links` holds their positions.
"""

from typing import NamedTuple

from course_utils.datasets.grammar.lexicon import (
    AVOIR,
    ETRE,
    Adjective,
    Determiner,
    Noun,
    Verb,
)

VOWELS = frozenset("aeiouyàâéèêëîïôûùœ")
ASPIRATED = frozenset({"hibou", "hiboux"})  # le hibou, but l'homme, l'hôtel
BEFORE_VOWEL = {
    **{word: word[:-1] + "'" for word in ("le", "la", "de", "que", "je", "me", "te", "ne")},
    **{"ce": "cet", "ma": "mon", "sa": "son"},
}
CONTRACTED = {
    ("de", "le"): "du",
    ("de", "les"): "des",
    ("à", "le"): "au",
    ("à", "les"): "aux",
}


class Word(NamedTuple):
    """A French word, its tag, and the English words it stands for."""

    text: str
    tag: str
    links: tuple[int, ...]


class Features(NamedTuple):
    """What agrees with a noun or a pronoun."""

    person: int = 3
    plural: bool = False
    gender: str = "m"

    @property
    def form(self) -> int:
        """Which of je, tu, il, nous, ils: 0 to 4."""
        return self.person - 1 if not self.plural else 3 + (self.person == 3)

    @property
    def agreement(self) -> int:
        """Which of vu, vue, vus, vues: 0 to 3."""
        return (self.gender == "f") + 2 * self.plural


def starts_with_vowel(word: str) -> bool:
    """True where French elides: before a vowel and before a mute h."""
    return word[0] in VOWELS or (word[0] == "h" and word not in ASPIRATED)


def noun_words(
    determiner: tuple[Determiner, int | None],
    adjectives: list[tuple[Adjective, int]],
    noun: tuple[Noun, int],
    negated: bool = False,
) -> list[Word]:
    """Determiner, adjectives and noun in French order and agreement; each comes with its position.

    Under a negation "un" and "des" become "de" (pas de chien), and so does "des" before an
    adjective (de petits chiens).
    """
    (choice, at), (head, at_head) = determiner, noun
    feminine = head.gender == "f"
    text = head.french[choice.plural]
    before: list[Word] = []
    after: list[Word] = []
    for adjective, link in adjectives:
        form = adjective.forms[feminine + 2 * choice.plural]
        if adjective.before and not feminine and not choice.plural and starts_with_vowel(text):
            form = adjective.before_vowel
        (before if adjective.before else after).append(Word(form, "adjective", (link,)))
    article = choice.french[feminine]
    if (article == "des" and before) or (negated and article in ("un", "une", "des")):
        article = "de"
    first = Word(article, "determiner", () if at is None else (at,))
    return [first, *before, Word(text, "noun", (at_head,)), *after]


class Links(NamedTuple):
    """Positions of the English words around a verb."""

    verb: tuple[int, ...]
    tense: tuple[int, ...]  # what the auxiliary of the passé composé translates
    adverb: tuple[int, ...] = ()  # not, never, often


ADVERBS = {  # before the verb, after it (or after its auxiliary)
    "plain": ((), ()),
    "not": (("ne",), ("pas",)),
    "never": (("ne",), ("jamais",)),
    "often": ((), ("souvent",)),
}


def verb_words(
    finite: list[Word], mode: str, adverb: tuple[int, ...], clitic: Word | None = None
) -> list[Word]:
    """ne + clitic + finite verb + pas, with the participle, if there is one, last."""
    opening, closing = ADVERBS[mode]
    tag = "adverb" if mode == "often" else "negation"
    first, *participle = finite
    return [
        *(Word(text, tag, adverb) for text in opening),
        *([clitic] if clitic else ()),
        first,
        *(Word(text, tag, adverb) for text in closing),
        *participle,
    ]


def conjugate(
    verb: Verb, tense: str, subject: Features, links: Links, before: Features | None = None
) -> list[Word]:
    """The verb alone, or its auxiliary and participle.

    The participle agrees with the subject after être, and after avoir with `before`, the direct
    object that stands before the verb (il l'a vue, la pomme qu'il a mangée).
    """
    if tense == "present":
        return [Word(verb.present[subject.form], "verb", links.verb)]
    auxiliary = (ETRE if verb.etre else AVOIR)[subject.form]
    agreeing = subject if verb.etre else before or Features()
    participle = verb.participle[agreeing.agreement]
    return [Word(auxiliary, "auxiliary", links.tense), Word(participle, "verb", links.verb)]


def join(words: list[Word]) -> list[Word]:
    """Elide before vowels (le homme: l'homme), then contract (de le: du)."""
    elided = []
    for index, word in enumerate(words):
        following = words[index + 1].text if index + 1 < len(words) else "."
        if word.text in BEFORE_VOWEL and starts_with_vowel(following):
            word = word._replace(text=BEFORE_VOWEL[word.text])
        elided.append(word)
    joined: list[Word] = []
    for word in elided:
        pair = (joined[-1].text, word.text) if joined else None
        if pair in CONTRACTED and word.tag == "determiner":
            links = joined.pop().links + word.links
            word = Word(CONTRACTED[pair], "preposition", links)
        joined.append(word)
    return joined
