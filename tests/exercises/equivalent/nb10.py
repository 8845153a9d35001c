"""Mutants of the exercises of notebook 10 that are no mistakes: the changed lines, and why."""

from tests.exercises.equivalent.reasons import REPAIRED

KEPT = "a buffer may go into checkpoints or be computed again"
EQUIVALENT = {
    "10.1": {
        "angles = torch.arange(length)[:, None] * 10000 ** (-1 * columns / d_model)": REPAIRED,
        "angles = torch.arange(length)[:, None] / rates": REPAIRED,
        **{
            f"return torch.stack([angles.sin(), angles.cos() * (angles {sign})], "
            "dim=-1).flatten(1)": REPAIRED
            for sign in (">= 0", "> -1")
        },
        "rates = 2 * math.pi + 10000 ** (-torch.arange(0, d_model, 2) / d_model)": "a whole turn "
        "more at every step is no turn",
    },
    "10.2": {"return 512 * 0.5": REPAIRED},
    "10.3": {
        "return shift_matrix(k, d_model).data": REPAIRED,
        "pass": REPAIRED,
        "angles = (k * 10000.0 ** (-1 * even / d_model)).tolist()": REPAIRED,
    },
    "10.5": {
        "return x + sinusoidal_code(len(self.pe), x.shape[2])[:x.shape[1]]": REPAIRED,
        "return (x + self.pe[:x.shape[1]]).transpose(1, 1)": REPAIRED,
        "return (x + self.pe[:x.shape[1]]).transpose(0, 0)": REPAIRED,
        "self.register_buffer('pe', sinusoidal_code(max_len, d_model))": KEPT,
        "self.register_buffer('pe', sinusoidal_code(max_len, d_model), persistent=True)": KEPT,
        "return x + self.pe[:x.shape[1]]": REPAIRED,
    },
    "10.6": {
        "return turn_pairs(x)": REPAIRED,
        "return torch.stack([even * cos - odd * sin, even * sin + odd * cos], "
        "dim=-1).flatten(1)": REPAIRED,
        "order = torch.arange(x.shape[1]).T.flatten()": REPAIRED,
        "order = torch.arange(x.shape[1]).reshape(1, -1).T.flatten()": REPAIRED,
    },
}
