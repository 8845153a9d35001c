"""Choose the next token, again and again: greedy search and beam search.

Both need only `next_logits`, a function B T -> B V from what is written so far to the next token.
`reader` makes one from an encoder-decoder and a source; for a language model it is
`lambda tokens: model(tokens)[:, -1]`.

Shapes   B batch   T tokens written so far   S source tokens   W beam width   V vocabulary
"""

import math
from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

NextLogits = Callable[[Tensor], Tensor]


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
