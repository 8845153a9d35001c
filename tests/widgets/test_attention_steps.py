"""Attention in seven steps: PyTorch's own, and a picture that a pencil can check."""

import pytest
import torch

from course_utils.widgets.attention_steps.widget import SLIDES, attention, attention_steps
from tests.widgets.samples.attention_steps import DECIMALS, RANDOM, SIX
from tests.widgets.widget_page import drawn, recompute, sums, words


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


def test_a_repeated_token_keeps_its_own_row():
    still = attention_steps(["the", "cat", "the", "end"]).still_html()
    assert still.count('<th scope="row">the</th>') == 2


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


def test_on_a_wide_projector_the_type_grows(opened):
    sizes = [
        max(word["size"] for word in drawn(opened(attention_steps(), w))) for w in (1150, 1900)
    ]
    assert sizes[1] > 1.3 * sizes[0]


def test_copy_state_is_python_that_recreates_the_view(opened):
    page = opened(attention_steps())
    page.get_by_role("combobox", name="Query").select_option("are")
    page.get_by_text("causal", exact=True).click()
    page.get_by_role("slider", name="q2").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Copy state").click()
    again = eval(page.get_by_label("Python that recreates").input_value())
    assert again.state == {"query": 2, "d_k": 4, "mask": "causal", "edit": [1, 0.5, 2, 1]}
    page.get_by_role("button", name="Reset").click()
    page.wait_for_function(
        "document.querySelector('output').textContent.includes('“how”, divisor √4, mask none')"
    )


def test_a_word_chooses_the_query_and_says_its_weight(opened):
    page = opened(attention_steps())
    page.get_by_role("button", name="Query “are”").hover()
    assert page.get_by_text("“are” gets the weight 0.2760").is_visible()
    page.get_by_role("button", name="Query “are”").click()
    page.wait_for_function("document.querySelector('output').textContent.includes('“are”')")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('output').textContent.includes('“how”')")
