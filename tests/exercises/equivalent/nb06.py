"""Mutants of the exercises of notebook 06 that are no mistakes: the changed lines, and why."""

from tests.exercises.equivalent.reasons import LAST, REPAIRED

EQUIVALENT = {
    "06.1": {"for step in x:": REPAIRED},
    "06.2": {
        "return bptt_terms(h, u)": REPAIRED,
        "for t in range(len(h) - 1, 0, -1):": REPAIRED,
    },
    "06.3": {"return torch.ones(5)": REPAIRED},
    "06.4": {"return 0.9 * 2 + 0.5 * 0.6": REPAIRED},
    "06.5": {
        "i, f, g, o = (x @ W.T + h @ U.T + b).chunk(4, dim=+1)": LAST,
        "i, f, g, o = (x @ W.T + h @ U.T + b).chunk(5, dim=-1)": "4 and 16 columns in at most "
        "five equal parts are four parts",
    },
}
