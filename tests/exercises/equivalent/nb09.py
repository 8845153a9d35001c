"""Mutants of the exercises of notebook 09 that are no mistakes: the changed lines, and why."""

from tests.exercises.equivalent.reasons import REPAIRED

PLAIN = "return merged(self, mixed(*split(self, x)))"
EQUIVALENT = {
    "09.3": {
        "return contributions(heads, w_o)": REPAIRED,
        "return contributions(heads, w_o).transpose(1, 1)": REPAIRED,
        "return contributions(heads, w_o).transpose(0, 0)": REPAIRED,
    },
    "09.4": {
        PLAIN: REPAIRED,
        PLAIN.replace("))", "), over=-1)", 1): REPAIRED,
        PLAIN.replace("))", "), scale=(self.n_heads / x.shape[-1]) ** (-0.5))", 1): REPAIRED,
        PLAIN.replace("))", "), scale=(x.shape[-1] / self.n_heads) ** (+0.5))", 1): REPAIRED,
        "return merged(self, weights @ v)": REPAIRED,
        "heads = mixed(q, k, v)": REPAIRED,
        "heads = mixed(q, k, v, over=-1)": REPAIRED,
        "return merged(self, F.scaled_dot_product_attention(*split(self, x)))": REPAIRED,
        "return merged(self, F.scaled_dot_product_attention(*split(self, x), is_causal=False))": (
            REPAIRED
        ),
    },
    "09.5": {"return 4 * d_model * n_heads * d_k": REPAIRED},
    "09.6": {"return torch.eye(4)": "another matrix that is out of reach"},
}
