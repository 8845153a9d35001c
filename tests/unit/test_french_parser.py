"""The parser that judges the corpus: it accepts good French and rejects bad."""

import pytest

from tests.unit.french_parser import check
from tests.unit.french_words import Mistake


@pytest.mark.parametrize(
    "sentence",
    [
        "la vieille femme voit un bel oiseau .",
        "l' homme ne l' a pas vue .",
        "la pomme que le roi a mangée est rouge .",
        "il n' achète pas d' orange près du château .",
        "elle voit de petits chiens et le hibou dort .",
        "les filles sont arrivées à l' école parce qu' elles ne dorment jamais .",
    ],
)
def test_the_checker_accepts_good_french(sentence):
    check(sentence.split())


@pytest.mark.parametrize(
    "sentence",
    [
        "le vieille femme voit un bel oiseau .",
        "la vieux femme voit un bel oiseau .",
        "la femme vieille voit un oiseau .",
        "la rouge voiture est noire .",
        "la femme voit un beau oiseau .",
        "la femme voit un bel chien .",
        "la femme voit l' hibou .",
        "le homme dort .",
        "l' homme voient le chien .",
        "les hommes voit le chien .",
        "je voit le chien .",
        "il voit le .",
        "il a l' vu .",
        "il les a vu .",
        "il m' a vue .",
        "il a vue la femme .",
        "la pomme que le roi a mangé est rouge .",
        "la pomme qui le roi a mangée est rouge .",
        "la fille est arrivé .",
        "la fille a arrivé .",
        "la fille est triste et le roi sont triste .",
        "les filles sont triste .",
        "il ne voit le chien .",
        "il voit pas le chien .",
        "il ne l' a vu pas .",
        "il ne voit pas un chien .",
        "il voit de chien .",
        "il voit des petits chiens .",
        "le chien de le roi dort .",
        "le chien du reine dort .",
        "il parle à les rois .",
        "il dort près le château .",
        "il dort parce il est triste .",
        "il dort parce que il est triste .",
        "ce homme dort .",
        "cet femme dort .",
        "sa orange est bonne .",
        "son pomme est bonne .",
        "les chevals dorment .",
        "le chien dort",
    ],
)
def test_the_checker_rejects_bad_french(sentence):
    with pytest.raises(Mistake):
        check(sentence.split())
