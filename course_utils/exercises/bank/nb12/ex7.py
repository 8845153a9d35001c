"""Exercise 12.7: the best span of an answer.

Shapes   T tokens
"""

import torch

from course_utils.exercises.exercise import Exercise, probe, randn


def best_span(start, end):
    """T, T -> [s, e] with s <= e: the span with the largest start[s] + end[e]."""
    total = start[:, None] + end  # T T
    allowed = torch.ones_like(total).triu() > 0
    best = total.masked_fill(~allowed, float("-inf")).argmax().item()
    return [best // len(end), best % len(end)]


def two_argmaxes(start, end):
    """You take the best start and the best end, each on its own. The end may come out before the
    start.

    Compare pairs: only those with s <= e are answers."""
    return [start.argmax().item(), end.argmax().item()]


def swapped_back(start, end):
    """You take the best start and the best end, each on its own, and swap them where the end comes
    first. Then a start is scored as an end.

    Compare pairs: only those with s <= e are answers."""
    return sorted(two_argmaxes(start, end))


def end_pushed(start, end):
    """You take the best start and the best end, each on its own, and push the end to the start
    where it comes first. A pair that fits may be much better.

    Compare all pairs with s <= e."""
    s, e = two_argmaxes(start, end)
    return [s, max(s, e)]


def from_zero(start, end):
    """Your best sum begins at 0. Where all sums are negative none is ever better.

    Begin with minus infinity: `-math.inf`."""
    best, found = 0, [0, 0]
    for s in range(len(start)):
        for e in range(s, len(end)):
            if start[s] + end[e] > best:
                best, found = start[s] + end[e], [s, e]
    return found


def start_first(start, end):
    """You fix the best start and then look for the best end behind it. Another start may have a
    much better end.

    Compare all pairs with s <= e."""
    s = start.argmax().item()
    return [s, s + end[s:].argmax().item()]


def end_first(start, end):
    """You fix the best end and then look for the best start before it. Another end may have a much
    better start.

    Compare all pairs with s <= e."""
    e = end.argmax().item()
    return [start[: e + 1].argmax().item(), e]


def never_one_token(start, end):
    """Your spans have two tokens or more. An answer may be a single token: s = e.

    Allow s <= e, not only s < e."""
    total = start[:, None] + end
    allowed = torch.ones_like(total).triu(1) > 0
    best = total.masked_fill(~allowed, float("-inf")).argmax().item()
    return [best // len(end), best % len(end)]


def product(start, end):
    """You multiply the two scores. Two bad scores, both negative, would make a good span.

    Logits are added."""
    total = start[:, None] * end
    allowed = torch.ones_like(total).triu() > 0
    best = total.masked_fill(~allowed, float("-inf")).argmax().item()
    return [best // len(end), best % len(end)]


def zero_outside(start, end):
    """You set the forbidden pairs to 0. Where all sums are negative, 0 is the largest and a
    forbidden pair wins.

    Set them to minus infinity, or leave them out."""
    total = start[:, None] + end
    best = total.triu().argmax().item()
    return [best // len(end), best % len(end)]


def backwards(start, end):
    """Your spans end before they start: the other half of the table is allowed.

    In the table of start[:, None] + end the row is s and the column is e: allow e >= s."""
    total = start[:, None] + end
    allowed = torch.ones_like(total).tril() > 0
    best = total.masked_fill(~allowed, float("-inf")).argmax().item()
    return [best // len(end), best % len(end)]


def end_excluded(start, end):
    """Your end is one too large: e is the last token of the span, not the one behind it.

    Leave out the + 1."""
    s, e = best_span(start, end)
    return [s, e + 1]


def in_loops(start, end):
    """All pairs, one after the other."""
    best, found = float("-inf"), None
    for s in range(len(start)):
        for e in range(s, len(end)):
            if start[s] + end[e] > best:
                best, found = start[s] + end[e], [s, e]
    return found


def by_max(start, end):
    """Python's max over pairs."""
    pairs = [(s, e) for s in range(len(start)) for e in range(s, len(end))]
    return list(max(pairs, key=lambda pair: (start[pair[0]] + end[pair[1]]).item()))


EXERCISE = Exercise(
    "12.7",
    "The best span",
    best_span,
    minutes=8,
    difficulty=2,
    why="Two heads that each say their best do not make a best answer: a span is a pair.",
    hints=(
        "How many pairs (s, e) with s <= e are there? Few enough to try them all.",
        "`start[:, None] + end` is a table: row s, column e. Its upper triangle holds the spans.",
        "Two loops, `for s in range(T)` and `for e in range(s, T)`, and remember the best; or "
        "`masked_fill` the rest of the table with minus infinity and take `argmax`.",
    ),
    probes=(
        probe(start=torch.tensor([1.0, 0.0, 5.0]), end=torch.tensor([3.0, 4.0, 0.5])),
        probe(start=torch.tensor([0.0, 3.0, -1.0]), end=torch.tensor([-2.0, 4.0, 1.0])),
        probe(start=torch.tensor([2.0, 0.0, 0.0, 3.0]), end=torch.tensor([5.0, 0.0, 4.5, 0.0])),
        probe(start=torch.tensor([-5.0, -1.0, -4.0]), end=torch.tensor([-1.5, -6.0, -3.0])),
        probe(start=randn(9, seed=1), end=randn(9, seed=2)),
        probe(start=randn(12, seed=5) - 3, end=randn(12, seed=6) - 3),
    ),
    misconceptions=(
        two_argmaxes,
        swapped_back,
        end_pushed,
        from_zero,
        start_first,
        end_first,
        never_one_token,
        product,
        zero_outside,
        backwards,
        end_excluded,
    ),
    also_right=(in_loops, by_max),
)
