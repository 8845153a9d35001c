"""Heads explorer: the page computes what Python defines, and says what happens without a head."""

import pytest
import torch

from course_utils.widgets.heads_explorer.widget import changes, compared, heads_explorer, look
from tests.widgets.samples.heads_explorer import ENGLISH, LAYERS, make


def test_a_head_that_looks_back_is_seen_to_look_back():
    back = torch.eye(5)[[0, 0, 1, 2, 3]]  # each looks at the previous word, the first at itself
    widget = heads_explorer({"one": ("abcde", "abcde", back[None])})
    habits = {
        name: value.item() for name, value in look(widget.data, widget.state)["habits"].items()
    }
    assert habits == {"itself": 0.2, "previous": 1, "next": 0, "first": 0.4, "last": 0}
    assert "entropy 0.00 nats" in repr(widget)


def test_new_words_are_marked_wherever_they_stand():
    marked = compared(["a", "b", "c", "d"], ["a", "x", "c", "d", "y"])
    assert [word for word, is_new in marked if is_new] == ["x", "y"]


A, B = torch.full((2, 3, 3), 1 / 3), ["a", "b", "c"]
ERRORS = [
    (({},), "there are no layers: give {name: (queries, keys, weights)}"),
    (
        ({"one": (B, B, A[0])},),
        "one has weights of sizes (3, 3): with 3 queries and 3 keys they are N 3 3",
    ),
    (({"one": (B, B, 2 * A)},), "one holds no weights: every row is 0 or more and sums to 1"),
    (
        ({"one": (["a"] * 20, B, torch.full((1, 20, 3), 1 / 3))},),
        "one has 20 queries and 3 keys; 2 to 16 can be read",
    ),
    (
        ({"one": (B, B, A), "two": (B, B, A[:1])},),
        "all layers need the same number of heads, but they have: one 2, two 1",
    ),
    (
        ({"one": (B, B, A)}, None, {"one": [(1, B)] * 2}),
        "`without` needs `whole`, the score with all heads, to compare with",
    ),
    (
        ({"one": (B, B, A)}, (1, B), {"two": [(1, B)] * 2}),
        "without is given for two, but the layers are one",
    ),
    (
        ({"one": (B, B, A)}, (1, B), {"one": [(1, B)]}),
        "without['one'] has 1 results for 2 heads: one each",
    ),
]


@pytest.mark.parametrize("arguments, message", ERRORS, ids=[error[-1] for error in ERRORS])
def test_an_input_error_is_a_sentence(arguments, message):
    with pytest.raises(ValueError) as error:
        heads_explorer(*arguments)
    assert str(error.value) == message


def test_it_is_said_which_words_change():
    assert changes(["a", "b", "c", "d"], ["a", "x", "d", "y"]) == "“b c” becomes “x”, “y” comes in"
    assert changes(["a", "b"], ["a"]) == "“b” falls away"
    assert changes(["a", "b"], ["a", "b"]) == "no word of this sentence changes"


def test_off_needs_results():
    with pytest.raises(ValueError, match="off=True needs `whole` and `without`"):
        heads_explorer(LAYERS, off=True)


def test_a_key_moves_to_the_next_head_and_the_picture_changes(opened):
    page = opened(make())
    before = page.locator("canvas").evaluate("c => c.toDataURL()")
    page.get_by_role("slider", name="Head").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('output').textContent.includes('head 2 of 4')")
    assert page.locator("canvas").evaluate("c => c.toDataURL()") != before


def test_a_thumbnail_chooses_its_head_and_the_query_stays(opened):
    page = opened(heads_explorer(LAYERS, query=4))
    page.get_by_role("button", name="decoder 1, head 3").click()
    page.wait_for_function(
        "/^decoder 1, head 3 of 4: “dans”/.test(document.querySelector('output').textContent)"
    )


def test_a_layer_with_fewer_queries_keeps_a_query_that_is_there(opened):
    page = opened(make(layer=1, query=11))
    page.get_by_role("combobox", name="Layer").select_option("encoder 1")
    page.wait_for_function(
        "document.querySelector('output').textContent.startsWith('encoder 1, head 1 of 4: “.”')"
    )
    assert page.errors == []


def test_without_scripts_the_table_stands(opened):
    page = opened(make(), java_script_enabled=False)
    assert page.locator("table tbody tr").count() == len(ENGLISH)
