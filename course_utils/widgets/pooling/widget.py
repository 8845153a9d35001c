"""Pooling: move the image by a pixel, and count the pooled numbers that change.

What leaves at the right comes in again at the left, so that nothing but the place changes.

Shapes   H W height and width of the image   P Q of the output
"""

import torch
import torch.nn.functional as F
from torch import Tensor

from course_utils.widgets.checked import known, pictures, within
from course_utils.widgets.engine import PageWidget
from course_utils.widgets.written import number, table

KINDS = ["maximum", "mean"]
LARGEST = 16  # pixels of an image
LIMITS = {"size": (2, 4), "stride": (1, 4), "shift": (0, 8)}


def pooling(
    images,
    *,
    image: str | None = None,
    kind: str = "maximum",
    size: int = 2,
    stride: int = 2,
    shift: int = 0,
) -> PageWidget:
    """Pool one of `images` {name: H W}, moved by `shift` columns, in windows of `size` x `size`.

    ValueError in a sentence.
    """
    rows = pictures(images, LARGEST)
    image = next(iter(rows)) if image is None else image
    known("image", image, rows)
    if kind not in KINDS:
        raise ValueError(f"kind={kind!r} is unknown: use one of {', '.join(KINDS)}")
    for name, value in (("size", size), ("stride", stride), ("shift", shift)):
        within(name, value, *LIMITS[name])
    if size > min(rows[image].shape):
        raise ValueError(f"a window of {size} does not fit {tuple(rows[image].shape)} pixels")
    data = {"images": [{"name": name, "rows": value.tolist()} for name, value in rows.items()]}
    state = {"shift": shift, "image": image, "kind": kind, "size": size, "stride": stride}
    result = compute(data, state)
    columns = [f"column {q + 1}" for q in range(result["output"].shape[1])]
    lines = [
        (f"row {p + 1}", [f"{v:.1f}" for v in row])
        for p, row in enumerate(result["output"].tolist())
    ]
    lines.append(("share changed", [f"{v:.2f}" for v in result["changed"].mean(0).tolist()]))
    return PageWidget(
        "pooling",
        title="Pooling",
        question="How many pooled numbers change when the image moves by a pixel?",
        data=data,
        state=state,
        sentence=sentence(data, state, result),
        table=table("Pooled", columns, lines),
        inputs="images",
        tested=5,
    )


def compute(data: dict, state: dict) -> dict[str, Tensor]:
    """The definition that the JavaScript is held to."""
    named = {one["name"]: one["rows"] for one in data["images"]}
    before = torch.tensor(named[state["image"]], dtype=torch.float64)
    moved = before.roll(state["shift"], dims=1)
    pool = F.max_pool2d if state["kind"] == "maximum" else F.avg_pool2d
    first, second = (pool(x[None], state["size"], state["stride"])[0] for x in (before, moved))
    return {
        "moved": moved,
        "before": first,
        "output": second,
        "changed": ((first - second).abs() > 1e-9).double(),
    }


def sentence(data: dict, state: dict, result: dict) -> str:
    """The view in words."""
    count, total = int(result["changed"].sum()), result["output"].numel()
    high, wide = result["moved"].shape
    return (
        f"Image “{state['image']}”, {high} x {wide}, moved by {state['shift']}: {state['kind']} of "
        f"{state['size']} x {state['size']}, stride {state['stride']}: {count} of {total} outputs "
        f"change, {number(count / total, 3)} of them."
    )
