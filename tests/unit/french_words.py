"""The word lists and spelling rules of `french_parser`, written apart from the package's.

"ms" is masculine singular, "fp" feminine plural; persons count je, tu, il, nous, vous, ils from 1.
"""

listed = str.split
MASCULINE = listed(
    "homme garçon enfant ami roi médecin chien chat oiseau cheval hibou œuf gâteau livre chapeau "
    "sac jardin hôtel château"
)
FEMININE = listed(
    "femme fille reine actrice souris vache pomme orange lettre fleur clé voiture maison école "
    "forêt"
)
BEFORE = listed("beau bon petit grand vieux jeune nouveau")
AFTER = listed("fatigué triste étrange cher rouge noir blanc français")
FEMININES = {
    "beau": "belle", "bon": "bonne", "vieux": "vieille", "nouveau": "nouvelle", "cher": "chère",
    "blanc": "blanche",
}  # fmt: skip
LIAISON = {"bel": "beau", "vieil": "vieux", "nouvel": "nouveau"}
ER = ["trouv", "aim", "parl", "arriv", "travaill", "chant"]
VERBS = {
    "vois": {1, 2}, "voit": {3}, "voyons": {4}, "voient": {6},
    "prends": {1, 2}, "prend": {3}, "prenons": {4}, "prennent": {6},
    "dors": {1, 2}, "dort": {3}, "dormons": {4}, "dorment": {6},
    "mange": {1, 3}, "manges": {2}, "mangeons": {4}, "mangent": {6},
    "achète": {1, 3}, "achètes": {2}, "achetons": {4}, "achètent": {6},
}  # fmt: skip
AVOIR = dict(zip(["ai", "as", "a", "avons", "ont"], (1, 2, 3, 4, 6), strict=True))
ETRE = dict(zip(["suis", "es", "est", "sommes", "sont"], (1, 2, 3, 4, 6), strict=True))
SUBJECTS = {
    "je": (1, "m"), "tu": (2, "m"), "il": (3, "m"), "elle": (3, "f"), "nous": (4, "m"),
    "ils": (6, "m"), "elles": (6, "f"),
}  # fmt: skip
CLITICS = {
    "me": ("ms",), "te": ("ms",), "nous": ("mp",), "le": ("ms",), "la": ("fs",),
    "le/la": ("ms", "fs"), "les": ("mp", "fp"),
}  # fmt: skip
DETERMINERS = {
    "le": ("ms",), "la": ("fs",), "le/la": ("ms", "fs"), "les": ("mp", "fp"), "un": ("ms",),
    "une": ("fs",), "des": ("mp", "fp"), "de": ("ms", "fs", "mp", "fp"), "ce": ("ms",),
    "cet": ("ms",), "cette": ("fs",), "ces": ("mp", "fp"), "deux": ("mp", "fp"),
    "trois": ("mp", "fp"), "mes": ("mp", "fp"), "ses": ("mp", "fp"), "mon": ("ms", "fs"),
    "son": ("ms", "fs"), "ma": ("fs",), "sa": ("fs",),
}  # fmt: skip
PREPOSITIONS = ("avec", "dans", "derrière", "près", "à", "de")
VOWELS = "aàâeéèêiîoôuûyœ"
MUTE_H = ("homme", "hommes", "hôtel", "hôtels")
ELIDED = {"l'": "le/la", "d'": "de", "qu'": "que", "j'": "je", "m'": "me", "t'": "te", "n'": "ne"}
UNELIDED = listed("le la je me te ne de que ce ma sa")
CONTRACTED = {"du": ("de", "le"), "au": ("à", "le"), "aux": ("à", "les")}


class Mistake(Exception):
    """What is wrong with the French sentence."""


def plural(word: str) -> str:
    if word.endswith(("s", "x")):
        return word
    if word.endswith("al"):
        return word[:-2] + "aux"
    return word + ("x" if word.endswith("eau") or word == "hibou" else "s")


def table(words: dict[str, set[str]], singular: str, gender: str) -> None:
    words.setdefault(singular, set()).add(gender + "s")
    words.setdefault(plural(singular), set()).add(gender + "p")


def feminine(word: str) -> str:
    return FEMININES.get(word) or word + ("" if word.endswith("e") else "e")


NOUNS: dict[str, set[str]] = {}
for word in MASCULINE:
    table(NOUNS, word, "m")
for word in FEMININE:
    table(NOUNS, word, "f")
ADJECTIVES: dict[str, set[str]] = {}
SIDE: dict[str, str] = {}
for word in (*BEFORE, *AFTER):
    table(ADJECTIVES, word, "m")
    table(ADJECTIVES, feminine(word), "f")
    for form in (word, feminine(word)):
        SIDE[form] = SIDE[plural(form)] = "before" if word in BEFORE else "after"
for stem in ER:
    for person, ending in zip((1, 2, 3, 4, 6), ["e", "es", "e", "ons", "ent"], strict=True):
        VERBS.setdefault(stem + ending, set()).add(person)
PARTICIPLES: dict[str, set[str]] = {}
for word in (*(stem + "é" for stem in (*ER, "mang", "achet")), "vu", "pris", "dormi"):
    table(PARTICIPLES, word, "m")
    table(PARTICIPLES, word + "e", "f")


def vowel(word: str) -> bool:
    return word[0] in VOWELS or word in MUTE_H


def check_spelling(tokens: list[str]) -> None:
    """Elision before every vowel and nowhere else; bel, cet, mon; no "de le"."""
    for word, after in zip(tokens, [*tokens[1:], "."], strict=True):
        if word in ("le", "la", "je", "me", "te", "ne", "de", "que", "ce", "ma", "sa") and vowel(
            after
        ):
            raise Mistake(f"{word} before {after}")
        if (word in ELIDED or word == "cet" or word in LIAISON) and not vowel(after):
            raise Mistake(f"{word} before {after}")
        if word in ("beau", "vieux", "nouveau") and after in MASCULINE and vowel(after):
            raise Mistake(f"{word} before {after}")
        if word in ("mon", "son") and not vowel(after) and "f" in gender_of(after):
            raise Mistake(f"{word} before {after}")
        if word in ("de", "à") and after in ("le", "les"):
            raise Mistake(f"{word} {after}")


def gender_of(word: str) -> set[str]:
    forms = NOUNS.get(word) or ADJECTIVES.get(word) or set()
    return {form[0] for form in forms} if len({form[0] for form in forms}) == 1 else set()


def expand(tokens: list[str]) -> list[str]:
    """du -> de le, l' -> le/la, bel -> beau; "des" after a noun or "près" is "de les"."""
    words: list[str] = []
    for token in tokens:
        before = words[-1] if words else ""
        known = before in NOUNS or SIDE.get(before) == "after" or before == "près"
        if token in CONTRACTED:
            words += CONTRACTED[token]
        elif token == "des" and known:
            words += ("de", "les")
        else:
            words.append(ELIDED.get(token) or LIAISON.get(token) or token)
    return words
