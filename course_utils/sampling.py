"""Choose the next token, again and again: greedy search, beam search, and draws by a rule.

All need only `next_logits`, a function B T -> B V from what is written so far to the next token.
`reader` makes one from an encoder-decoder and a source; of a GPT it is `model.next_logits` or, to
read each token once, `Remembering(model)`. A rule turns logits into logits:
`lambda logits: top_p(temperature(logits, 0.8), 0.9)`.

Shapes   B batch   T tokens written so far   S source tokens   W beam width   V vocabulary
"""

import math
from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

NextLogits = Callable[[Tensor], Tensor]
Rule = Callable[[Tensor], Tensor]


def reader(model: Any, source: Tensor, copies: int = 1) -> NextLogits:
    """Read the source once; then B T -> B V, for `copies` rows per sentence, side by side."""
    memory = model.encode(source)
    memory = type(memory)(*(part.repeat_interleave(copies, dim=0) for part in memory))
    return lambda tokens: model.next_logits(memory, tokens)


@torch.no_grad()
def greedy(next_logits: NextLogits, tokens: Tensor, end: int, max_len: int) -> Tensor:
    """B T -> B T': append the most probable token until all rows have `end`, or `max_len` tokens.

    After its `end` a row repeats it.
    """
    done = torch.zeros_like(tokens[:, 0], dtype=torch.bool)
    while tokens.shape[1] < max_len and not done.all():
        best = next_logits(tokens).argmax(dim=-1).masked_fill(done, end)
        tokens = torch.cat([tokens, best[:, None]], dim=1)
        done = done | (best == end)
    return tokens


@torch.no_grad()
def beam_search(
    next_logits: NextLogits, tokens: Tensor, end: int, max_len: int, width: int
) -> tuple[Tensor, Tensor]:
    """B T -> B W T' and B W: the `width` most probable continuations found, best first.

    The second result is the logarithm of each one's probability.  `next_logits` gets B W rows.
    """
    batch = len(tokens)
    rows = torch.arange(batch, device=tokens.device)[:, None]
    beams = tokens[:, None].repeat(1, width, 1)  # B W T
    total = torch.full((batch, width), -math.inf, device=tokens.device)
    total[:, 0] = 0  # all beams start equal: only the first may branch
    done = torch.zeros_like(total, dtype=torch.bool)
    while beams.shape[-1] < max_len and not done.all():
        steps = next_logits(beams.flatten(0, 1)).log_softmax(dim=-1).unflatten(0, (batch, width))
        only_end = torch.full_like(steps, -math.inf)
        only_end[..., end] = 0  # a finished beam repeats its end, at no cost
        candidates = total[..., None] + torch.where(done[..., None], only_end, steps)
        total, best = candidates.flatten(1).topk(width)
        parent, word = best // steps.shape[-1], best % steps.shape[-1]
        beams = torch.cat([beams[rows, parent], word[..., None]], dim=-1)
        done = done[rows, parent] | (word == end)
    return beams, total


@torch.no_grad()
def sample(
    next_logits: NextLogits,
    tokens: Tensor,
    max_len: int,
    rule: Rule | None = None,
    generator: torch.Generator | None = None,
) -> Tensor:
    """B T -> B T': append tokens drawn at random, by the logits that the rule leaves."""
    while tokens.shape[1] < max_len:
        logits = next_logits(tokens)
        chances = (rule(logits) if rule else logits).softmax(dim=-1)
        tokens = torch.cat([tokens, chances.multinomial(1, generator=generator)], dim=1)
    return tokens


def temperature(logits: Tensor, heat: float) -> Tensor:
    """... V -> ... V: below 1 the likely become likelier, above 1 all come closer."""
    if heat <= 0:
        raise ValueError(f"heat={heat} must be above 0; the limit towards 0 is greedy search")
    return logits / heat


def top_k(logits: Tensor, k: int) -> Tensor:
    """... V -> ... V: only the k most probable stay (Fan et al. 2018); `k` above V keeps all."""
    if k < 1:
        raise ValueError(f"k={k} leaves no token: use 1 or more")
    best = logits.topk(min(k, logits.shape[-1])).indices
    return kept(logits, torch.zeros_like(logits, dtype=torch.bool).scatter(-1, best, True))


def top_p(logits: Tensor, p: float) -> Tensor:
    """... V -> ... V: the fewest that hold a probability of p or more stay (Holtzman et al. 2020).

    They are taken from the most probable down; the first always stays.
    """
    check_share(p)
    chances, order = logits.softmax(dim=-1).sort(descending=True, stable=True)
    before = chances.cumsum(dim=-1) - chances  # of all that are more probable
    stays = (before < p).scatter(-1, order, before < p)
    return kept(logits, stays)


def min_p(logits: Tensor, p: float) -> Tensor:
    """... V -> ... V: those at least p times as probable as the best stay (Nguyen et al. 2024)."""
    check_share(p)
    return kept(logits, logits >= logits.max(dim=-1, keepdim=True).values + math.log(p))


def kept(logits: Tensor, stays: Tensor) -> Tensor:
    """... V -> ... V: the others get a probability of 0."""
    return logits.masked_fill(~stays, -math.inf)


def check_share(p: float) -> None:
    """ValueError where p is no share."""
    if not 0 < p <= 1:
        raise ValueError(f"p={p} is no share: use 0 < p <= 1")
