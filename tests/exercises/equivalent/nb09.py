"""Mutants of the exercises of notebook 09 that are no mistakes: the changed lines, and why."""

from tests.exercises.equivalent.reasons import REPAIRED

EQUIVALENT = {
    "09.5": {"return 4 * d_model * n_heads * d_k": REPAIRED},
    "09.6": {"return torch.eye(4)": "another matrix that is out of reach"},
}
