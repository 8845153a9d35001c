"""Mutants of the exercises of notebook 12 that are no mistakes: the changed lines, and why."""

from tests.exercises.equivalent.reasons import REPAIRED

COMMUTE = "the order of two sets does not matter"
EQUIVALENT = {
    "12.1": {
        "return in_steps(word, lambda mark, part: mark + part in vocabulary)": REPAIRED,
        "return in_steps(word, lambda mark, part: mark + part in vocabulary, "
        "longest=True)": REPAIRED,
    },
    "12.5": {
        "return F.cross_entropy(logits[chosen], tokens[chosen])": REPAIRED,
        "return +F.cross_entropy(logits[chosen], tokens[chosen])": REPAIRED,
        "p = logits.softmax(dim=2).gather(2, tokens[..., None])[..., 0]": REPAIRED,
    },
    "12.6": {
        "return len(set(b) & set(a)) / len(set(a) | set(b))": COMMUTE,
        "return len(set(a) & set(b)) / len(set(b) | set(a))": COMMUTE,
    },
    "12.7": {
        "allowed = torch.ones_like(total).triu(0) > 0": REPAIRED,
        "total = start[:, None] + end": REPAIRED,
        "return [s, e + 0]": REPAIRED,
    },
}
