"""Two small tasks that can only be done by looking back: a text that repeats itself, and pairs.

Shapes   B batch   T tokens
"""

import torch
from torch import Tensor

SYMBOLS = 32  # of a text that repeats itself
SHORTEST, LONGEST = 8, 16  # symbols until it begins again
LENGTH = 40

KEYS = VALUES = 8
PAIRS = 16  # in a training text
TOKENS = KEYS + VALUES  # a key, then its value, a key, ...


def repeating(batch: int, generator: torch.Generator, fixed: bool = False) -> tuple[Tensor, Tensor]:
    """B T and B T: random symbols that begin again, and again; and from where each is a repetition.

    Each text begins again after a number of symbols of its own or, if `fixed`, all after 12. The
    second result is the next token where it can be known, and -100 where it cannot.
    """
    symbols = torch.rand(batch, SYMBOLS, generator=generator).argsort(dim=1)  # none twice
    period = torch.randint(SHORTEST, LONGEST + 1, (batch, 1), generator=generator)
    period = torch.full_like(period, 12) if fixed else period
    places = torch.arange(LENGTH + 1)
    text = symbols.gather(1, places % period)
    known = places[1:] > period  # the first repeated symbol tells that it is one
    return text[:, :-1], text[:, 1:].where(known, -100)


def dictionary(batch: int, generator: torch.Generator, unseen: bool = False) -> Tensor:
    """B K: a value for each of the 8 keys, new for each text.

    A quarter of the pairs of a key and a value never occurs, unless `unseen`: then only these do.
    """
    values = torch.randint(VALUES, (batch, KEYS), generator=generator)
    rest = (torch.arange(KEYS) + values) % 4
    kept = torch.full_like(rest, 3) if unseen else torch.randint(3, rest.shape, generator=generator)
    return KEYS + (values + kept - rest) % VALUES


def pairs(batch: int, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    """B T and B T: pairs of a text's own dictionary, and what follows each key; else -100."""
    keys = torch.randint(KEYS, (batch, PAIRS), generator=generator)
    values = dictionary(batch, generator).gather(1, keys)
    text = torch.stack([keys, values], dim=-1).flatten(1)
    target = torch.stack([values, torch.full_like(values, -100)], dim=-1).flatten(1)
    return text[:, :-1], target[:, :-1]


def prompts(
    shots: int, batch: int, generator: torch.Generator, unseen: bool = False
) -> tuple[Tensor, Tensor]:
    """B T and B: `shots` examples of different keys, then any key; and its value."""
    values = dictionary(batch, generator, unseen)
    order = torch.rand(batch, KEYS, generator=generator).argsort(dim=1)[:, :shots]
    asked = torch.randint(KEYS, (batch, 1), generator=generator)
    shown = torch.stack([order, values.gather(1, order)], dim=-1).flatten(1)
    return torch.cat([shown, asked], dim=1), values.gather(1, asked)[:, 0]
