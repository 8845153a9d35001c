"""What counting letters reaches: the rivals of a language model, on the same unseen plays.

Shapes   T letters
"""

import torch
from torch import Tensor

from course_utils.datasets.lines import VOCAB, stream

LONGEST = 5  # letters: the last of them is guessed from the others


def looked_up(keys: Tensor, counts: Tensor, wanted: Tensor) -> Tensor:
    """The count of each wanted key, 0 where it was never seen."""
    place = torch.searchsorted(keys, wanted).clamp(max=len(keys) - 1)
    return torch.where(keys[place] == wanted, counts[place], 0).double()


def count_losses(every: int = 8, stretch: int = 128) -> dict[str, float]:
    """Nats a letter by counts of 1, 2 and 5 letters; of `every` stretches of the plays one is read.

    Long contexts are mixed with shorter ones (Witten and Bell 1991): a context that was followed
    by d different letters gives d of its n + d shares to the shorter context.
    """
    seen, text = stream(unseen=False), stream(unseen=True)
    asked = torch.arange(LONGEST - 1, len(text))
    asked = asked[(asked - 1) // stretch % every == 0]
    p = torch.full((len(asked),), 1 / VOCAB).double()
    losses = {}
    grams, wanted = torch.zeros_like(seen), torch.zeros_like(asked)  # the empty context
    for n in range(1, LONGEST + 1):
        contexts, totals = grams.unique(return_counts=True)
        whole = grams * VOCAB + seen[n - 1 :]
        keys, counts = whole.unique(return_counts=True)
        followers = (keys // VOCAB).unique(return_counts=True)[1]
        right = wanted * VOCAB + text[asked]
        total = looked_up(contexts, totals, wanted)
        kinds = looked_up(contexts, followers, wanted)
        mixed = (looked_up(keys, counts, right) + kinds * p) / (total + kinds).clamp(min=1)
        p = torch.where(total > 0, mixed, p)
        losses[f"{n} letter{'s' * (n > 1)}"] = -p.log().mean().item()
        # one letter more in front: contexts that end one step later
        grams = sum(seen[i : len(seen) - n + i] * VOCAB ** (n - 1 - i) for i in range(n))
        wanted = sum(text[asked - n + i] * VOCAB ** (n - 1 - i) for i in range(n))
    return {name: losses[name] for name in ("1 letter", "2 letters", "5 letters")}
