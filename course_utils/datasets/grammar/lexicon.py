"""The words of the English-French corpus, each with the words that may stand beside it.

A noun lists the adjectives that suit it in both languages: "petit ami" is a boyfriend, not a small
friend, and "grand homme" is a great man, not a big one, so neither pair is in the list.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import permutations

ANIMATE = ("person", "animal")
ANYTHING = ("person", "animal", "food", "thing", "place")


@dataclass(frozen=True, eq=False)
class Adjective:
    """An English adjective and its French forms."""

    english: str
    group: str  # two adjectives of one group never describe the same noun
    before: bool  # whether the French form stands before the noun
    forms: tuple[str, ...]  # petit, petite, petits, petites
    before_vowel: str  # masculine singular before a vowel: bel, vieil, nouvel


@dataclass(frozen=True, eq=False)
class Noun:
    """A noun, in English and in French, with what may be said of it."""

    english: tuple[str, ...]  # singular, plural
    french: tuple[str, ...]
    gender: str  # "m" or "f"
    kind: str
    owned: bool  # whether "my" and "of the king" go with it
    adjectives: tuple[Adjective, ...]
    couples: tuple[tuple[Adjective, Adjective], ...]  # in English order

    @cached_property
    def predicates(self) -> tuple[Adjective, ...]:
        """What "is" may say of it: "a new friend", but not "the friend is new"."""
        return tuple(each for each in self.adjectives if each.english != "new")


@dataclass(frozen=True, eq=False)
class Verb:
    """A verb, with the kinds of nouns that do it and that it is done to."""

    english: tuple[str, ...]  # see, sees, saw
    present: tuple[str, ...]  # je, tu, il, nous, ils
    participle: tuple[str, ...]  # vu, vue, vus, vues
    subjects: tuple[str, ...]  # kinds of nouns
    objects: tuple[str, ...] = ()
    preposition: str = ""  # the English one before the object, "to" or "at"; both are "à"
    etre: bool = False  # passé composé with être
    stative: bool = False  # "aimer" takes no "des", and happens nowhere


@dataclass(frozen=True, eq=False)
class Determiner:
    """A word that opens a noun phrase: the, a, my."""

    english: str
    plural: bool
    french: tuple[str, str]  # masculine, feminine
    definite: bool
    possessive: bool = False


@dataclass(frozen=True, eq=False)
class Pronoun:
    """A personal pronoun, in English and in French."""

    subject: str
    object: str
    french: str
    clitic: str
    person: int
    plural: bool
    gender: str


def _adjective(line: str) -> Adjective:
    english, group, side, *forms = line.split()
    if len(forms) == 2:  # one form for both genders
        forms = [forms[0], forms[0], forms[1], forms[1]]
    return Adjective(english, group, side == "before", tuple(forms[:4]), (forms * 2)[4])


ADJECTIVES = {
    adjective.english: adjective
    for adjective in map(
        _adjective,
        """\
beautiful opinion before beau belle beaux belles bel
good opinion before bon bonne bons bonnes
small size before petit petite petits petites
big size before grand grande grands grandes
old age before vieux vieille vieux vieilles vieil
young age before jeune jeunes
new age before nouveau nouvelle nouveaux nouvelles nouvel
tired state after fatigué fatiguée fatigués fatiguées
sad state after triste tristes
strange state after étrange étranges
expensive state after cher chère chers chères
red colour after rouge rouges
black colour after noir noire noirs noires
white colour after blanc blanche blancs blanches
french origin after français française français françaises""".splitlines(),
    )
}


def _couple(first: Adjective, second: Adjective) -> bool:
    """True for "small red" and "sad old": one French adjective on each side of the noun."""
    if first.group == "state":
        return second.group == "age"
    return first.before and second.group in ("colour", "origin")


def _noun(line: str) -> Noun:
    english, french, kind, adjectives = (part.split() for part in line.split("|"))
    suited = tuple(ADJECTIVES[word] for word in adjectives)
    couples = tuple(pair for pair in permutations(suited, 2) if _couple(*pair))
    return Noun(tuple(english), tuple(french), kind[0], kind[1], "owned" in kind, suited, couples)


NOUNS = tuple(
    map(
        _noun,
        """\
man men | homme hommes | m person | old young tired sad strange french
woman women | femme femmes | f person | beautiful old young tired sad strange french
boy boys | garçon garçons | m person | small young tired sad strange french
girl girls | fille filles | f person | small young tired sad strange french
child children | enfant enfants | m person owned | beautiful small young tired sad strange
friend friends | ami amis | m person owned | good old young new tired sad strange french
king kings | roi rois | m person | good old young new tired sad strange french
queen queens | reine reines | f person | beautiful good old young new tired sad french
actress actresses | actrice actrices | f person | beautiful good old young new tired sad french
doctor doctors | médecin médecins | m person owned | good old young new tired sad french
dog dogs | chien chiens | m animal owned | good big small old young tired sad black white
cat cats | chat chats | m animal owned | beautiful small old young tired sad black white
bird birds | oiseau oiseaux | m animal owned | beautiful big small old tired strange black white
horse horses | cheval chevaux | m animal owned | beautiful big old young tired sad black white
mouse mice | souris souris | f animal owned | small old young tired sad white
cow cows | vache vaches | f animal owned | small old young tired sad black white
owl owls | hibou hiboux | m animal owned | beautiful big small old young tired sad white
apple apples | pomme pommes | f food owned | beautiful good small red french
orange oranges | orange oranges | f food owned | beautiful good small french
egg eggs | œuf œufs | m food owned | beautiful good small white french
cake cakes | gâteau gâteaux | m food owned | beautiful good big small white french
book books | livre livres | m thing owned | good old new strange expensive red black french
letter letters | lettre lettres | f thing owned | beautiful old new strange white
hat hats | chapeau chapeaux | m thing owned | beautiful big old new strange expensive red black
flower flowers | fleur fleurs | f thing owned | beautiful big small strange expensive red white
key keys | clé clés | f thing owned | big small old new strange black
car cars | voiture voitures | f thing owned | beautiful small old new expensive red black french
bag bags | sac sacs | m thing owned | beautiful small old new expensive red black white
house houses | maison maisons | f place owned | beautiful big small old new strange expensive white
garden gardens | jardin jardins | m place owned | beautiful big small old new strange french
school schools | école écoles | f place owned | good big small old new strange expensive french
hotel hotels | hôtel hôtels | m place owned | beautiful good big small old new expensive french
castle castles | château châteaux | m place owned | beautiful big small old strange expensive white
forest forests | forêt forêts | f place | beautiful big small old strange black""".splitlines(),
    )
)


def _verb(english: str, present: str, participle: str, *rest, **options) -> Verb:
    endings = ("", "e", "" if participle.endswith("s") else "s", "es")
    forms = tuple(participle + ending for ending in endings)
    return Verb(tuple(english.split()), tuple(present.split()), forms, *rest, **options)


PERSON = ("person",)
VERBS = (
    _verb("see sees saw", "vois vois voit voyons voient", "vu", ANIMATE, ANYTHING),
    _verb(
        "find finds found", "trouve trouves trouve trouvons trouvent", "trouvé", ANIMATE, ANYTHING
    ),
    _verb(
        "love loves loved", "aime aimes aime aimons aiment", "aimé", PERSON, ANYTHING, stative=True
    ),
    _verb("eat eats ate", "mange manges mange mangeons mangent", "mangé", ANIMATE, ("food",)),
    _verb(
        "buy buys bought",
        "achète achètes achète achetons achètent",
        "acheté",
        PERSON,
        ("food", "thing"),
    ),
    _verb(
        "take takes took", "prends prends prend prenons prennent", "pris", PERSON, ("food", "thing")
    ),
    _verb(
        "speak speaks spoke",
        "parle parles parle parlons parlent",
        "parlé",
        PERSON,
        PERSON,
        preposition="to",
    ),
    _verb(
        "arrive arrives arrived",
        "arrive arrives arrive arrivons arrivent",
        "arrivé",
        ANIMATE,
        ("place",),
        preposition="at",
        etre=True,
    ),
    _verb("sleep sleeps slept", "dors dors dort dormons dorment", "dormi", ANIMATE),
    _verb(
        "work works worked",
        "travaille travailles travaille travaillons travaillent",
        "travaillé",
        PERSON,
    ),
    _verb("sing sings sang", "chante chantes chante chantons chantent", "chanté", PERSON),
)
BE = ("am", "are", "is", "are", "are")  # I, you, he, we, they
ETRE = ("suis", "es", "est", "sommes", "sont")
AVOIR = ("ai", "as", "a", "avons", "ont")

DETERMINERS = (
    Determiner("the", False, ("le", "la"), True),
    Determiner("the", True, ("les", "les"), True),
    Determiner("a", False, ("un", "une"), False),
    Determiner("", True, ("des", "des"), False),  # English says nothing: "she sees dogs"
    Determiner("this", False, ("ce", "cette"), True),
    Determiner("these", True, ("ces", "ces"), True),
    Determiner("two", True, ("deux", "deux"), False),
    Determiner("three", True, ("trois", "trois"), False),
    Determiner("my", False, ("mon", "ma"), True, True),
    Determiner("my", True, ("mes", "mes"), True, True),
    *(Determiner(word, False, ("son", "sa"), True, True) for word in ("his", "her")),
    *(Determiner(word, True, ("ses", "ses"), True, True) for word in ("his", "her")),
)

PRONOUNS = (
    Pronoun("i", "me", "je", "me", 1, False, "m"),
    Pronoun("you", "you", "tu", "te", 2, False, "m"),
    Pronoun("he", "him", "il", "le", 3, False, "m"),
    Pronoun("she", "her", "elle", "la", 3, False, "f"),
    Pronoun("we", "us", "nous", "nous", 1, True, "m"),
    Pronoun("they", "them", "ils", "les", 3, True, "m"),
)
_BEFORE = "of de, with avec, in dans, near près de, behind derrière, to à, at à"
PREPOSITIONS = {word: tuple(french) for word, *french in map(str.split, _BEFORE.split(", "))}
CONJUNCTIONS = {"and": ("et",), "but": ("mais",), "because": ("parce", "que"), "when": ("quand",)}
