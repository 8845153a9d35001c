"""The grid of the slides, a larger image and a drawing."""

import torch

from course_utils.widgets.convolution_stepper.widget import compute, convolution_stepper

GRID = torch.tensor([[5.0, 2, 1, 3], [4, 3, 2, 7], [0, 2, 1, 2], [4, 3, 2, 3]])
WAVES = torch.outer(torch.arange(28.0).cos() + 1, torch.arange(26.0).sin() + 1) / 4
IMAGES = {"grid": GRID, "waves": WAVES, "short": GRID[:3]}


def make(images=IMAGES, **options):
    return convolution_stepper(images, **options)


SLIDER = "Output"
STATES = {
    "as it opens": {},
    "padding, all outputs, a pixel followed": {"padding": 1, "place": 5, "pixel": 6, "ahead": True},
    "a stride that leaves pixels out": {
        "image": "waves", "kernel": "edge, left to right", "stride": 3, "place": 40, "ahead": True,
        "light": ["waves"],
    },
    "spread kernel, wide border": {
        "padding": 3, "dilation": 3, "kernel": "mean of 2 x 2", "place": 9, "pixel": 1
    },
    "own kernel, a drawing": {
        "image": "your drawing", "drawing": "00ff80" * 48, "own": [[1, -2], [0.5, 0]], "stride": 2
    },
    "five by five": {
        "image": "short", "kernel": "mean of 5 x 5", "padding": 2, "place": 3, "ahead": True
    },
}  # fmt: skip
WRONG = {"padding": 1}
NAMES = {"images": IMAGES}


def computed(widget):
    return compute(widget.data, widget.state)


ERRORS = [
    ({"image": "cat"}, "there is no image 'cat': there are grid, waves, short, your drawing"),
    ({"stride": 0}, "stride=0 is not one of 1 to 4"),
    (
        {"dilation": 3},
        "the kernel spans 7 pixels, but the padded image has 4: lower dilation, or raise padding",
    ),
    ({"place": 4}, "place=4 is not one of 4 outputs"),
    ({"pixel": 17}, "pixel=17 is not one of 16 pixels, and not 0"),
    ({"own": [[1, 2, 3]]}, "own has sizes (1, 3): give a square of 1 to 5 rows"),
    ({"light": ["cat"]}, "there is no image 'cat': there are grid, waves, short"),
    ({"images": {}}, "there are no images: give at least one, {name: rows of numbers}"),
    ({"drawing": "00"}, "drawing has 2 digits, but 288 are needed"),
]
PHOTO = """from course_utils.datasets.photographs import grey, photograph
flower = grey(photograph("flower"))[130:298:6, 210:378:6]
convolution_stepper({"flower": flower}, ahead=True, light=["flower"])"""
BENCH = [(PHOTO, "Output", "page"), (PHOTO, "Padding P", "page")]
