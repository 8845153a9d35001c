"""The sinusoidal code as a heat-map: one row against all rows, and one pair of columns as a dial.

Shapes   T positions   D model width
"""

import math

import torch
from torch import Tensor

from course_utils.layers.positions import frequencies
from course_utils.widgets.engine import PageWidget
from course_utils.widgets.written import arguments, number, table

LENGTHS, WIDTHS, BASES = (8, 128), (4, 64), (2, 1_000_000)  # what can be seen on a projector
NEAR = 5  # rows of the table before and after the chosen one


def positional_heatmap(
    d_model: int = 32,
    length: int = 50,
    base: float = 10_000,
    row: int = 10,
    pair: int = 0,
    other: int = 0,
) -> PageWidget:
    """Move a `row` through the code of `length` positions; its dot product with every row beside.

    The dial turns the two columns of `pair`, sine and cosine, by base^(-2 pair / d_model) radians
    a position, for `row` and for the `other` row.  ValueError in a sentence.
    """
    for name, value, (least, most) in (
        ("length", length, LENGTHS),
        ("d_model", d_model, WIDTHS),
        ("base", base, BASES),
        ("row", row, (0, length - 1)),
        ("other", other, (0, length - 1)),
        ("pair", pair, (0, d_model // 2 - 1)),
    ):
        if not least <= value <= most:
            raise ValueError(f"{name}={value} cannot be shown: it must be {least} to {most}")
        if name != "base" and value != int(value):
            raise ValueError(f"{name}={value} is not a whole number")
    if d_model % 2:
        raise ValueError(f"d_model={d_model} is odd: a sine would be left without its cosine")
    data = {"d_model": int(d_model)}
    state = {"row": int(row), "length": int(length), "base": base, "pair": int(pair)}
    state["other"] = int(other)
    seen = positions(data, state)
    words, still = sentence(data, state, seen), neighbours(data, state, seen)
    return PageWidget(
        "positional_heatmap",
        title="Heat-map of the sinusoidal position code",
        question="How do the dot products of the rows tell how far apart two positions are?",
        data=data,
        state=state,
        sentence=words,
        table=still,
        inputs=arguments(**data),
        tested=5,
    )


def positions(data: dict, state: dict) -> dict[str, Tensor]:
    """The definition that the JavaScript is held to, in float64 from end to end."""
    turns = frequencies(data["d_model"], base=state["base"])
    angles = torch.outer(torch.arange(state["length"], dtype=torch.float64), turns)
    code = torch.stack([angles.sin(), angles.cos()], dim=-1).flatten(start_dim=-2)
    return {"turns": turns, "angles": angles[:, state["pair"]], "code": code,
            "dots": code @ code[state["row"]]}  # fmt: skip


def sentence(data: dict, state: dict, seen: dict[str, Tensor]) -> str:
    """The view in words: what a screen reader says and what nbval compares."""
    row, dots = state["row"], seen["dots"].tolist()
    turn = seen["turns"][state["pair"]].item()
    beside = row + 1 if row + 1 < len(dots) else row - 1
    other = state["other"]
    return (
        f"Row {row} of {state['length']} positions, d_model = {data['d_model']}, "
        f"base {number(state['base'])}: its dot product with itself is {number(dots[row])}, "
        f"with row {beside} {number(dots[beside])}, with row {other} {number(dots[other])}; "
        f"pair {state['pair']} turns once "
        f"in {number(2 * math.pi / turn, 1)} positions and stands at "
        f"{number(row * turn, 3)} radians, {number(abs(row - other) * turn, 3)} "
        f"from where it stands at row {other}."
    )


def neighbours(data: dict, state: dict, seen: dict[str, Tensor]) -> str:
    """The rows around the chosen one as a table: angle, sine, cosine and dot product."""
    row, pair = state["row"], state["pair"]
    near = range(max(0, row - NEAR), min(state["length"], row + NEAR + 1))
    values = torch.stack(
        [seen["angles"], seen["code"][:, 2 * pair], seen["code"][:, 2 * pair + 1], seen["dots"]], 1
    )
    rows = [(f"position {s}", [number(value, 3) for value in values[s].tolist()]) for s in near]
    caption = (
        f"Sinusoidal code, d_model = {data['d_model']}, base {number(state['base'])}: "
        f"pair {pair} around row {row}"
    )
    return table(caption, ["angle", "sine", "cosine", f"dot product with row {row}"], rows)
