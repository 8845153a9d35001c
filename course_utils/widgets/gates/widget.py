"""Gates: a trained LSTM and a trained GRU read what is typed; a gate can be held at any step.

Two recurrent language models of one alphabet: those that count a^n b^n (recipes `counter-lstm`,
`counter-gru`), or those that write Shakespeare (`writer-lstm`, `writer-gru`).

Shapes   T letters read, the start first   D units   V letters that are known
"""

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor

from course_utils.datasets.lags import END
from course_utils.datasets.lines import SHOWN, START, VOCAB
from course_utils.datasets.pieces import ALPHABET
from course_utils.models.recurrent import Writer
from course_utils.widgets.engine import PageWidget
from course_utils.widgets.page_model import PageModel, exact
from course_utils.widgets.written import number, share, table

KINDS = "lstm", "gru"
HOLDS = ["nothing", "LSTM input", "LSTM forget", "LSTM output", "GRU reset", "GRU update"]
FIRST = {"lstm": 1, "gru": 4}  # the number in HOLDS of a network's first gate
COUNTERS: dict[str, Any] = {"letters": ["a", "b", "the end"], "start": END, "longest": 160}
WRITERS: dict[str, Any] = {"letters": [*ALPHABET, *SHOWN.values()], "start": START, "longest": 120}
ALPHABETS: dict[int, dict[str, Any]] = {3: COUNTERS, VOCAB: WRITERS}
TEXTS = {3: 20 * "a" + 20 * "b", VOCAB: "Two households, both alike in dignity,\nIn fair Verona, "}


def gates(
    readers: Mapping[str, Any],
    *,
    text: str | None = None,
    t: int | None = None,
    lstm: int | None = None,
    gru: int | None = None,
    hold: int = 0,
    level: float = 0.0,
    since: int = 10,
    everywhere: bool = False,
) -> PageWidget:
    """`text` is read, its first `t` letters so far; unit `lstm` and unit `gru` are shown.

    `readers` holds the two trained models, "lstm" and "gru". Gate number `hold` of HOLDS is held
    at `level` from step `since` on, in the units shown or `everywhere`. ValueError in a sentence.
    """
    for kind in KINDS:
        if getattr(getattr(readers.get(kind), "config", None), "kind", None) != kind:
            raise ValueError(f'readers has no {kind}: give {{"lstm": ..., "gru": ...}}')
    sizes = [readers[kind].config.vocab_size for kind in KINDS]
    if sizes[0] != sizes[1] or sizes[0] not in ALPHABETS:
        raise ValueError(f"these networks know {sizes} letters: give two that count or two writers")
    known = ALPHABETS[sizes[0]]
    text = TEXTS[sizes[0]] if text is None else text
    if unknown := sorted(set(text) - set(known["letters"])):
        raise ValueError(f"{''.join(unknown)!r} is not among the letters that these networks know")
    if not 1 <= len(text) <= known["longest"]:
        raise ValueError(f"the text has {len(text)} letters; 1 to {known['longest']} can be read")
    t = len(text) // 2 if t is None else whole("t", t, len(text))
    whole("hold", hold, len(HOLDS) - 1)
    whole("since", since, known["longest"])
    if not 0 <= level <= 1:
        raise ValueError(f"level={level} is not between 0 and 1, where gates are")
    units = {}
    for kind, unit in (("lstm", lstm), ("gru", gru)):
        busy = busiest(readers[kind], known, text) if unit is None else unit
        units[kind] = whole(kind, busy, readers[kind].config.d_model - 1)
    name = "counter" if known is COUNTERS else "writer"
    models = {kind: PageModel(f"{name}-{kind}", readers[kind]) for kind in KINDS}
    data = known | models | {"units": [readers[kind].config.d_model for kind in KINDS]}
    state = {"text": text, "t": t, **units, "hold": hold, "level": level, "since": since}
    state["everywhere"] = bool(everywhere)
    result = compute(readers, state)
    places = sorted({round(i * len(text) / 8) for i in range(9)})
    rows = [
        (str(at), [number(result[f"{kind}_memory"][at].item()) for kind in KINDS]) for at in places
    ]
    return PageWidget(
        "gates",
        title="Gates",
        question="What does each gate do to the memory, and what if it is held?",
        data=data,
        state=state,
        sentence=sentence(data, state, result),
        table=table("Memory after so many letters", ["LSTM", "GRU"], rows),
        inputs="readers",
        tested=8,
    )


def whole(name: str, value: int, most: int) -> int:
    """A whole number from 0 up; ValueError in a sentence if it is not."""
    if value not in range(most + 1):
        raise ValueError(f"{name}={value} is not a whole number from 0 to {most}")
    return value


def tokens(known: Mapping[str, Any], text: str) -> list[int]:
    """The letters as numbers, the start first."""
    return [known["start"], *(known["letters"].index(letter) for letter in text)]


def busiest(model: Writer, known: Mapping[str, Any], text: str) -> int:
    """The unit whose memory has the widest range over the text."""
    state = {"hold": 0, "level": 0.0, "since": 0, "everywhere": False}
    memory = run(model, tokens(known, text), state, 0)[0]
    return int((memory.amax(0) - memory.amin(0)).argmax())


@torch.no_grad()
def run(model: Writer, read: list[int], state: dict, unit: int) -> tuple[Tensor, Tensor, Tensor]:
    """T D, T G D and T V: the memory, its G gates, and the chances of the next letter.

    In double precision, on the float16 weights that the page gets.
    """
    fine = exact(model)
    cell: Any = fine.recurrent
    kind, width = model.config.kind, model.config.d_model
    h = c = torch.zeros(width, dtype=torch.float64)
    memories, opened, states = [], [], []
    for t, letter in enumerate(fine.embed(torch.tensor(read))):
        x = cell.weight_ih_l0 @ letter + cell.bias_ih_l0
        y = cell.weight_hh_l0 @ h + cell.bias_hh_l0
        if kind == "lstm":
            i, f, g, o = (x + y).split(width)
            i, f, o = held([i.sigmoid(), f.sigmoid(), o.sigmoid()], kind, state, unit, t)
            c = f * c + i * g.tanh()
            h, now = o * c.tanh(), [i, f, o]
        else:
            (x_r, x_z, x_n), (y_r, y_z, y_n) = x.split(width), y.split(width)
            r, z = held([(x_r + y_r).sigmoid(), (x_z + y_z).sigmoid()], kind, state, unit, t)
            h = z * h + (1 - z) * (x_n + r * y_n).tanh()
            c, now = h, [r, z]
        memories.append(c)
        opened.append(torch.stack(now))
        states.append(h)
    return torch.stack(memories), torch.stack(opened), fine.readout(torch.stack(states)).softmax(1)


def held(values: list[Tensor], kind: str, state: dict, unit: int, t: int) -> list[Tensor]:
    """The gates, one of them replaced where it is held."""
    which = state["hold"] - FIRST[kind]
    if state["hold"] and 0 <= which < len(values) and t >= state["since"]:
        where = torch.full((len(values[which]),), state["everywhere"])
        where[unit] = True
        values[which] = torch.where(where, state["level"], values[which])
    return values


def compute(readers: Mapping[str, Writer], state: dict) -> dict[str, Tensor]:
    """The definition that the JavaScript is held to."""
    result = {}
    for kind in KINDS:
        model, unit = readers[kind], state[kind]
        read = tokens(ALPHABETS[model.config.vocab_size], state["text"])
        memory, opened, chances = run(model, read, state, unit)
        free, _, free_chances = run(model, read, state | {"hold": 0}, unit)
        result[f"{kind}_memory"] = memory[:, unit]
        result[f"{kind}_free"] = free[:, unit]
        result[f"{kind}_gates"] = opened[..., unit].T
        result[f"{kind}_next"] = chances[state["t"]]
        result[f"{kind}_free_next"] = free_chances[state["t"]]
    return result


def named(letter: str) -> str:
    """A letter in the sentence; what cannot be seen by its name."""
    return {" ": "a space", "\n": "a new line"}.get(letter, letter)


def sentence(data: dict, state: dict, result: dict) -> str:
    """The view in words."""
    t = state["t"]
    parts = []
    for kind in KINDS:
        chances = result[f"{kind}_next"]
        best = int(chances.argmax())
        memory = number(result[f"{kind}_memory"][t].item())
        parts.append(
            f"the {kind.upper()} expects {named(data['letters'][best])} with "
            f"{share(chances[best].item())}, unit {state[kind]} holds {memory}"
        )
    tail = f"; {HOLDS[state['hold']]} gate held at {number(state['level'])} from step "
    tail = f"{tail}{state['since']}" if state["hold"] else ""
    return f"After {t} letters, {shown(state['text'], t)}: {parts[0]}; {parts[1]}{tail}."


def shown(text: str, t: int, most: int = 24) -> str:
    """The last letters that were read, in quotation marks."""
    read = text[:t].replace("\n", "/")
    return f"“{'…' if len(read) > most else ''}{read[-most:]}”"
