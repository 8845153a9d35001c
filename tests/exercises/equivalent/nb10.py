"""Mutants of the exercises of notebook 10 that are no mistakes: the changed lines, and why."""

from tests.exercises.equivalent.reasons import REPAIRED

KEPT = "a buffer may go into checkpoints or be computed again"
EQUIVALENT = {
    "10.1": {
        "angles = torch.arange(length)[:, None] * 10000 ** (-1 * columns / d_model)": REPAIRED,
        "angles = torch.arange(length)[:, None] / rates": REPAIRED,
    },
    "10.3": {
        "return shift_matrix(k, d_model).data": REPAIRED,
        "pass": REPAIRED,
        "angles = (k * 10000.0 ** (-1 * even / d_model)).tolist()": REPAIRED,
    },
    "10.5": {
        "self.register_buffer('pe', sinusoidal_code(max_len, d_model))": KEPT,
        "self.register_buffer('pe', sinusoidal_code(max_len, d_model), persistent=True)": KEPT,
        "return x + self.pe[:x.shape[1]]": REPAIRED,
    },
    "10.6": {
        "order = torch.arange(x.shape[1]).T.flatten()": REPAIRED,
        "order = torch.arange(x.shape[1]).reshape(1, -1).T.flatten()": REPAIRED,
    },
}
