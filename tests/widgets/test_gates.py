"""Gates: the networks in the page are PyTorch's own, and a held gate does what it says."""

from copy import deepcopy

import torch

from course_utils.datasets.lags import counting
from course_utils.widgets.gates.widget import compute
from tests.widgets.samples.gates import COUNTERS, make

SENTENCE = "document.querySelector('output').textContent"


def test_the_definition_is_pytorchs_lstm_and_gru():
    widget = make(a=17, b=9, t=3)
    for kind in ("lstm", "gru"):
        model = deepcopy(COUNTERS[kind]).double()
        read, _ = counting(torch.tensor([17]))
        chances = model(read[:, :27])[0].softmax(-1)
        torch.testing.assert_close(compute(widget.data, widget.state)[f"{kind}_next"], chances)


def test_a_closed_forget_gate_forgets_and_an_open_one_with_nothing_written_keeps():
    closed = make(hold=2, level=0, since=10, everywhere=True)
    memory = compute(closed.data, closed.state)["lstm_memory"]
    assert memory[12:20].abs().max() <= 1  # only what was just written
    kept = make(hold=5, level=1, since=10, everywhere=True)
    memory = compute(kept.data, kept.state)["gru_memory"]
    assert torch.allclose(memory[10:], memory[9].expand(31))


def test_one_unit_or_all():
    one = make(hold=2, level=0, since=10, lstm=3)
    all_units = make(hold=2, level=0, since=10, lstm=3, everywhere=True)
    first, second = (compute(w.data, w.state)["lstm_next"] for w in (one, all_units))
    assert torch.equal(first[:10], second[:10]) and not torch.allclose(first, second)


def test_letters_and_steps_are_kept_together(opened):
    page = opened(make())
    page.get_by_role("slider", name="Letters b").fill("0")
    page.get_by_role("slider", name="Letters a").fill("5")
    page.wait_for_function(f"{SENTENCE}.startsWith('After 5 a and 0 b')")
    page.get_by_label("Hold", exact=True).select_option("LSTM forget")
    page.wait_for_function(f"{SENTENCE}.includes('LSTM forget gate held at 0 from step 10')")
