"""Three layers of four random heads, and what happens without each."""

import torch

from course_utils.widgets.heads_explorer.widget import heads_explorer


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
STATES = {"as it opens": {}, "cross, head off": {"layer": 2, "head": 1, "query": 3, "off": True}}
HEADS = """import torch
words = "the black cat sees a small dog near her hotel".split()
names = [f"{part} {i}" for part in ("encoder", "decoder", "cross") for i in (1, 2)]
maps = torch.randn(6, 4, 10, 10, generator=torch.Generator().manual_seed(0)).softmax(dim=-1)
heads_explorer({name: (words, words, part) for name, part in zip(names, maps)})"""
BENCH = [(HEADS, "Query", "page")]
