"""A trained model that runs in the page: its weights stand there once, and not once an output.

A widget has it in its data: `data={"model": PageModel("gpt-characters", model), ...}`. Committed is
only its name. The output of the first cell that shows it carries the weights as well, and so does
the same cell when it runs again, for its old output is gone; other cells find them in the page.
In `view.js`: `prepare: (data) => ({ ...data, model: loaded(data.model) })` with `loaded` of
core/weights.js; then core/transformer.js computes.
"""

import base64
import copy
import hashlib
import json
from typing import TypeVar

from torch import nn

from course_utils.checkpoints import packed

Model = TypeVar("Model", bound=nn.Module)
LARGEST = 2_500_000  # bytes of float16 that a page may be given
CARRIERS: dict[str, str] = {}  # key of a model -> the cell whose output holds its weights


class PageModel:
    """The card and the float16 weights of a GPT, BERT or ViT of the course.

    ValueError where they are too many for a page.
    """

    def __init__(self, name: str, model: nn.Module):
        self.card, self.weights = packed(model)
        if len(self.weights) > LARGEST:
            raise ValueError(
                f"{name} has {len(self.weights):,} bytes of weights: a page is given at most "
                f"{LARGEST:,}. Take a smaller model"
            )
        self.key = f"{name}-{hashlib.sha256(self.weights).hexdigest()[:8]}"

    def script(self) -> str:
        """What carries the weights; `make refresh` strips it."""
        card = self.card | {"weights": base64.b64encode(self.weights).decode()}
        text = json.dumps(card).replace("<", "\\u003c")
        return f'<script type="application/json" data-model="{self.key}">{text}</script>\n'

    def carried(self) -> str:
        """`script`, or nothing where the output of another cell holds the weights already."""
        cell = running_cell()
        here = cell is None or CARRIERS.setdefault(self.key, cell) == cell
        return self.script() if here else ""


def exact(model: Model) -> Model:
    """A copy in double precision, of the float16 weights that a page gets: what is right there."""
    return copy.deepcopy(model).cpu().half().double().eval()


def models(value) -> list[PageModel]:
    """All models among the data of a widget, each once."""
    if isinstance(value, PageModel):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    found = {model.key: model for part in parts for model in models(part)}
    return list(found.values())


def running_cell() -> str | None:
    """The id of the cell that runs, where the front end tells it, as JupyterLab does."""
    from IPython import get_ipython

    parent: dict = getattr(get_ipython(), "get_parent", dict)()
    return parent.get("metadata", {}).get("cellId")
