"""Mutants that are no mistakes: for each exercise the changed lines, and why they are right."""

REPAIRED = "the slip undoes the mistake of a misconception"
LAST = "the last axis, counted from the front"
KEPT = "a buffer may go into checkpoints or be computed again"
EQUIVALENT = {
    "07.4": {
        "return scores.softmax(dim=-1) @ states": REPAIRED,
        "return scores.softmax(dim=+2) @ states": REPAIRED,
    },
    "07.5": {"pairs = self.w2(q)[:, :, None] + self.w1(k)[:, None]": REPAIRED},
    "08.5": {"return 1 * 8": REPAIRED, "return 8 / 1": REPAIRED},
    "08.2": {
        "return q @ k.mT / math.sqrt(q.shape[-1])": REPAIRED,
        "return q @ k.mT / math.sqrt(k.shape[-1])": REPAIRED,
        "return q @ k.mT / math.sqrt(k.shape[+2])": REPAIRED,
        "return attention_scores(q, k)": REPAIRED,
    },
    "08.7": {
        "return scores.masked_fill(~mask, -math.inf).softmax(dim=-1)": REPAIRED,
        "return scores.masked_fill(~mask, -math.inf).softmax(dim=+2)": REPAIRED,
    },
    "08.8": {
        "return scores.softmax(dim=-1) @ self.value(x)": REPAIRED,
        "return scores.softmax(dim=+2) @ self.value(x)": REPAIRED,
        "scores = self.query(x) @ self.key(x).mT / math.sqrt(self.key.out_features)": REPAIRED,
    },
    "08.4": {"return (scores, (5 / scores).softmax(dim=0))": "another row that cannot be"},
    "08.6": {
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
    "09.5": {"return 4 * d_model * n_heads * d_k": REPAIRED},
    "09.6": {"return torch.eye(4)": "another matrix that is out of reach"},
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
    "11.2": {
        f"return 4 * ({a} * {b} + 1024) + ({c} * 4096 + 4096 + 4096 * {d} + 1024){norms}": REPAIRED
        for a, b, c, d, norms in (
            (1024, 1024, 1024, 1024, " + 4 * 1024"),
            (1025, 1024, 1024, 1024, ""),  # 4 · 1,024 more: as many as the norms have
            (1024, 1025, 1024, 1024, ""),
            (1024, 1024, 1025, 1024, ""),
            (1024, 1024, 1024, 1025, ""),
        )
    },
    "11.5": {
        "return sum((theirs & ours).values()) / sum(ours.values())": "the smaller of two counts "
        "is the same in either order",
        **{
            f"theirs = Counter((tuple(reference[i:i + n]) for i in range(len(reference) {end})))": (
                "pieces shorter than n match no n-gram"
            )
            for end in ("+ n + 1", "- n + 2")
        },
    },
    "99.1": {
        "i, f, g, o = gates.chunk(4, dim=+1)": LAST,
        "return lstm_step(gates, (state[1], state[-1]))": REPAIRED,
        "return lstm_step(gates, (state[1], state[1]))": REPAIRED,
    },
    "99.2": {
        "probabilities = (logits / temperature).softmax(dim=+1)": LAST,
        "return probabilities.multinomial(2)[:, 0]": "the first of two draws is a draw",
        "return probabilities.multinomial(1)[:, -1]": "the only column is the last one",
        "return sample_token(logits, 1 * temperature)": REPAIRED,
        "return sample_token(logits, temperature / 1)": REPAIRED,
    },
    "99.3": {"return x - variance ** 0.5 * torch.randn_like(x)": "the noise is symmetric"},
    "99.4": {
        "return {'mean': x.median(dim=0).values} | summary(x)": REPAIRED,
        "return {'range': (x.min(), x.max())} | summary(x)": REPAIRED,
    },
}
