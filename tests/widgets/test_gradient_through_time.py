"""Gradient through time: what the reader types is read by PyTorch's own networks."""

import torch

from course_utils.datasets.lines import START, encode
from course_utils.models.recurrent import reach
from course_utils.recipes.trained import trained
from course_utils.widgets.gradient_through_time.widget import compute
from tests.widgets.samples.gradient_through_time import make

SENTENCE = "document.querySelector('output').textContent"


def test_the_trained_networks_come_through_the_bytes_unchanged():
    writers = {kind: trained(f"writer-{kind}")[0] for kind in ("rnn", "gru", "lstm")}
    widget = make(writers, text="the quality of mercy")
    found = compute(writers, widget.state)["reach"]
    tokens = torch.tensor([START, *encode("the quality of mercy")])
    for row, model in zip(found, writers.values(), strict=True):
        torch.testing.assert_close(row, reach(model.double(), tokens))
        model.float()


def test_what_is_typed_is_read(opened):
    page = opened(make())
    page.get_by_label("Text", exact=True).fill("my naïve kingdom")
    page.get_by_label("Text", exact=True).press("Enter")
    page.wait_for_function(f"{SENTENCE}.startsWith('After “my nave kingdom”')")
    page.get_by_role("slider", name="Read so far").fill("2")
    page.wait_for_function(f"{SENTENCE}.startsWith('After “my”, and 2 letters back')")
