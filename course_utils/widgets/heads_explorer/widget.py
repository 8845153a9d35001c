"""Heads explorer: every head of a model on one sentence, one of them enlarged, or switched off.

Shapes   N heads   T queries   S keys
"""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

import torch
from torch import Tensor

from course_utils.widgets.checked import numbers
from course_utils.widgets.engine import PageWidget
from course_utils.widgets.written import number, share, table

MAX_TOKENS = 16  # more rows cannot be read on a projector
Layer = tuple[Sequence[str], Sequence[str], Tensor]  # queries, keys, weights N T S
Score = tuple[float, Sequence[str]]  # BLEU over many sentences, and the translation of this one


def heads_explorer(
    layers: Mapping[str, Layer],
    whole: Score | None = None,
    without: Mapping[str, Sequence[Score]] | None = None,
    *,
    layer: int = 0,
    head: int = 0,
    query: int = 1,
    off: bool = False,
) -> PageWidget:
    """Look at the weights N T S of each layer, head by head, and at what one head is worth.

    `layers[name]` is (queries, keys, weights). `whole` is the BLEU of the model and its translation
    of the sentence, `without[name][head]` the same with that head switched off. ValueError in a
    sentence.
    """
    checked = [described(name, *parts) for name, parts in layers.items()]
    if not checked:
        raise ValueError("there are no layers: give {name: (queries, keys, weights)}")
    if len({len(part["heads"]) for part in checked}) > 1:
        counts = ", ".join(f"{part['name']} {len(part['heads'])}" for part in checked)
        raise ValueError(f"all layers need the same number of heads, but they have: {counts}")
    data = {"layers": checked, "whole": None, "without": None}
    if without is not None:
        data |= ablations(checked, whole, without)
    below("layer", layer, len(checked))
    below("head", head, len(checked[layer]["heads"]))
    below("query", query, len(checked[layer]["queries"]))
    if off and without is None:
        raise ValueError("off=True needs `whole` and `without`: what happens when a head is off")
    state = {"layer": layer, "head": head, "query": query, "off": off}
    result = look(data, state)
    words = sentence(data, state, result)
    return PageWidget(
        "heads_explorer",
        title="Heads explorer",
        question="What does each head look at, and what does the model write without it?",
        data=data,
        state=state,
        sentence=words,
        table=still(data, state, words),
        inputs="layers" if without is None else "layers, whole, without",
        tested=5,
    )


def look(data: dict, state: dict) -> dict:
    """The definition that the JavaScript is held to: one head's weights, habits and entropy."""
    layer = data["layers"][state["layer"]]
    weights = torch.tensor(
        [[value or 0 for value in row] for row in layer["heads"][state["head"]]],
        dtype=torch.float64,
    )
    habits = {"first": weights[:, 0].mean(), "last": weights[:, -1].mean()}
    if layer["queries"] == layer["keys"]:
        near = {"itself": 0, "previous": -1, "next": 1}
        habits = {name: weights.diagonal(at).mean() for name, at in near.items()} | habits
    return {
        "weights": weights,
        "row": weights[state["query"]],
        "habits": habits,
        "entropy": torch.special.entr(weights).sum(dim=-1).mean(),
    }


def described(name: str, queries: Sequence[str], keys: Sequence[str], weights) -> dict:
    """One layer as the page reads it; a weight that is exactly 0 was masked, and is None."""
    queries, keys = [str(token) for token in queries], [str(token) for token in keys]
    weights = numbers(name, weights)
    if weights.ndim != 3 or weights.shape[1:] != (len(queries), len(keys)):
        raise ValueError(
            f"{name} has weights of sizes {tuple(weights.shape)}: with {len(queries)} queries and "
            f"{len(keys)} keys they are N {len(queries)} {len(keys)}"
        )
    if not 2 <= min(weights.shape[1:]) <= max(weights.shape[1:]) <= MAX_TOKENS:
        raise ValueError(
            f"{name} has {len(queries)} queries and {len(keys)} keys; 2 to {MAX_TOKENS} can be read"
        )
    if weights.min() < 0 or (weights.sum(dim=-1) - 1).abs().max() > 1e-3:
        raise ValueError(f"{name} holds no weights: every row is 0 or more and sums to 1")
    heads = [
        [[None if w == 0 else round(w, 4) for w in row] for row in head]
        for head in weights.tolist()
    ]
    return {"name": name, "queries": queries, "keys": keys, "heads": heads}


def ablations(layers: list[dict], whole: Score | None, without: Mapping) -> dict:
    """What happens without each head, its new words marked."""
    names = [layer["name"] for layer in layers]
    if whole is None:
        raise ValueError("`without` needs `whole`, the score with all heads, to compare with")
    if list(without) != names:
        raise ValueError(
            f"without is given for {', '.join(without)}, but the layers are {', '.join(names)}"
        )
    for layer in layers:
        results, heads = len(without[layer["name"]]), len(layer["heads"])
        if results != heads:
            raise ValueError(
                f"without[{layer['name']!r}] has {results} results for {heads} heads: one each"
            )
    bleu, words = float(whole[0]), [str(word) for word in whole[1]]
    changed = [
        [
            {"bleu": round(b - bleu, 4), "words": compared(words, w), "changes": changes(words, w)}
            for b, w in without[name]
        ]
        for name in names
    ]
    return {"whole": {"bleu": round(bleu, 4), "words": words}, "without": changed}


def compared(before: Sequence[str], after: Sequence[str]) -> list[list]:
    """The words of `after`, each with whether it is new."""
    after = [str(word) for word in after]
    same = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    kept = {block.b + i for block in same for i in range(block.size)}
    return [[word, place not in kept] for place, word in enumerate(after)]


def changes(before: Sequence[str], after: Sequence[str]) -> str:
    """Which words become which: "“noirs” becomes “gros”, “pas” falls away"."""
    before, after = [str(word) for word in before], [str(word) for word in after]
    said = []
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        old, new = " ".join(before[i:j]), " ".join(after[k:m])
        if kind == "replace":
            said.append(f"“{old}” becomes “{new}”")
        elif kind == "delete":
            said.append(f"“{old}” falls away")
        elif kind == "insert":
            said.append(f"“{new}” comes in")
    return ", ".join(said) or "no word of this sentence changes"


def below(name: str, value: int, count: int) -> None:
    """ValueError unless `value` counts from 0 to below `count`."""
    if value not in range(count):
        raise ValueError(f"{name}={value} is not a position below {count}, their number")


def sentence(data: dict, state: dict, result: dict) -> str:
    """The view in words: what a screen reader says and what nbval compares."""
    layer, row = data["layers"][state["layer"]], result["row"]
    best = int(row.argmax())
    habits = ", ".join(f"{name} {share(weight, 2)}" for name, weight in result["habits"].items())
    said = (
        f"{layer['name']}, head {state['head'] + 1} of {len(layer['heads'])}: “"
        f"{layer['queries'][state['query']]}” looks most at “{layer['keys'][best]}” "
        f"({share(row[best], 2)}); mean weight on {habits}; entropy {result['entropy']:.2f} nats."
    )
    if data["without"] is None:
        return said
    change = data["without"][state["layer"]][state["head"]]
    effect = f"{said} Without this head BLEU changes by {number(change['bleu'], 1)}: "
    effect += f"{change['changes']}."
    words = " ".join(word for word, _ in change["words"])
    return f"{effect} It writes: {words}" if state["off"] else effect


def still(data: dict, state: dict, caption: str) -> str:
    """The enlarged head as a table: one row for each query."""
    layer = data["layers"][state["layer"]]
    rows = [
        ["" if w is None else share(w, 2) for w in row] for row in layer["heads"][state["head"]]
    ]
    return table(caption, layer["keys"], list(zip(layer["queries"], rows, strict=True)))
