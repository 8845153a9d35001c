"""Convolution stepper: one window after the other, each product written out.

The kernel lies on the image as it is (a cross-correlation), and what no whole step reaches is not
read: both as `F.conv2d` does it.

Shapes   H W height and width of the image   I J of the kernel   P Q of the output
"""

import torch
import torch.nn.functional as F
from torch import Tensor

from course_utils.layers.convolution import output_size
from course_utils.widgets.checked import known, numbers, pictures, within
from course_utils.widgets.engine import PageWidget
from course_utils.widgets.written import number, table

DRAWN = "your drawing"
SIDE = 12  # pixels of a drawing
LARGEST = 32  # pixels of an image
SHOWN = 12  # rows and columns of the table for readers without scripts
LIMITS = {"padding": (0, 3), "stride": (1, 4), "dilation": (1, 3)}
KERNELS = {
    "cross": [[1, 0, 1], [0, 1, 0], [1, 0, 1]],
    "edge, left to right": [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]],
    "edge, top to bottom": [[-1, -2, -1], [0, 0, 0], [1, 2, 1]],
    "sharper": [[0, -1, 0], [-1, 5, -1], [0, -1, 0]],
    "mean of 3 x 3": [[1 / 9] * 3] * 3,
    "mean of 2 x 2": [[1 / 4] * 2] * 2,
    "mean of 5 x 5": [[1 / 25] * 5] * 5,
}


def convolution_stepper(
    images,
    *,
    image: str | None = None,
    kernel: str = "cross",
    own=None,
    padding: int = 0,
    stride: int = 1,
    dilation: int = 1,
    place: int = 0,
    pixel: int = 0,
    ahead: bool = False,
    drawing: str | None = None,
    light=(),
) -> PageWidget:
    """Lay a kernel on `images` {name: H W}, window by window; the reader may draw one, too.

    `place` is the output that is written out, `pixel` (from 1, row by row; 0: none) an input whose
    outputs are marked, `own` a kernel in the place of the named one; with `ahead` later outputs are
    shown. `drawing` is one as *copy state* writes it. Large numbers are dark, as ink; in the images
    named by `light` they are light, as in a photograph. ValueError in a sentence.
    """
    rows = pictures(images, LARGEST)
    image = next(iter(rows)) if image is None else image
    known("image", image, [*rows, DRAWN])
    known("kernel", kernel, KERNELS, "; ")
    for name in light:
        known("image", name, rows)
    how = {"padding": padding, "stride": stride, "dilation": dilation}
    for name, limits in LIMITS.items():
        within(name, how[name], *limits)
    if own is not None:
        own = square(own)
    if drawing is not None and len(drawing) != 2 * SIDE**2:
        raise ValueError(f"drawing has {len(drawing)} digits, but {2 * SIDE**2} are needed")
    data = {
        "images": [{"name": name, "rows": value.tolist()} for name, value in rows.items()],
        "kernels": [{"name": name, "rows": value} for name, value in KERNELS.items()],
    }
    state = {"image": image, "kernel": kernel, "own": own, **how, "place": place, "pixel": pixel}
    state |= {"ahead": bool(ahead), "drawing": drawing, "light": list(light)}
    x, w = parts(data, state)
    span = dilation * (len(w) - 1) + 1
    if span > min(x.shape) + 2 * padding:
        raise ValueError(
            f"the kernel spans {span} pixels, but the padded image has "
            f"{min(x.shape) + 2 * padding}: lower dilation, or raise padding"
        )
    high, wide = (output_size(n, len(w), padding, stride, dilation) for n in x.shape)
    if place not in range(high * wide):
        raise ValueError(f"place={place} is not one of {high * wide} outputs")
    if pixel not in range(x.numel() + 1):
        raise ValueError(f"pixel={pixel} is not one of {x.numel()} pixels, and not 0")
    result = compute(data, state)
    shown = result["output"][:SHOWN, :SHOWN]
    columns = [f"column {q + 1}" for q in range(shown.shape[1])]
    lines = [(f"row {p + 1}", [f"{v:.1f}" for v in row]) for p, row in enumerate(shown.tolist())]
    return PageWidget(
        "convolution_stepper",
        title="Convolution stepper",
        question="Which window gives this number, and where does each pixel go?",
        data=data,
        state=state,
        sentence=sentence(data, state, result),
        table=table("Outputs", columns, lines),
        inputs="images",
        tested=6,
    )


def square(own) -> list[list[float]]:
    """The reader's own kernel; ValueError in a sentence if it is none."""
    value = numbers("own", own)
    if value.ndim != 2 or value.shape[0] != value.shape[1] or not 1 <= len(value) <= 5:
        raise ValueError(f"own has sizes {tuple(value.shape)}: give a square of 1 to 5 rows")
    return value.tolist()


def parts(data: dict, state: dict) -> tuple[Tensor, Tensor]:
    """Image H W and kernel I J of a state."""
    named = {one["name"]: one["rows"] for one in data["images"]}
    if state["image"] == DRAWN:
        pixels = bytes.fromhex(state["drawing"] or "00" * SIDE**2)
        rows = torch.tensor(list(pixels)).view(SIDE, SIDE).double() / 255
    else:
        rows = torch.tensor(named[state["image"]], dtype=torch.float64)
    kernels = {one["name"]: one["rows"] for one in data["kernels"]}
    kernel = state["own"] or kernels[state["kernel"]]
    return rows, torch.tensor(kernel, dtype=torch.float64)


def compute(data: dict, state: dict) -> dict[str, Tensor]:
    """The definition that the JavaScript is held to."""
    x, w = (part[None, None] for part in parts(data, state))
    how = {name: state[name] for name in LIMITS}
    y = F.conv2d(x, w, **how)
    width = y.shape[-1]
    row, column = divmod(state["place"], width)
    seen = F.unfold(x, w.shape[-2:], **how)[0, :, row * width + column]
    ones = torch.ones_like(w)
    lit = torch.zeros_like(x)
    if state["pixel"]:
        lit.view(-1)[state["pixel"] - 1] = 1
    wide = x.clone().requires_grad_()
    (reads,) = torch.autograd.grad(F.conv2d(wide, ones, **how).sum(), wide)
    return {
        "output": y[0, 0],
        "window": seen.view(w.shape[-2:]),
        "reads": reads[0, 0],  # by how many windows each pixel is read
        "fed": F.conv2d(lit, ones, **how)[0, 0],  # 1 where an output reads the followed pixel
    }


def sentence(data: dict, state: dict, result: dict) -> str:
    """The view in words."""
    x, w = parts(data, state)
    (high, wide), (p, q) = x.shape, result["output"].shape
    row, column = divmod(state["place"], q)
    kernel = "your kernel" if state["own"] else f"kernel “{state['kernel']}”"
    unread = int((result["reads"] == 0).sum())
    said = "every pixel is read" if not unread else f"{unread} of {x.numel()} pixels are not read"
    followed = ""
    if state["pixel"]:
        i, j = divmod(state["pixel"] - 1, wide)
        feeds = int(result["fed"].sum())
        followed = f"; the pixel in row {i + 1}, column {j + 1} feeds {feeds} of them"
    return (
        f"Image “{state['image']}”, {high} x {wide}, {kernel}, {len(w)} x {len(w)}, P = "
        f"{state['padding']}, S = {state['stride']}, dilation {state['dilation']}: {p} x {q} "
        f"outputs, {said}{followed}; the output in row {row + 1}, column {column + 1} is "
        f"{number(result['output'][row, column])}."
    )
