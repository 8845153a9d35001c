"""The convolution stepper: its slide, its floor, a followed pixel, a kernel of one's own."""

import torch

from course_utils.widgets.convolution_stepper.widget import compute, convolution_stepper
from tests.widgets.samples.convolution_stepper import GRID, make
from tests.widgets.widget_page import recompute, sums, words

SENTENCE = "document.querySelector('output').textContent"


def test_the_slides_ten_eleven_fourteen_seventeen():
    widget = convolution_stepper({"grid": GRID})
    assert compute(widget.data, widget.state)["output"].tolist() == [[10, 11], [14, 17]]


def test_what_no_whole_step_reaches_is_not_read():
    widget = convolution_stepper({"image": torch.rand(6, 6)}, stride=2)
    reads = compute(widget.data, widget.state)["reads"]
    assert (reads[:5, :5] > 0).all() and (reads[5] == 0).all() and (reads[:, 5] == 0).all()
    assert "11 of 36 pixels are not read" in repr(widget)


def test_a_followed_pixel_feeds_the_outputs_that_read_it():
    widget = convolution_stepper({"grid": GRID}, padding=1, pixel=6)
    result = compute(widget.data, widget.state)
    assert result["fed"].sum() == result["reads"][1, 1] == 9


def test_every_written_sum_gives_its_result_in_printed_digits(opened):
    for options in ({}, {"kernel": "mean of 3 x 3", "padding": 1}, {"image": "waves", "place": 30}):
        written, sign, result = sums(words(opened(make(**options))))[-1]
        assert (abs(recompute(written) - float(result)) <= 0.00501) == (sign == "=")


def test_a_kernel_cell_is_changed_and_a_pixel_followed_by_key(opened):
    page = opened(make())
    page.get_by_role("button", name="Kernel row 1 column 2: 0, press to change").press("Enter")
    page.wait_for_function(f"{SENTENCE}.includes('your kernel') && {SENTENCE}.includes('is 12.')")
    page.get_by_role("button", name="Pixel row 1 column 1: read by 1 windows").press("Enter")
    page.wait_for_function(f"{SENTENCE}.includes('row 1, column 1 feeds 1 of them')")
    page.get_by_label("Kernel", exact=True).select_option("sharper")
    page.wait_for_function(f"{SENTENCE}.includes('kernel “sharper”')")


def test_a_kernel_that_does_not_fit_is_drawn_together_or_given_padding(opened):
    page = opened(make())
    page.get_by_role("slider", name="Dilation").press("ArrowRight")
    page.wait_for_function(f"{SENTENCE}.includes('dilation 1')")
    page.get_by_label("Kernel", exact=True).select_option("mean of 5 x 5")
    page.wait_for_function(f"{SENTENCE}.includes('P = 1')")


def test_what_is_drawn_becomes_the_image(opened):
    page = opened(make())
    pad = page.get_by_role("application")
    pad.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"{SENTENCE}.includes('Image “your drawing”, 12 x 12')")
