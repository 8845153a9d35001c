"""Soft look-up: the page turns scores into Python's weights, Python answers what the page asks."""

import pytest
import torch

from course_utils.datasets.digits import centred, mnist_5k, split, straightened
from course_utils.widgets.soft_lookup.widget import lookup, question, read, soft_lookup
from tests.widgets.widget_page import ask_python, recompute, sums, words

BETAS = [1, 10, 40, 300, 1000]
SENTENCE = "document.querySelector('output').textContent"


@pytest.fixture(scope="module")
def digits():
    keys, labels, queries, answers = split(*mnist_5k(), n_keys=500)
    return keys, labels, queries[:60], answers[:60]


def test_the_definition_is_pytorchs_own_attention(digits):
    """With one-hot labels as values and β as scale."""
    widget = soft_lookup(*digits, beta=25)
    scores, nearest = read(widget.answers[0])
    values = torch.nn.functional.one_hot(digits[1], 10).double()
    keys = scores.double()[:, None]  # a query of one number, 1, makes q·k the scores
    expected = torch.nn.functional.scaled_dot_product_attention(
        torch.ones(1, 1, dtype=torch.float64), keys, values, scale=25
    )[0]
    torch.testing.assert_close(lookup(scores, nearest, digits[1], 25)["classes"], expected)


def test_most_digits_are_read_right_with_nothing_trained(digits):
    _, labels, queries, answers = digits
    widget = soft_lookup(*digits)
    right = 0
    for n in range(len(queries)):
        widget.bridge.question = question({"query": n, "drawing": None})
        right += lookup(*read(widget.bridge.answer), labels, 40)["classes"].argmax() == answers[n]
    assert right >= 0.85 * len(queries)


def test_python_answers_a_question_with_float32_bytes(digits):
    widget = soft_lookup(*digits)
    widget.bridge.question = {"id": "digit-17", "query": 17}
    scores, nearest = read(widget.bridge.answer)
    assert (
        widget.bridge.answer["id"] == "digit-17" and len(widget.bridge.answer["scores"]) == 4 * 500
    )
    assert scores[nearest].tolist() == sorted(scores.tolist(), reverse=True)[:8]
    assert len(widget.bridge.answer["images"]) == 8 * 28 * 28


def test_a_key_that_is_asked_for_finds_itself(digits):
    keys, labels, *_ = digits
    scores, nearest = read(soft_lookup(keys, labels, keys[:5]).answers[2])
    assert nearest[0] == 2 and scores[2] == pytest.approx(1, abs=1e-5)


def test_a_drawing_is_made_comparable_as_the_keys_are(digits):
    """The same digit, small and in a corner, finds the same nearest key."""
    keys, labels, queries, _ = digits
    small = torch.zeros(28, 28)
    small[2:16, 1:15] = torch.nn.functional.avg_pool2d(keys[7][None], 2)[0]
    widget = soft_lookup(keys, labels, queries)
    drawing = bytes((255 * small).round().byte().flatten().tolist()).hex()
    widget.bridge.question = {"id": drawing, "drawing": drawing}
    scores, nearest = read(widget.bridge.answer)
    assert 7 in nearest[:3] and scores[7] > 0.8


def test_an_empty_pad_is_like_nothing(digits):
    widget = soft_lookup(*digits, drawing="00" * 784)
    assert lookup(*read(widget.answers[-1]), digits[1], 40)["entropy"].exp() == pytest.approx(500)


K = torch.rand(4, 6, 6)
ERRORS = [
    ((K[0], [1], K), {}, "keys has sizes (6, 6): give square images, N H W"),
    ((K[:, :4], [1] * 4, K), {}, "keys has sizes (4, 4, 6): give square images, N H W"),
    ((255 * K.round(), [1] * 4, K), {}, "keys hold pixels from 0 to 255: scale them to 0..1"),
    ((K, [1, 2], K), {}, "labels has sizes (2,) but there are 4 keys"),
    ((K, [1, 2, 3, 12], K), {}, "labels run from 1 to 12: classes 0 to 9 are drawn"),
    ((K, [1] * 4, K, [1]), {}, "answers has sizes (1,) but there are 4 queries"),
    ((K, [1] * 4, torch.rand(2, 5, 5)), {}, "queries are 5 pixels wide but keys are 6"),
    ((K, [1] * 4, K), {"query": 4}, "query=4 is not a position below 4, their number"),
    ((K, [1] * 4, K), {"beta": 0}, "beta=0 is not an inverse temperature: it must be above 0"),
    ((K, [1] * 4, K), {"drawing": "00"}, "drawing has 1 pixels, but 6 x 6 are needed"),
]


@pytest.mark.parametrize("arrays, options, message", ERRORS, ids=[e[-1] for e in ERRORS])
def test_an_input_error_is_a_sentence(arrays, options, message):
    with pytest.raises(ValueError) as error:
        soft_lookup(*arrays, **options)
    assert str(error.value) == message


@pytest.mark.parametrize("beta", BETAS)
def test_python_and_javascript_say_the_same_sentence(beta, digits, opened):
    widget = soft_lookup(*digits, query=20, beta=beta)
    page = opened(widget)
    assert page.locator("output").inner_text() == repr(widget)
    assert page.errors == []


def test_stored_answers_stay_alive_without_a_kernel_and_others_say_why(digits, opened):
    page = opened(soft_lookup(*digits))
    slider = page.get_by_role("slider", name="Test digit")
    slider.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"{SENTENCE}.startsWith('Test digit 2 of 60')")
    page.keyboard.press("End")
    page.wait_for_function(f"{SENTENCE}.includes('Python does not answer')", timeout=8_000)
    assert page.errors == []


@pytest.fixture
def asking(digits, opened):
    """A page whose questions this test's Python answers, as a kernel would."""
    widget = soft_lookup(*digits)
    page = opened(widget)
    ask_python(page, widget)
    return page


def test_a_digit_drawn_with_the_mouse_is_read(asking):
    pad = asking.get_by_role("application").bounding_box()
    at = lambda x, y: (pad["x"] + x * pad["width"], pad["y"] + y * pad["height"])  # noqa: E731
    asking.mouse.move(*at(0.5, 0.15))
    asking.mouse.down()
    asking.mouse.move(*at(0.48, 0.85), steps=8)
    asking.mouse.up()
    asking.wait_for_function(
        f"{SENTENCE}.startsWith('Your drawing') && {SENTENCE}.includes('answer 1 ')"
    )


def test_a_digit_drawn_with_keys_is_read_and_copied(asking, digits):
    asking.get_by_role("button", name="Clear and draw").click()
    asking.wait_for_function(f"{SENTENCE}.startsWith('The pad is empty')")
    asking.get_by_role("application").focus()
    for key in ["Space", *["ArrowDown"] * 14]:
        asking.keyboard.press(key)
    asking.wait_for_function(f"{SENTENCE}.includes('answer 1 ')")
    asking.get_by_role("button", name="Copy state").click()
    names = dict(zip(["keys", "labels", "queries", "answers"], digits, strict=True))
    line = asking.get_by_label("Python that recreates").input_value()
    again = eval(line, {"soft_lookup": soft_lookup, **names})
    assert repr(again) == asking.locator("output").inner_text()
    asking.get_by_role("button", name="Reset").click()
    asking.wait_for_function(f"{SENTENCE}.startsWith('Test digit 1 of 60')")


def test_copy_state_names_how_the_keys_were_prepared(digits, opened):
    keys, labels, queries, _ = digits
    widget = soft_lookup(keys, labels, queries, prepare=straightened)
    page = opened(widget)
    page.get_by_role("button", name="Copy state").click()
    line = page.get_by_label("Python that recreates").input_value()
    assert line == "soft_lookup(keys, labels, queries, prepare=straightened, query=0, beta=40)"
    assert centred.__name__ not in line


@pytest.mark.parametrize("beta", BETAS)
def test_the_winners_sum_is_its_printed_digits(beta, digits, opened):
    ((written, sign, result),) = sums(words(opened(soft_lookup(*digits, query=9, beta=beta))))
    off = abs(recompute(written) - float(result.strip("<>")))
    assert off < 0.005 and (sign == "≈" or off <= 0.00051)
