"""Mutants of the exercises of notebook 07 that are no mistakes: the changed lines, and why."""

from tests.exercises.equivalent.reasons import REPAIRED

EQUIVALENT = {
    "07.4": {
        "return scores.softmax(dim=-1) @ states": REPAIRED,
        "return scores.softmax(dim=+2) @ states": REPAIRED,
    },
    "07.5": {
        "pairs = self.w2(q)[:, :, None] + self.w1(k)[:, None]": REPAIRED,
        "return super().forward(q, k)": REPAIRED,
    },
    "07.8": {
        "return super().forward(source, target)": REPAIRED,
        "weights = (written @ states.mT).softmax(dim=2)": REPAIRED,
        "weights = (written @ states.mT - states.shape[-1] ** 0.5).softmax(dim=-1)": (
            "the softmax ignores what all scores of a row share"
        ),
    },
}
