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


def over(page, fraction_x, fraction_y):
    """Move the pointer over the picture, in pixels of the picture."""
    box = page.locator("canvas").bounding_box()
    page.mouse.move(box["x"] + fraction_x, box["y"] + fraction_y)


def test_a_pixel_is_followed_while_the_pointer_is_over_it(opened):
    page = opened(make())
    said = page.locator("output").inner_text()
    page.get_by_role("button", name="Pixel row 2 column 3: read by 4 windows").hover()
    page.wait_for_function(f"{SENTENCE}.includes('the pixel in row 2, column 3 feeds 4 of them')")
    assert page.get_by_role("slider", name="Follow pixel").input_value() == "0"
    page.get_by_role("button", name="Output row 2 column 2").hover()
    page.wait_for_function(f"{SENTENCE}.endsWith('the output in row 2, column 2 is 17.')")
    page.mouse.move(0, 0)
    page.wait_for_function(f"{SENTENCE} === {said!r}")


def test_a_pixel_of_a_large_image_is_followed_by_pointer_and_by_press(opened):
    page = opened(make(image="waves"))
    over(page, 12, 56)
    page.wait_for_function(f"{SENTENCE}.includes('the pixel in row 1, column 1 feeds 1 of them')")
    page.mouse.down()
    page.mouse.up()
    page.mouse.move(0, 0)
    page.wait_for_timeout(100)
    assert "row 1, column 1 feeds 1" in page.locator("output").inner_text()
    over(page, 12, 56)
    page.mouse.down()
    page.mouse.up()
    page.mouse.move(0, 0)
    page.wait_for_function(f"!{SENTENCE}.includes('feeds')")


def test_by_key_the_focus_follows_a_pixel_and_leaves_it(opened):
    page = opened(make())
    page.get_by_role("button", name="Pixel row 1 column 1: read by 1 windows").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"{SENTENCE}.includes('the pixel in row 1, column 2 feeds 2 of them')")
    page.keyboard.press("Tab")
    page.wait_for_function(f"!{SENTENCE}.includes('feeds')")


def test_a_key_on_the_slider_counts_also_while_the_pointer_rests_on_an_output(opened):
    page = opened(make())
    page.get_by_role("slider", name="Output").focus()
    page.get_by_role("button", name="Output row 2 column 1").hover()
    page.wait_for_function(f"{SENTENCE}.endsWith('row 2, column 1 is 14.')")
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"{SENTENCE}.endsWith('row 1, column 2 is 11.')")


def test_it_plays_through_all_outputs(opened):
    page = opened(make())
    page.get_by_role("combobox", name="Speed").select_option("4×")
    page.get_by_role("button", name="Play").click()
    page.wait_for_function(f"{SENTENCE}.endsWith('row 2, column 2 is 17.')")
    page.get_by_role("button", name="Play").wait_for()


def test_a_large_image_shows_its_whole_map(opened):
    page = opened(make())
    page.get_by_label("Image", exact=True).select_option("waves")
    page.wait_for_function(f"{SENTENCE}.includes('28 x 26')")
    assert page.get_by_role("checkbox", name="Show later outputs").is_checked()
    page.get_by_label("Image", exact=True).select_option("grid")
    page.wait_for_function(f"{SENTENCE}.includes('4 x 4')")
    assert not page.get_by_role("checkbox", name="Show later outputs").is_checked()


def test_a_fed_output_says_by_which_weight(opened):
    page = opened(make(kernel="edge, left to right", padding=1, pixel=1, ahead=True))
    shown = words(page).splitlines()
    assert "5·(-1)" in shown and "5·(-2)" in shown and "5·0" in shown
