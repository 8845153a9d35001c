"""The English-French corpus: correct French, exact alignment, one translation for each sentence."""

from collections import Counter
from itertools import pairwise
from random import Random

import pytest

from course_utils.datasets.grammar.lexicon import ADJECTIVES, BE, ETRE, NOUNS, VERBS
from course_utils.datasets.translation import TAGS, Pair, detokenize, pairs, splits, write
from tests.unit.french_parser import check
from tests.unit.french_words import Mistake

SWAPS = {
    "la": "le", "les": "un", "une": "un", "cette": "ce", "a": "ont", "est": "sont",
    "voit": "voient", "dorment": "dort", "du": "de", "au": "aux", "pas": "souvent",
}  # fmt: skip
CONTENT = ("noun", "verb", "adjective")


@pytest.fixture(scope="module")
def corpus() -> list[Pair]:
    return pairs(4000, seed=0)


def linked(pair: Pair, i: int) -> list[str]:
    return [pair.target[j] for at, j in pair.alignment if at == i]


def find(corpus: list[Pair], *words: str) -> Pair:
    """The first pair whose English sentence has these words in a row."""
    return next(pair for pair in corpus if " ".join(words) in " ".join(pair.source))


# The French


def test_every_french_sentence_is_correct(corpus):
    for pair in corpus:
        check(pair.target)


@pytest.mark.parametrize("seed", range(5))
def test_a_doctored_sentence_is_noticed(corpus, seed):
    """One wrong word each: le for la, voit for voient."""
    rng = Random(seed)
    for pair in rng.sample(corpus, 100):
        words = list(pair.target)
        tagged = enumerate(zip(words, pair.target_tags, strict=True))
        places = [j for j, (word, tag) in tagged if word in SWAPS and tag != "pronoun"]
        if places:
            at = rng.choice(places)
            words[at] = SWAPS[words[at]]
            with pytest.raises(Mistake):
                check(words)


# The English


def english_mistakes(words: tuple[str, ...]) -> list[str]:
    """Disagreements of article and noun, pronoun and verb."""
    third = {verb.english[1] for verb in VERBS} | {"is", "does"}
    base = {verb.english[0] for verb in VERBS} | {"are", "do"}
    number = {form: i for noun in NOUNS for i, form in enumerate(noun.english)}
    wanted = {"a": 0, "an": 0, "this": 0, "these": 1, "two": 1, "three": 1}
    found = []
    for at, (word, after) in enumerate(pairwise(words)):
        noun = next((each for each in words[at:] if each in number), None)
        if word in ("a", "an") and (word == "an") != (after[0] in "aeiou"):
            found.append(f"{word} {after}")
        if word in wanted and number[noun] != wanted[word]:
            found.append(f"{word} {noun}")
        if after in {"he": base, "she": base, "i": third, "we": third, "they": third}.get(word, ()):
            found.append(f"{word} {after}")
    return found


def test_english_articles_nouns_and_verbs_agree(corpus):
    assert not [mistake for pair in corpus for mistake in english_mistakes(pair.source)]
    bad = ("she", "see", "an", "dog", "and", "these", "cat", ",", "but", "we", "sleeps")
    assert english_mistakes(bad) == ["she see", "an dog", "these cat", "we sleeps"]


# Pairs


def test_the_translation_is_a_function_of_the_english_sentence():
    rng, known = Random(1), {}
    for _ in range(15_000):
        pair = write(rng, rng.randint(3, 9))
        assert known.setdefault(pair.source, pair) == pair
    assert len(known) < 14_500  # some sentences did come twice, so there was something to compare


def test_the_pronoun_it_takes_the_gender_of_what_it_stands_for():
    genders = {noun.french[0]: noun.gender for noun in NOUNS if noun.kind != "person"}
    wanted = (("m", "il"), ("f", "elle"), ("m", "l'"), ("f", "l'"))
    seen = Counter()
    for pair in pairs(8000, seed=2, min_words=8, max_words=16):
        if "it" not in pair.source or " ".join(pair.source).count(" it ") > 1:
            continue
        (word,) = linked(pair, pair.source.index("it"))
        at = next(j for i, j in pair.alignment if i == pair.source.index("it"))
        nouns = {genders[w] for w in pair.target[:at] if w in genders}
        if len(nouns) == 1:
            gender = nouns.pop()
            if word != "l'":
                assert word in {"m": ("il", "le"), "f": ("elle", "la")}[gender], pair
            elif pair.target_tags[at + 1] == "auxiliary":  # l'a vu, l'a vue
                participle = pair.target[pair.target_tags.index("verb", at)]
                assert participle.endswith("e") == (gender == "f"), pair
            seen[gender, word] += 1
    assert min(seen[each] for each in wanted) > 5, seen


def test_the_same_seed_gives_the_same_pairs(corpus):
    assert pairs(300, seed=0) == corpus[:300] != pairs(300, seed=1)


def test_no_english_sentence_comes_twice(corpus):
    assert len({pair.source for pair in corpus}) == len(corpus)


def test_splits_share_no_english_sentence():
    parts = splits(600, 100, 200, seed=3)
    assert [len(part) for part in parts] == [600, 100, 200]
    assert len({pair.source for part in parts for pair in part}) == 900
    assert parts == splits(600, 100, 200, seed=3)
    train, _, test = (sum(pair.words for pair in part) / len(part) for part in parts)
    assert abs(train - test) < 3


def test_every_length_from_3_to_30_words_comes_about_equally_often(corpus):
    counts = Counter(pair.words for pair in corpus)
    assert set(counts) == set(range(3, 31))
    assert min(counts.values()) > len(corpus) / 28 / 2


def test_lengths_stay_within_the_bounds():
    assert {pair.words for pair in pairs(200, seed=0, min_words=7, max_words=9)} == {7, 8, 9}


@pytest.mark.parametrize("bounds", [(2, 30), (3, 31), (9, 8)])
def test_impossible_bounds_are_refused(bounds):
    with pytest.raises(ValueError, match="choose 3 <= min_words <= max_words <= 30"):
        pairs(1, 0, *bounds)


def test_asking_for_more_sentences_than_there_are_is_refused():
    with pytest.raises(ValueError, match="ask for fewer"):
        pairs(100_000, seed=0, min_words=3, max_words=3)


# Alignment and tags


def test_positions_tags_and_words_belong_together(corpus):
    for pair in corpus:
        assert len(pair.source) == len(pair.source_tags)
        assert len(pair.target) == len(pair.target_tags)
        assert {*pair.source_tags, *pair.target_tags} <= set(TAGS)
        assert list(pair.alignment) == sorted(set(pair.alignment))
        assert all(i < len(pair.source) and j < len(pair.target) for i, j in pair.alignment)


def dictionary() -> dict[str, set[str]]:
    """French forms of each English content word."""
    forms: dict[str, set[str]] = {word: set(ETRE) for word in BE}
    for noun in NOUNS:
        for english, french in zip(noun.english, noun.french, strict=True):
            forms[english] = {french}
    for word, adjective in ADJECTIVES.items():
        forms[word] = {*adjective.forms, adjective.before_vowel}
    for verb in VERBS:
        for word in verb.english:
            forms[word] = {*verb.present, *verb.participle}
    return forms


def test_every_content_word_is_aligned_to_its_translation(corpus):
    forms = dictionary()
    for pair in corpus:
        for j, tag in enumerate(pair.target_tags):
            if tag in CONTENT:
                (i,) = (i for i, at in pair.alignment if at == j)
                assert pair.source_tags[i] == tag and pair.target[j] in forms[pair.source[i]]
        for i, tag in enumerate(pair.source_tags):
            if tag in CONTENT:
                found = [j for at, j in pair.alignment if at == i]
                assert sum(pair.target_tags[j] == tag for j in found) == 1


def test_not_is_two_words_and_does_has_none(corpus):
    pair = find(corpus, "does", "not")
    i = pair.source.index("does")
    assert linked(pair, i) == []
    assert linked(pair, i + 1) in (["ne", "pas"], ["n'", "pas"])


def test_one_word_may_be_two_and_two_may_be_one(corpus):
    past = find(corpus, "i", "saw")
    assert linked(past, past.source.index("saw"))[0] in ("ai", "a", "as", "avons", "ont")
    assert linked(past, past.source.index("saw"))[1].startswith("vu")
    because = find(corpus, "because")
    assert linked(because, because.source.index("because"))[0] == "parce"
    of_the = next(pair for pair in corpus if "du" in pair.target)
    j = of_the.target.index("du")
    words = [of_the.source[i] for i, at in of_the.alignment if at == j]
    assert words in (["of", "the"], ["near", "the"])


# Words


def test_both_languages_have_at_least_150_words(corpus):
    assert len({word for pair in corpus for word in pair.source}) >= 150
    assert len({word for pair in corpus for word in pair.target}) >= 150


def test_two_thousand_pairs_use_every_word_there_is(corpus):
    few = corpus[:2000]
    assert {word for pair in corpus for word in pair.source} == {w for p in few for w in p.source}
    assert {word for pair in corpus for word in pair.target} == {w for p in few for w in p.target}


def test_detokenize_writes_sentences():
    french = "l' homme qu' il voit dort , mais je chante ."
    assert detokenize(french.split()) == "L'homme qu'il voit dort, mais je chante."
    assert detokenize(["i", "see", "a", "french", "king", "."]) == "I see a French king."
