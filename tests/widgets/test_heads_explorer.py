"""Heads explorer: the page computes what Python defines, and says what happens without a head."""

import pytest
import torch

from course_utils.widgets.heads_explorer.widget import compared, heads_explorer, look
from tests.widgets.samples.heads_explorer import ENGLISH, LAYERS, WHOLE, WITHOUT, make
from tests.widgets.widget_page import in_node, unnamed, unreadable

STATES = {
    "encoder": {},
    "decoder, last query": {"layer": 1, "head": 2, "query": 11},
    "cross, first query": {"layer": 2, "head": 3, "query": 0},
    "cross": {"layer": 2, "head": 1, "query": 5},
    "off": {"layer": 1, "head": 1, "query": 3, "off": True},
}


def computed(widget, **state):
    found = in_node(
        "heads_explorer", "compute(data, state)", data=widget.data, state={**widget.state, **state}
    )
    habits = torch.tensor(list(found["habits"].values()), dtype=torch.float64)
    arrays = {name: torch.tensor(found[name]).double() for name in ("weights", "row", "entropy")}
    return arrays | {"habits": habits}, list(found["habits"])


def expected(widget):
    result = look(widget.data, widget.state)
    return result | {"habits": torch.stack([*result["habits"].values()])}, list(result["habits"])


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_the_javascript_computes_what_python_defines(state):
    widget = make(**state)
    (found, names), (wanted, habits) = computed(widget), expected(widget)
    assert names == habits
    torch.testing.assert_close(found, wanted, atol=1e-6, rtol=0)


def test_control_another_head_is_noticed():
    widget = make()
    with pytest.raises(AssertionError):
        torch.testing.assert_close(
            computed(widget, head=1)[0], expected(widget)[0], atol=1e-6, rtol=0
        )


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


@pytest.mark.parametrize("state", [{"layer": 3}, {"head": 4}, {"query": 10}])
def test_a_place_that_is_not_there_is_named(state):
    ((name, value),) = state.items()
    with pytest.raises(ValueError, match=f"{name}={value} is not a position below {value}"):
        make(**state)


def test_off_needs_results():
    with pytest.raises(ValueError, match="off=True needs `whole` and `without`"):
        heads_explorer(LAYERS, off=True)


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_python_and_javascript_say_the_same_sentence(state, opened):
    widget = make(**state)
    page = opened(widget)
    assert page.locator("output").inner_text() == repr(widget)
    assert page.errors == [] and page.asked == [] and unnamed(page) == []


def test_a_key_moves_to_the_next_head_and_the_picture_changes(opened):
    page = opened(make())
    before = page.locator("canvas").evaluate("c => c.toDataURL()")
    page.get_by_role("slider", name="Head").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('output').textContent.includes('head 2 of 4')")
    assert page.locator("canvas").evaluate("c => c.toDataURL()") != before


def test_a_thumbnail_is_picked_with_the_mouse(opened):
    page = opened(heads_explorer(LAYERS))
    page.locator("canvas").click(position={"x": 300, "y": 170})
    page.wait_for_function(
        "/^decoder 1, head [234]/.test(document.querySelector('output').textContent)"
    )


def test_a_layer_with_fewer_queries_keeps_a_query_that_is_there(opened):
    page = opened(make(layer=1, query=11))
    page.get_by_role("combobox", name="Layer").select_option("encoder 1")
    page.wait_for_function(
        "document.querySelector('output').textContent.startsWith('encoder 1, head 1 of 4: “.”')"
    )
    assert page.errors == []


def test_copy_state_is_python_that_recreates_the_view(opened):
    page = opened(make())
    page.get_by_role("combobox", name="Layer").select_option("cross 1")
    page.get_by_role("combobox", name="The head is").select_option("off")
    page.get_by_role("button", name="Copy state").click()
    line = page.get_by_label("Python that recreates").input_value()
    names = {"layers": LAYERS, "whole": WHOLE, "without": WITHOUT, "heads_explorer": heads_explorer}
    assert eval(line, names).state == {"layer": 2, "head": 0, "query": 1, "off": True}


@pytest.mark.parametrize("state", [STATES["off"], STATES["cross"]], ids=["off", "cross"])
def test_every_word_can_be_read_at_every_width(state, opened):
    page = opened(make(**state))
    assert unreadable(page, [500, 799, 800, 1150, 1900]) == [] and page.errors == []


def test_without_scripts_the_table_stands(opened):
    page = opened(make(), java_script_enabled=False)
    assert page.locator("table tbody tr").count() == len(ENGLISH)
