"""The references are what the stored models answer, and their inputs fit the models."""

import pytest
import torch

from course_utils.checkpoints import packed
from course_utils.recipes.trained import trained
from tests.references import INPUTS, references

PAGE = 2_500_000  # bytes of float16 that a page may carry for one model


@pytest.mark.parametrize("name", INPUTS)
def test_twenty_inputs_with_their_logits(name):
    model, _ = trained(name)
    found = references(name)
    assert len(found) == 20
    for x, logits in found[::7]:
        with torch.no_grad():
            torch.testing.assert_close(model(x[None])[0], logits)
    assert len({tuple(x.flatten().tolist()) for x, _ in found}) == 20


@pytest.mark.parametrize("name", INPUTS)
def test_a_page_can_carry_the_model(name):
    assert len(packed(trained(name)[0])[1]) <= PAGE
