"""Patch explorer: an image in patches, their cost, their order, and what a model makes of them.

Shapes   N images   H W height and width   T patches
"""

from dataclasses import replace

import torch
from torch import Tensor

from course_utils.datasets.digits import centred
from course_utils.models.vit import ViT, patches
from course_utils.widgets.engine import PageWidget
from course_utils.widgets.page_images import as_read, ink_of, page_images, shuffled
from course_utils.widgets.page_model import PageModel, exact
from course_utils.widgets.written import number, share, table

SIZES = [1, 2, 4, 7, 14]  # pixels, of a patch
SHUFFLES = 20
POSITIONS = {
    "learned": "the model says",
    "taken away": "without its positions the model says",
    "never had": "a model that never had positions says",
}


def patch_explorer(
    images,
    labels,
    model: ViT,
    bag: ViT,
    *,
    digit: int = 0,
    drawing: str | None = None,
    patch: int = 4,
    shuffle: int = 0,
    positions: str = "learned",
) -> PageWidget:
    """Cut one of `images` N 1 H W (as `model` reads them), or a drawing, into patches.

    `shuffle` 1, 2, ... puts them into an order of its own, 0 does not. `positions` are "learned",
    "taken away" (only [CLS] knows its place), or "never had": `bag` has the same sizes and was
    trained without. `drawing` is a digit as *copy state* writes it. ValueError in a sentence.
    """
    data = page_images(images, labels, model) | {"bag": PageModel("vit-mnist-bag", bag)}
    state = {"digit": digit, "drawing": drawing, "patch": patch}
    state |= {"shuffle": shuffle, "positions": positions}
    checked(data, state)
    if bag.config != replace(model.config, positions="none"):
        raise ValueError("bag has to be a model of the same sizes, without positions")
    result = compute(data, state, model, bag)
    return PageWidget(
        "patch_explorer",
        title="Patch explorer",
        question="What does a vision transformer read, what does it cost, and who needs the order?",
        data=data,
        state=state,
        sentence=sentence(data, state, result),
        table=costs(data["side"]),
        inputs="images, labels, model, bag",
        tested=7,
    )


def checked(data: dict, state: dict) -> None:
    """ValueError in a sentence for a state that there is not."""
    count, side = len(data["labels"]), data["side"]
    if state["digit"] not in range(count):
        raise ValueError(f"digit={state['digit']} is not a position below {count}, their number")
    if state["patch"] not in SIZES:
        raise ValueError(f"patch={state['patch']} is none of {', '.join(map(str, SIZES))}")
    if state["shuffle"] not in range(SHUFFLES + 1):
        raise ValueError(f"shuffle={state['shuffle']} is not one of 0 to {SHUFFLES}")
    if state["positions"] not in POSITIONS:
        raise ValueError(f"positions={state['positions']!r} is none of {', '.join(POSITIONS)}")
    if state["drawing"] is not None and len(state["drawing"]) != 2 * side * side:
        raise ValueError(f"drawing has not two digits for each of {side} x {side} pixels")


def compute(data: dict, state: dict, model: ViT, bag: ViT) -> dict[str, Tensor]:
    """The definition that the JavaScript is held to."""
    ink = seen(data, state)
    cut = patches(as_read(data, ink), state["patch"])
    order = torch.tensor(shuffled(cut.shape[1], state["shuffle"]))
    tokens = torch.tensor(float(len(order) + 1))
    found = {"ink": ink.flatten(), "order": order, "tokens": tokens, "scores": tokens**2}
    if state["patch"] != model.config.patch:
        return found | {"classes": torch.zeros(0)}
    fine = exact(bag if state["positions"] == "never had" else model)
    if state["positions"] == "taken away":
        fine.get_parameter("positions.table.weight").data[1:] = 0
    with torch.no_grad():
        logits = fine.readout(fine.states(cut[:, order].double())[:, 0])[0]
    return found | {"classes": logits.softmax(dim=0)}


def seen(data: dict, state: dict) -> Tensor:
    """H W: the ink from 0 to 1 that the model is shown; a drawing is centred as MNIST was."""
    side = data["side"]
    if state["drawing"] is None:
        return ink_of(data, state["digit"])
    pixels = list(bytes.fromhex(state["drawing"]))
    ink = torch.tensor(pixels, dtype=torch.float64).view(side, side) / 255
    return centred(ink[None].float())[0].double() if ink.any() else ink


def sentence(data: dict, state: dict, result: dict) -> str:
    """The view in words."""
    patch, classes = state["patch"], result["classes"]
    asked = f"Digit {state['digit'] + 1} of {len(data['labels'])} "
    asked += f"(it is a {data['labels'][state['digit']]})"
    asked = asked if state["drawing"] is None else "Your drawing"
    cost = (
        f"{asked} in patches of {patch} x {patch} pixels: {number(result['tokens'])} tokens with "
        f"[CLS], {number(result['scores'])} scores in each head"
    )
    if state["positions"] not in POSITIONS:
        raise ValueError(f"positions={state['positions']!r} is none of {', '.join(POSITIONS)}")
    if state["drawing"] is not None and not state["drawing"].strip("0"):
        return f"{cost}; the pad is empty: draw a digit."
    if not len(classes):
        return f"{cost}; the model reads patches of 4 x 4 pixels only."
    order = f"Shuffle {state['shuffle']}" if state["shuffle"] else "In order"
    return (
        f"{cost}. {order}, {POSITIONS[state['positions']]} {classes.argmax()} with probability "
        f"{share(classes.max())}."
    )


def costs(side: int) -> str:
    """Tokens and scores of each size of a patch, for readers without scripts."""
    rows = []
    for patch in SIZES:
        n = (side // patch) ** 2 + 1
        share_of_4 = n**2 / ((side // 4) ** 2 + 1) ** 2
        rows.append((f"{patch} x {patch}", [number(n), number(n * n), number(share_of_4, 3)]))
    columns = ["tokens", "scores in each head", "beside 4 x 4"]
    return table("What a patch size costs", columns, rows)
