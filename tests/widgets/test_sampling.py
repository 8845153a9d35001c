"""Sampling: what is typed, pressed, drawn and taken back; the rules are the package's."""

import math
import re
from itertools import permutations

import torch

from course_utils.datasets.pieces import ALPHABET
from course_utils.sampling import min_p, temperature, top_k, top_p
from course_utils.widgets.sampling.widget import compute, sampling, uniform
from tests.widgets.samples.sampling import GPT

RULES = ["heat", "k", "p", "m"]
STATE = {"text": "The ", "heat": 1, "k": 74, "p": 1, "m": 0, "order": RULES, "sample": 1}
SAID = "document.querySelector('output').textContent"


def logits():
    with torch.no_grad():
        return GPT.next_logits(torch.tensor([[ALPHABET.index(letter) for letter in "The "]]))[0]


def test_four_rules_in_every_order_are_those_of_the_package():
    wish = {"heat": 1.7, "k": 12, "p": 0.8, "m": 0.05}
    package = {"heat": temperature, "k": top_k, "p": top_p, "m": min_p}
    endings = set()
    for order in permutations(RULES):
        bent, stays = logits(), []
        for name in order:
            bent = package[name](bent, wish[name])
            stays.append(int(bent.isfinite().sum()))
        found = compute(GPT, STATE | wish | {"order": list(order)})
        torch.testing.assert_close(found["chances"].float(), bent.softmax(-1), atol=1e-5, rtol=0)
        assert found["stays"].tolist() == stays
        endings.add(stays[-1])
    assert len(endings) > 1  # the order matters


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


def test_a_rule_is_moved_one_place_to_the_left_and_the_first_to_the_end(opened):
    page = opened(sampling(GPT, text="The ", heat=1.7, p=0.8))
    page.get_by_role("button", name=re.compile("Move top-k before τ")).click()
    page.wait_for_function(f"{SAID}.includes('top-k, τ, top-p, min-p leave')")
    first = page.get_by_role("button", name=re.compile("Move top-k to the end"))
    first.focus()
    page.keyboard.press("Enter")
    page.wait_for_function(f"{SAID}.includes('τ, top-p, min-p, top-k leave')")
    assert page.errors == []


def test_a_press_on_the_text_rewinds_and_the_tree_keeps_every_way(opened):
    page = opened(sampling(GPT, text="The king", branches=["The queen", "A"]))
    page.get_by_role("button", name="Rewind to “The␣”").click()
    page.wait_for_function(f"{SAID}.includes('“The␣”')")
    for way in ("The␣king", "The␣queen", "A"):
        assert page.get_by_role("button", name=f"Go back to “{way}”").count() == 1
    page.get_by_role("button", name="Go back to “The␣queen”").click()
    page.wait_for_function(f"{SAID}.includes('“The␣queen”')")
    assert page.get_by_role("button", name="Go back to “The␣king”").count() == 1
    page.get_by_role("button", name="Go back to “The␣”").click()  # where the two part
    page.wait_for_function(f"{SAID}.includes('“The␣”')")
    assert page.errors == []
