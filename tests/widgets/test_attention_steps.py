"""Attention in seven steps: JavaScript agrees with Python, the picture with a pencil."""

import pytest
import torch

from course_utils.widgets.attention_steps.widget import attention, attention_steps
from tests.widgets.widget_page import drawn, in_node, recompute, sums, unreadable, words

SLIDES = [[98, 27, 10, 12], [27, 89, 31, 67], [10, 31, 91, 54], [12, 67, 54, 92]]
SIX = ["I", "saw", "her", "duck", "under", "water"]
generator = torch.Generator().manual_seed(0)
RANDOM = {name: torch.randn(4, 3, generator=generator) for name in "qkv"}
DECIMALS = {
    name: torch.randn(rows, columns, generator=generator)
    for name, (rows, columns) in {"x": (6, 4), "w_q": (4, 4), "w_k": (4, 4), "w_v": (4, 3)}.items()
}
STATES = {
    "pencil": {},
    "pencil, causal, edited": {"query": "are", "mask": "causal", "edit": [0.5, -1, 2, 3]},
    "slides, d_k 4": {"scores": SLIDES, "d_k": 4},
    "slides, d_k 512, edited": {
        "scores": SLIDES,
        "d_k": 512,
        "query": "you",
        "edit": [12, 67, 54, 60],
    },
    "random, causal": {**RANDOM, "d_k": 3, "mask": "causal", "query": 3},
    "six decimals": {"tokens": SIX, **DECIMALS, "query": 3},
}


def computed(widget, expression: str) -> dict[str, torch.Tensor]:
    """Every matrix that the JavaScript computes."""
    found = in_node("attention_steps", expression, data=widget.data, state=widget.state)
    names = attention(widget.data, widget.state)
    rows = {name: [[float(v) for v in row] for row in found[name]] for name in names}
    return {name: torch.tensor(value, dtype=torch.float64) for name, value in rows.items()}


@pytest.mark.parametrize("arguments", STATES.values(), ids=STATES)
def test_the_javascript_computes_what_python_defines(arguments):
    widget = attention_steps(**arguments)
    expected = attention(widget.data, widget.state)
    torch.testing.assert_close(
        computed(widget, "compute(data, state)"), expected, atol=1e-6, rtol=0
    )


def test_control_a_javascript_without_the_scale_is_noticed():
    widget = attention_steps(d_k=4)
    found = computed(widget, "compute(data, {...state, d_k: 1})")
    with pytest.raises(AssertionError):
        torch.testing.assert_close(found, attention(widget.data, widget.state), atol=1e-6, rtol=0)


def test_the_definition_is_pytorchs_own_attention():
    widget = attention_steps(**RANDOM, mask="causal")
    double = {name: value.double() for name, value in RANDOM.items()}
    expected = torch.nn.functional.scaled_dot_product_attention(
        double["q"], double["k"], double["v"], is_causal=True
    )
    output = attention(widget.data, widget.state)["output"]
    torch.testing.assert_close(output, expected, atol=1e-6, rtol=0)


def test_the_slides_own_numbers():
    widget = attention_steps(scores=SLIDES)
    row = attention(widget.data, widget.state)["weights"][1]
    expected = torch.tensor([0.0004, 0.9389, 0.0007, 0.0600], dtype=torch.float64)
    torch.testing.assert_close(row, expected, atol=5e-5, rtol=0)


ERRORS = [
    ({"q": [[1]] * 4, "k": [[1]] * 5, "v": [[1]] * 4}, "K has 5 rows but there are 4 tokens"),
    (
        {"q": [[1]] * 4, "k": [[1, 2]] * 4, "v": [[1]] * 4},
        "K has 2 columns but Q has 1: no dot product",
    ),
    ({"scores": [[1, 2]] * 4}, "scores has 2 columns, but 4 are needed"),
    (
        {"x": [[1]] * 4},
        "got x: give x, w_q, w_k and w_v, or q, k and v, or scores (with or without v)",
    ),
    (
        {"x": [[1]] * 4, "w_q": [[1]] * 2, "w_k": [[1]], "w_v": [[1]]},
        "w_q has 2 rows but there are 1 columns in X",
    ),
    (
        {"query": "hey"},
        "query='hey' is neither one of the tokens Hi, how, are, you nor a position below 4",
    ),
    (
        {"tokens": ["a", "b", "c", "d", "e", "f", "g", "h"]},
        "there are 8 tokens; with every product written out, 2 to 6 can be read",
    ),
    (
        {"scores": [[float("inf")] * 4] * 4},
        "scores holds infinity or nan, which cannot be drawn",
    ),
    ({"scores": "abc"}, "scores is not a matrix of numbers: new(): invalid data type 'str'"),
    (
        {"scores": 3.0},
        "scores has 0 axes of sizes (): give a matrix, 4 rows of numbers",
    ),
    ({"mask": "future"}, "mask='future' is not known: 'none' or 'causal'"),
    (
        {"q": [[1] * 9] * 4, "k": [[1] * 9] * 4, "v": [[1]] * 4},
        "Q has 9 columns; at most 4 can be written out",
    ),
    ({"edit": [1, 2]}, "edit has 2 numbers but a row has 4"),
    ({"d_k": 0}, "d_k=0 is not a width: it must be at least 1"),
]


@pytest.mark.parametrize("arguments, message", ERRORS)
def test_an_input_error_is_a_sentence(arguments, message):
    with pytest.raises(ValueError) as error:
        attention_steps(**arguments)
    assert str(error.value) == message


def test_a_repeated_token_keeps_its_own_row():
    still = attention_steps(["the", "cat", "the", "end"]).still_html()
    assert still.count('<th scope="row">the</th>') == 2


@pytest.mark.parametrize("arguments", STATES.values(), ids=STATES)
def test_python_and_javascript_say_the_same_sentence(arguments, opened):
    widget = attention_steps(**arguments)
    page = opened(widget)
    assert page.locator("output").inner_text() == repr(widget)
    assert page.errors == []


@pytest.mark.parametrize("query", range(4))
def test_a_pencil_gets_the_printed_digits(query, opened):
    """3 lines of q, k and v (4 + 4 + 2 sums), then 2 of the output, all exact."""
    found = sums(words(opened(attention_steps(query=query))))
    assert len(found) == 12
    for written, sign, result in found:
        assert sign == "=" and abs(recompute(written) - float(result)) <= 0.00501, written


def test_where_rounded_digits_do_not_give_the_result_the_sign_says_so(opened):
    found = sums(words(opened(attention_steps(SIX, **DECIMALS), 1900)))
    assert {sign for _, sign, _ in found} == {"=", "≈"}
    for written, sign, result in found:
        off = abs(recompute(written) - float(result))
        assert (sign == "=") == (off <= 0.00501) and off < 0.05, written


def test_control_a_wrong_sum_is_noticed():
    found = sums("z1 = 0.455·2 + 0.167·(-1) = 0.75")
    assert found == [("0.455·2 + 0.167·(-1)", "=", "0.75")]
    assert abs(recompute(found[0][0]) - 0.75) > 0.00501


@pytest.mark.parametrize("name", ["pencil", "slides, d_k 4", "random, causal"])
def test_every_word_can_be_read_at_every_width(name, opened):
    page = opened(attention_steps(**STATES[name]))
    assert unreadable(page, [500, 640, 799, 800, 1000, 1280, 1900]) == [] and page.errors == []


def test_six_decimals_can_be_read_too(opened):
    page = opened(attention_steps(**STATES["six decimals"]))
    assert unreadable(page, [640, 799, 800, 1000, 1280, 1900]) == []
    assert unreadable(page, [500], least=8.5) == []  # a raised exponent is smaller than its line
    assert page.errors == []


def test_control_a_word_too_small_or_cut_is_found(opened):
    page = opened(attention_steps())
    assert unreadable(page, [1000], least=14)
    page.evaluate("""() => {
      const { fillText } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.fillText = function (s, x, y) {
        fillText.call(this, s.repeat(40), x, y);
      };
    }""")
    assert unreadable(page, [1150])


def test_on_a_wide_projector_the_type_grows(opened):
    sizes = [
        max(word["size"] for word in drawn(opened(attention_steps(), w))) for w in (1150, 1900)
    ]
    assert sizes[1] > 1.3 * sizes[0]


def test_copy_state_is_python_that_recreates_the_view(opened):
    page = opened(attention_steps())
    page.get_by_role("combobox", name="Query").select_option("are")
    page.get_by_role("combobox", name="Mask").select_option("causal")
    page.get_by_role("slider", name="q2").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Copy state").click()
    again = eval(page.get_by_label("Python that recreates").input_value())
    assert again.state == {"query": 2, "d_k": 4, "mask": "causal", "edit": [1, 0.5, 2, 1]}
    page.get_by_role("button", name="Reset").click()
    page.wait_for_function(
        "document.querySelector('output').textContent.includes('“how”, d_k = 4, mask none')"
    )
