"""Words to numbers and back."""

import pytest
import torch

from course_utils.datasets.vocabulary import END, PAD, START, Vocabulary

WORDS = Vocabulary([["the", "cat", "sees"], ["the", "dog"]])


def test_numbers_are_sorted_after_the_special_tokens():
    assert WORDS.words == ("<pad>", "<start>", "<end>", "cat", "dog", "sees", "the")
    assert WORDS.encode(["the", "cat"]).tolist() == [6, 3]


def test_what_is_encoded_is_decoded_up_to_the_end():
    tokens = torch.tensor([START, 6, 3, END, 4, PAD])
    assert WORDS.decode(tokens) == ["the", "cat"]


def test_an_unknown_word_is_named_with_what_is_close():
    with pytest.raises(ValueError, match="'see' is not among the 7 known words: sees"):
        WORDS.encode(["the", "see"])
