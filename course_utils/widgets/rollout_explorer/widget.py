"""Rollout explorer: a rule marks patches; without them, does the model's answer fall?

Shapes   N images   T tokens   S patches
"""

import torch
from torch import Tensor

from course_utils.models.vit import ViT, patches
from course_utils.trace import record
from course_utils.widgets.engine import PageWidget
from course_utils.widgets.page_images import as_read, ink_of, page_images, shuffled
from course_utils.widgets.page_model import exact
from course_utils.widgets.written import share, table

RULES = ["rollout", "last layer", "ink", "random"]
MOST = 40  # patches that are left out


def rollout_explorer(
    images, labels, model: ViT, *, digit: int = 0, rule: str = "rollout", dropped: int = 0
) -> PageWidget:
    """Leave out the `dropped` patches of one of `images` N 1 H W that `rule` marks highest.

    The images are as `model` reads them. ValueError in a sentence.
    """
    data = page_images(images, labels, model)
    if digit not in range(len(data["labels"])):
        count = len(data["labels"])
        raise ValueError(f"digit={digit} is not a position below {count}, their number")
    if rule not in RULES:
        raise ValueError(f"rule={rule!r} is none of {', '.join(RULES)}")
    if dropped not in range(MOST + 1):
        raise ValueError(f"dropped={dropped} is not one of 0 to {MOST}")
    state = {"digit": digit, "rule": rule, "dropped": dropped}
    result = compute(data, state, model)
    first = result["whole"].argmax()
    rows = []
    for name in RULES:
        found = [
            compute(data, {"digit": digit, "rule": name, "dropped": n}, model)["classes"][first]
            for n in (0, 5, 10, 20)
        ]
        rows.append((name, [f"{v:.3f}" for v in found]))
    return PageWidget(
        "rollout_explorer",
        title="Rollout explorer",
        question="A map says where the model looks. Leave these patches out: does the answer fall?",
        data=data,
        state=state,
        sentence=sentence(data, state, result),
        table=table(
            f"Probability of {first} without the patches that a rule marks highest",
            ["all patches", "without 5", "without 10", "without 20"],
            rows,
        ),
        inputs="images, labels, model",
        tested=5,
    )


def compute(data: dict, state: dict, model: ViT) -> dict[str, Tensor]:
    """The definition that the JavaScript is held to."""
    fine, ink = exact(model), ink_of(data, state["digit"])
    cut = patches(as_read(data, ink), model.config.patch)
    with torch.no_grad(), record(fine) as seen:
        whole = fine.readout(fine.states(cut)[:, 0])[0].softmax(dim=0)
    layers = torch.cat([*seen.values()])  # L N T S
    scores = maps(layers, patches(ink[None, None], model.config.patch)[0], state["digit"] + 1)
    kept = left(scores[state["rule"]], state["dropped"])
    random = left(scores["random"], state["dropped"])
    return {
        "map": scores[state["rule"]],
        "kept": kept.double(),
        "classes": answer(fine, cut, kept),
        "whole": whole,
        "random": answer(fine, cut, random),
    }


def maps(layers: Tensor, ink: Tensor, seed: int) -> dict[str, Tensor]:
    """Four times S: how high each rule marks each patch; weights L N T S, the ink of patches."""
    total = torch.eye(layers.shape[-1], dtype=layers.dtype)
    for mixed in layers.mean(dim=1):
        total = (mixed + torch.eye(len(mixed))) / 2 @ total
    order = torch.tensor(shuffled(len(total) - 1, seed))
    return {
        "rollout": total[0, 1:],
        "last layer": layers[-1].mean(dim=0)[0, 1:],
        "ink": ink.sum(dim=1),
        "random": 1 - order.argsort() / len(order),
    }


def left(scores: Tensor, dropped: int) -> Tensor:
    """S truth values: all but the `dropped` highest; of equal ones the first counts as higher."""
    kept = torch.ones(len(scores), dtype=torch.bool)
    kept[scores.sort(descending=True, stable=True).indices[:dropped]] = False
    return kept


@torch.no_grad()
def answer(model: ViT, cut: Tensor, kept: Tensor) -> Tensor:
    """The probabilities V of the classes when only the patches that are kept are read."""
    tokens = model.tokens(cut)
    read = torch.cat([tokens[:, :1], tokens[:, 1:][:, kept]], dim=1)
    return model.readout(model.stack(read)[:, 0])[0].softmax(dim=0)


def sentence(data: dict, state: dict, result: dict) -> str:
    """The view in words."""
    digit, rule, dropped = state["digit"], state["rule"], state["dropped"]
    first = int(result["whole"].argmax())
    return (
        f"Digit {digit + 1} of {len(data['labels'])} (it is a {data['labels'][digit]}): with all "
        f"patches the model says {first}, probability {share(result['whole'][first])}. Without the "
        f"{dropped} that {rule} marks highest {first} has {share(result['classes'][first])}, "
        f"without {dropped} random ones {share(result['random'][first])}."
    )
