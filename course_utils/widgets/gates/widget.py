"""Gates: a trained LSTM and a trained GRU count letters; a gate can be held at any step.

Both have ten units and were trained on a^n b^n (recipes `counter-lstm`, `counter-gru`).
"""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
from torch import Tensor

from course_utils.datasets.lags import END, A, B
from course_utils.widgets.engine import PageWidget
from course_utils.widgets.written import number, share, table

LONGEST, UNITS = 80, 10
HOLDS = ["nothing", "LSTM input", "LSTM forget", "LSTM output", "GRU reset", "GRU update"]
LETTERS = ["a", "b", "the end"]
SHAPES = {  # the weights, as the page gets them: one after the other, row by row
    "embed.weight": (3, UNITS),
    "readout.weight": (3, UNITS),
    "readout.bias": (3,),
    "recurrent.weight_ih_l0": (-1, UNITS),
    "recurrent.weight_hh_l0": (-1, UNITS),
    "recurrent.bias_ih_l0": (-1,),
    "recurrent.bias_hh_l0": (-1,),
}
GATES = {"lstm": 4, "gru": 3}  # matrices on top of each other


def gates(
    counters: Mapping[str, Any],
    *,
    a: int = 20,
    b: int = 20,
    t: int = 20,
    lstm: int | None = None,
    gru: int | None = None,
    hold: int = 0,
    level: float = 0.0,
    since: int = 10,
    everywhere: bool = False,
) -> PageWidget:
    """`a` times a and `b` times b are read, `t` letters so far; unit `lstm` and unit `gru` shown.

    `counters` holds the two trained models, "lstm" and "gru". Gate number `hold` of HOLDS is held
    at `level` from step `since` on, in the units shown or `everywhere`. ValueError in a sentence.
    """
    whole("a", a, 0, LONGEST)
    whole("b", b, 0, LONGEST)
    whole("t", t, 0, a + b)
    whole("hold", hold, 0, len(HOLDS) - 1)
    whole("since", since, 0, 2 * LONGEST)
    if not 0 <= level <= 1:
        raise ValueError(f"level={level} is not between 0 and 1, where gates are")
    data: dict[str, Any] = {kind: weights(kind, counters) for kind in ("lstm", "gru")}
    data |= {"units": UNITS, "longest": LONGEST}
    first = {"lstm": busiest(data, "lstm"), "gru": busiest(data, "gru")}
    units = {
        name: whole(name, first[name] if unit is None else unit, 0, UNITS - 1)
        for name, unit in (("lstm", lstm), ("gru", gru))
    }
    state = {"a": a, "b": b, "t": t, **units, "hold": hold, "level": level, "since": since}
    state["everywhere"] = everywhere
    result = compute(data, state)
    places = sorted({0, a // 2, a, a + b // 2, a + b})
    rows = [
        (
            str(at),
            [number(result["lstm_memory"][at].item()), number(result["gru_memory"][at].item())],
        )
        for at in places
    ]
    return PageWidget(
        "gates",
        title="Gates",
        question="What does each gate do to the memory, and what if it is held?",
        data=data,
        state=state,
        sentence=sentence(state, result),
        table=table("Memory after so many letters", ["LSTM", "GRU"], rows),
        inputs="counters",
        tested=6,
    )


def whole(name: str, value: int, least: int, most: int) -> int:
    """A whole number in its range; ValueError in a sentence if it is not."""
    if value not in range(least, most + 1):
        raise ValueError(f"{name}={value} is not a whole number from {least} to {most}")
    return value


def weights(kind: str, counters: Mapping[str, Any]) -> bytes:
    """The numbers of a trained counter as little-endian float16, as its checkpoint has them."""
    if kind not in counters or counters[kind].config.kind != kind:
        raise ValueError(f'counters has no {kind}: give {{"lstm": ..., "gru": ...}}')
    parameters = counters[kind].state_dict()
    return b"".join(parameters[name].half().numpy().astype("<f2").tobytes() for name in SHAPES)


def unpacked(content: bytes, kind: str) -> list[Tensor]:
    """The same numbers, each parameter in its shape."""
    row = torch.from_numpy(np.frombuffer(content, "<f2").astype(np.float64))
    found = []
    for shape in SHAPES.values():
        sizes = [GATES[kind] * UNITS if size == -1 else size for size in shape]
        part, row = row[: math.prod(sizes)], row[math.prod(sizes) :]
        found.append(part.reshape(sizes))
    return found


def busiest(data: dict, kind: str) -> int:
    """The unit whose memory moves most while 20 times a is read."""
    state = {"a": 20, "b": 0, "hold": 0, "level": 0.0, "since": 0, "everywhere": False}
    memory, _, _ = run(data[kind], kind, state, 0)
    return int((memory[-1] - memory[5]).abs().argmax())


def run(model: bytes, kind: str, state: dict, unit: int) -> tuple[Tensor, Tensor, Tensor]:
    """T D, T G D and T 3: the memory, its G gates, and the chances of the next letter."""
    embed, readout, out_bias, w, u, b_w, b_u = unpacked(model, kind)
    h = c = torch.zeros(UNITS, dtype=torch.float64)
    memories, opened, chances = [], [], []
    for t, letter in enumerate([END] + [A] * state["a"] + [B] * state["b"]):
        x, y = w @ embed[letter] + b_w, u @ h + b_u
        if kind == "lstm":
            i, f, g, o = (x + y).split(UNITS)
            i, f, o = held([i.sigmoid(), f.sigmoid(), o.sigmoid()], 1, state, unit, t)
            c = f * c + i * g.tanh()
            h, now = o * c.tanh(), [i, f, o]
        else:
            (x_r, x_z, x_n), (y_r, y_z, y_n) = x.split(UNITS), y.split(UNITS)
            r, z = held([(x_r + y_r).sigmoid(), (x_z + y_z).sigmoid()], 4, state, unit, t)
            h = z * h + (1 - z) * (x_n + r * y_n).tanh()
            c, now = h, [r, z]
        memories.append(c)
        opened.append(torch.stack(now))
        chances.append((readout @ h + out_bias).softmax(0))
    return torch.stack(memories), torch.stack(opened), torch.stack(chances)


def held(values: list[Tensor], first: int, state: dict, unit: int, t: int) -> list[Tensor]:
    """The gates, one of them replaced where it is held; `first` is the number of the first."""
    which = state["hold"] - first
    if state["hold"] and 0 <= which < len(values) and t >= state["since"]:
        where = torch.full((UNITS,), state["everywhere"])
        where[unit] = True
        values[which] = torch.where(where, state["level"], values[which])
    return values


def compute(data: dict, state: dict) -> dict[str, Tensor]:
    """The definition that the JavaScript is held to."""
    result = {}
    for kind in ("lstm", "gru"):
        memory, opened, chances = run(data[kind], kind, state, state[kind])
        result[f"{kind}_memory"] = memory[:, state[kind]]
        result[f"{kind}_gates"] = opened[..., state[kind]].T
        result[f"{kind}_next"] = chances
    return result


def sentence(state: dict, result: dict) -> str:
    """The view in words."""
    t = state["t"]
    read = f"{min(t, state['a'])} a and {max(0, t - state['a'])} b"
    parts = []
    for kind in ("lstm", "gru"):
        chances = result[f"{kind}_next"][t]
        best = int(chances.argmax())
        memory = number(result[f"{kind}_memory"][t])
        parts.append(
            f"the {kind.upper()} expects {LETTERS[best]} with {share(chances[best])}, "
            f"unit {state[kind]} holds {memory}"
        )
    hold = HOLDS[state["hold"]]
    tail = f"; {hold} gate held at {number(state['level'])} from step {state['since']}"
    return f"After {read}: {parts[0]}; {parts[1]}{tail if state['hold'] else ''}."
