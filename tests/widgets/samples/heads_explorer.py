"""Three layers of four random heads, and what happens without each."""

import torch

from course_utils.widgets.heads_explorer.widget import heads_explorer, look


def maps(queries: list[str], keys: list[str], causal: bool = False) -> torch.Tensor:
    """Random weights of four heads."""
    generator = torch.Generator().manual_seed(len(queries) + 2 * len(keys))
    scores = 2 * torch.randn(4, len(queries), len(keys), generator=generator)
    future = torch.ones_like(scores).triu(1).bool() & causal
    return scores.masked_fill(future, -torch.inf).softmax(dim=-1)


ENGLISH = ["the", "black", "cats", "in", "her", "hotel", "did", "not", "sleep", "."]
FRENCH = ["<start>", "les", "chats", "noirs", "dans", "son", "hôtel"]
FRENCH += ["n'", "ont", "pas", "dormi", "."]
LAYERS = {
    "encoder 1": (ENGLISH, ENGLISH, maps(ENGLISH, ENGLISH)),
    "decoder 1": (FRENCH, FRENCH, maps(FRENCH, FRENCH, causal=True)),
    "cross 1": (FRENCH, ENGLISH, maps(FRENCH, ENGLISH)),
}
WHOLE = (95.25, FRENCH[1:])
WITHOUT = {
    name: [(95.25 - 3.3 * i, [*FRENCH[1:4], "gros", *FRENCH[5 + i :]]) for i in range(4)]
    for name in LAYERS
}


def make(**state):
    return heads_explorer(LAYERS, WHOLE, WITHOUT, **state)


SLIDER = "Query"
STATES = {
    "encoder": {},
    "decoder, last query": {"layer": 1, "head": 2, "query": 11},
    "cross, first query": {"layer": 2, "head": 3, "query": 0},
    "cross": {"layer": 2, "head": 1, "query": 5},
    "off": {"layer": 1, "head": 1, "query": 3, "off": True},
}
WRONG = {"head": 1}
NAMES = {"heads_explorer": heads_explorer, "layers": LAYERS, "whole": WHOLE, "without": WITHOUT}


def computed(widget):
    result = look(widget.data, widget.state)
    return result | {"habits": torch.stack([*result["habits"].values()])}


HEADS = """import torch
words = "the black cat sees a small dog near her hotel".split()
names = [f"{part} {i}" for part in ("encoder", "decoder", "cross") for i in (1, 2)]
maps = torch.randn(6, 4, 10, 10, generator=torch.Generator().manual_seed(0)).softmax(dim=-1)
heads_explorer({name: (words, words, part) for name, part in zip(names, maps)})"""
ERRORS = [
    ({"layer": 3}, "layer=3 is not a position below 3, their number"),
    ({"head": 4}, "head=4 is not a position below 4, their number"),
    ({"query": 10}, "query=10 is not a position below 10, their number"),
]
BENCH = [(HEADS, "Query", "page")]
