"""Mutants of the exercises of notebook 08 that are no mistakes: the changed lines, and why."""

from tests.exercises.equivalent.reasons import REPAIRED

EQUIVALENT = {
    "08.5": {"return 1 * 8": REPAIRED, "return 8 / 1": REPAIRED},
    "08.2": {
        "return q @ k.mT / math.sqrt(q.shape[-1])": REPAIRED,
        "return q @ k.mT / math.sqrt(k.shape[-1])": REPAIRED,
        "return q @ k.mT / math.sqrt(q.shape[2])": REPAIRED,
        "return q @ k.mT / math.sqrt(k.shape[+2])": REPAIRED,
        "return attention_scores(q, k)": REPAIRED,
    },
    "08.7": {
        "return scores.masked_fill(~mask, -math.inf).softmax(dim=-1)": REPAIRED,
        "return scores.masked_fill(~mask, -math.inf).softmax(dim=+2)": REPAIRED,
        "return hidden.softmax(dim=-1).reshape(scores.shape)": REPAIRED,
        "return hidden.flatten(2).softmax(dim=-1).reshape(scores.shape)": REPAIRED,
        "pass": REPAIRED,
        "scores = scores - math.sqrt(scores.shape[-1])": "what all scores of a row lose alike, "
        "softmax does not see",
    },
    "08.8": {
        "return nn.functional.scaled_dot_product_attention(q, k, v)": REPAIRED,
        "return nn.functional.scaled_dot_product_attention(q, k, v, is_causal=False)": REPAIRED,
        "return scores.softmax(dim=-1) @ self.value(x)": REPAIRED,
        "return scores.softmax(dim=+2) @ self.value(x)": REPAIRED,
        "scores = self.query(x) @ self.key(x).mT / math.sqrt(self.key.out_features)": REPAIRED,
    },
    "08.4": {"return (scores, (5 / scores).softmax(dim=0))": "another row that cannot be"},
    "08.6": {
        "return torch.ones(length, length).tril().bool()": REPAIRED,
        "return torch.ones(length, length).tril(diagonal=0).bool()": REPAIRED,
        "return causal_mask(length)": REPAIRED,
        "return causal_mask(length).data": REPAIRED,
    },
    "08.1": {
        "return torch.allclose(f(x[permutation]), f(x)[permutation])": "both tolerances are far "
        "above the rounding of float64; in float32 the default is too strict near 0",
        "return torch.allclose(f(x)[permutation], f(x[permutation]), atol=1e-05)": "which of two "
        "tensors is called the first does not matter within a tolerance",
    },
    "08.3": {
        "return 512 * 512 * 64 // 1": REPAIRED,
        "return 1 * 512 * 512 * 64": REPAIRED,
    },
}
