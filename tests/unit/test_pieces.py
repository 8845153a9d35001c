"""Characters, byte pairs and word pieces: what is cut can be joined, and the files are ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.datasets import pieces
from course_utils.datasets.shakespeare import script, speeches

LINE = "O Romeo, Romeo! wherefore art thou Romeo?\n"


def test_the_alphabet_is_that_of_the_plays():
    assert list(pieces.ALPHABET) == sorted(set(script(unseen=False) + script(unseen=True)))


def test_characters_come_back():
    letters = pieces.Characters()
    assert letters.decode(letters.encode(LINE)) == LINE
    with pytest.raises(ValueError, match="'#é' is not among the 74 characters"):
        letters.encode("caf#é")


@given(st.text(max_size=40))
def test_byte_pairs_write_any_text(text):
    cut = pieces.byte_pairs()
    assert cut.decode(cut.encode(text)) == text


def test_byte_pairs_are_fewer_than_characters():
    text = script(unseen=True)
    assert 2.5 < len(text) / len(pieces.byte_pairs().encode(text)) < 3.5


def test_word_pieces_know_frequent_words_and_cut_rare_ones():
    cut = pieces.word_pieces()
    words = cut.words(cut.encode("The king's unkindnesses, Zounds!"))
    assert words[:4] == ["the", "king", "'", "s"] and words[4].startswith("un")
    assert all(word.startswith("##") for word in words[5 : words.index(",")])
    assert cut.decode(cut.encode("The Kings  came")) == "the kings came"
    assert cut.words([*range(5)]) == pieces.SPECIAL
    assert cut.encode("☃") == [pieces.UNKNOWN]


def vocabulary(tokenizer):
    return set(tokenizer.get_vocab())


def test_the_command_makes_the_stored_byte_pairs_again():
    again, stored = pieces.learn_byte_pairs(), pieces.byte_pairs().tokenizer
    assert len(vocabulary(again)) == pieces.N_PAIRS
    text = "\n".join(speech.text for speech in speeches()[:200])
    assert again.encode(text).ids == stored.encode(text).ids


def test_the_command_makes_the_stored_word_pieces_again_but_for_ties():
    again, stored = pieces.learn_word_pieces(), pieces.word_pieces().tokenizer
    assert len(vocabulary(again)) == len(vocabulary(stored)) == pieces.N_PIECES
    assert len(vocabulary(again) & vocabulary(stored)) > 0.99 * pieces.N_PIECES
