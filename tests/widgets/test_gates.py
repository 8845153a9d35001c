"""Gates: the networks in the page are PyTorch's own, and a held gate does what it says."""

from copy import deepcopy

import pytest
import torch

from course_utils.datasets.lags import counting
from course_utils.datasets.lines import START, encode
from course_utils.widgets.gates.widget import compute, run
from tests.widgets.samples.gates import COUNTERS, VERSE, WRITERS, make

SENTENCE = "document.querySelector('output').textContent"
FREE = {"hold": 0, "level": 0.0, "since": 0, "everywhere": False}


def found(widget):
    return compute(COUNTERS, widget.state)


@pytest.mark.parametrize("kind", ["lstm", "gru"])
def test_the_definition_is_pytorchs_lstm_and_gru(kind):
    letters = counting(torch.tensor([17]))[0][0, :27].tolist()
    verse = [START, *encode(VERSE)]
    for readers, read in ((COUNTERS, letters), (WRITERS, verse)):
        model = deepcopy(readers[kind]).double()
        chances = model(torch.tensor([read]))[0].softmax(-1)
        torch.testing.assert_close(run(readers[kind], read, FREE, 0)[2], chances)


def test_a_closed_forget_gate_forgets_and_an_open_one_with_nothing_written_keeps():
    memory = found(make(hold=2, level=0, since=10, everywhere=True))["lstm_memory"]
    assert memory[12:20].abs().max() <= 1  # only what was just written
    memory = found(make(hold=5, level=1, since=10, everywhere=True))["gru_memory"]
    assert torch.allclose(memory[10:], memory[9].expand(31))


def test_one_unit_or_all_and_nothing_before_the_step():
    one = found(make(hold=2, level=0, since=10, lstm=3, t=9))
    everywhere = found(make(hold=2, level=0, since=10, lstm=3, t=9, everywhere=True))
    assert torch.equal(one["lstm_next"], everywhere["lstm_next"])
    one, everywhere = (
        found(make(hold=2, level=0, lstm=3, everywhere=all_)) for all_ in (False, True)
    )
    assert not torch.allclose(one["lstm_next"], everywhere["lstm_next"])
    assert torch.equal(one["lstm_free_next"], everywhere["lstm_free_next"])


def test_two_networks_of_different_letters_are_refused():
    with pytest.raises(ValueError, match="give two that count or two writers"):
        make({"lstm": COUNTERS["lstm"], "gru": WRITERS["gru"]})
    with pytest.raises(ValueError, match="readers has no gru"):
        make({"lstm": COUNTERS["lstm"], "gru": COUNTERS["lstm"]})


def test_what_is_typed_is_read_and_a_gate_is_held(opened):
    page = opened(make())
    page.get_by_label("Text (9a: 9 times a)").fill("5axyz2b")
    page.get_by_label("Text (9a: 9 times a)").press("Enter")
    page.wait_for_function(f"{SENTENCE}.startsWith('After 7 letters, “aaaaabb”')")
    page.get_by_role("slider", name="Read so far").fill("5")
    page.get_by_label("Hold", exact=True).select_option("LSTM forget")
    page.wait_for_function(f"{SENTENCE}.includes('LSTM forget gate held at 0 from step ')")
    page.wait_for_function(f"{SENTENCE}.startsWith('After 5 letters, “aaaaa”')")


def test_a_click_on_a_letter_goes_there(opened):
    page = opened(make(text="aaaabbbb", t=8))
    page.locator("canvas").click(position={"x": 13 * 2 + 6, "y": 54 + 10})
    page.wait_for_function(f"{SENTENCE}.startsWith('After 2 letters, “aa”')")
