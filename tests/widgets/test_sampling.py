"""Sampling: what is typed, pressed, drawn and taken back; the rules are the package's."""

import math
import re

import torch

from course_utils.datasets.pieces import ALPHABET
from course_utils.sampling import min_p, temperature, top_k, top_p
from course_utils.widgets.sampling.widget import compute, sampling, uniform
from tests.widgets.samples.sampling import GPT

STATE = {"text": "The ", "heat": 1, "k": 74, "p": 1, "m": 0, "heat_stands": "first", "sample": 1}
SAID = "document.querySelector('output').textContent"


def logits():
    with torch.no_grad():
        return GPT.next_logits(torch.tensor([[ALPHABET.index(letter) for letter in "The "]]))[0]


def test_four_rules_in_two_orders_are_those_of_the_package():
    wish = {"heat": 1.7, "k": 12, "p": 0.8, "m": 0.05}

    def cut(z):
        return min_p(top_p(top_k(z, 12), 0.8), 0.05)

    first = cut(temperature(logits(), 1.7)).softmax(-1)
    last = temperature(cut(logits()), 1.7).softmax(-1)
    for order, expected in (("first", first), ("last", last)):
        found = compute(GPT, STATE | wish | {"heat_stands": order})["chances"]
        torch.testing.assert_close(found.float(), expected, atol=1e-5, rtol=0)
    assert (first > 0).sum() != (last > 0).sum()


def test_the_draws_follow_the_chances():
    counts = sum(compute(GPT, STATE | {"sample": n})["counts"] for n in range(1, 51))
    chances = compute(GPT, STATE)["chances"]
    assert counts.sum() == 10_000
    often = chances * 10_000 > 5
    spread = (counts - 10_000 * chances)[often] / (10_000 * chances[often]).sqrt()
    assert spread.square().mean() < 2 and spread.abs().max() < 4.5
    assert abs(torch.cat([uniform(n) for n in range(1, 51)]).mean() - 0.5) < 0.01


def test_one_that_is_sure_has_no_entropy():
    found = compute(GPT, STATE | {"k": 1})
    assert found["entropy"] == 0 and found["counts"].max() == 200
    assert compute(GPT, STATE)["entropy"] < math.log(74)


def test_a_typed_text_keeps_its_spaces_and_line_breaks(opened):
    page = opened(sampling(GPT))
    field = page.get_by_role("combobox", name="Text")
    field.fill("HAMLET:¶To be␣or 7é")
    field.press("Enter")
    page.wait_for_function(f"{SAID}.includes('HAMLET:¶To␣be␣or␣7')")
    assert page.errors == [] and page.asked == []


def test_a_character_is_forced_taken_back_and_its_branch_stays(opened):
    page = opened(sampling(GPT, text="The q"))
    page.get_by_role("button", name=re.compile("Write “u”")).click()
    page.wait_for_function(f"{SAID}.includes('“The␣qu”')")
    page.get_by_role("button", name="Take one back").click()
    page.wait_for_function(f"{SAID}.includes('“The␣q”')")
    page.get_by_role("button", name=re.compile("Write “u”")).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_function(f"!{SAID}.includes('“The␣q”')")
    page.get_by_role("button", name="Go back to “The␣qu”").click()
    page.wait_for_function(f"{SAID}.includes('“The␣qu”')")
    assert page.errors == []


def test_it_writes_past_the_end_of_its_memory(opened):
    page = opened(sampling(GPT, text="O" * 63))
    for _ in range(3):
        page.get_by_role("button", name="Write the draw").click()
        page.wait_for_timeout(150)
    assert page.errors == []
    assert len(page.get_by_role("combobox", name="Text").input_value()) == 66
