"""Rollout explorer: what is marked is left out, and the map is the rollout of the exercise."""

import torch

from course_utils.exercises.bank.nb14.ex6 import rollout
from course_utils.trace import record
from course_utils.widgets.rollout_explorer.widget import compute, left
from tests.widgets.samples.rollout_explorer import inputs, make

SAID = "document.querySelector('output').textContent"


def result(**state):
    widget = make(**state)
    return compute(widget.data, widget.state, inputs()[2])


def test_the_map_is_the_rollout_of_the_exercise():
    images, _, model = inputs()
    with torch.no_grad(), record(model) as seen:
        model(images[:1])
    expected = rollout([layer[0] for layer in seen.values()])[0, 1:]
    assert torch.allclose(result()["map"].float(), expected, atol=1e-5)


def test_the_patches_that_are_left_out_are_never_read():
    images, _, model = inputs()
    found = result(digit=1, dropped=10)
    kept = found["kept"].bool()
    assert kept.sum() == 39 and found["map"][~kept].min() >= found["map"][kept].max()
    with torch.no_grad():
        expected = model.seeing(images[1:2], kept[None]).softmax(dim=-1)[0]
    assert torch.allclose(found["classes"].float(), expected, atol=1e-5)


def test_of_equal_scores_the_first_counts_as_higher():
    assert left(torch.tensor([0.0, 2, 0, 2]), 3).tolist() == [False, False, True, False]


def test_the_rule_is_chosen_in_the_page(opened):
    page = opened(make(digit=1, dropped=10))
    page.get_by_label("Rule").select_option("ink")
    page.wait_for_function(f"{SAID}.includes('that ink marks highest')")
    assert page.locator("output").inner_text() == repr(make(digit=1, dropped=10, rule="ink"))
