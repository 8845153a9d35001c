"""Mutants of the exercises of notebook 99 that are no mistakes: the changed lines, and why."""

from tests.exercises.equivalent.reasons import LAST, REPAIRED

EQUIVALENT = {
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
