"""Mutants of the exercises of notebook 04 that are no mistakes: the changed lines, and why."""

from tests.exercises.equivalent.reasons import REPAIRED

SQUARED = "the sign of the bias is lost when it is squared"
EQUIVALENT = {
    "04.2": {
        "bias = target - fits.mean(dim=1)": SQUARED,
        "return (bias.square().mean(), fits.var(dim=1, correction=0).mean())": REPAIRED,
        "bias = fits.mean(dim=1) - target": REPAIRED,
        "bias = fits.mean(dim=1, keepdim=False) - target": REPAIRED,
    },
    "04.4": {"return 200": REPAIRED},
    "04.5": {"return (+0.5, 2.0)": REPAIRED},
    "04.6": {
        "return start + torch.linalg.pinv(X) @ (y - X @ start)": REPAIRED,
        "return start - torch.linalg.pinv(X) @ (X @ start - y)": REPAIRED,
    },
}
