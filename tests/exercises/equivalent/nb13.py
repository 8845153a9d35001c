"""Mutants of the exercises of notebook 13 that are no mistakes: the changed lines, and why."""

from tests.exercises.equivalent.reasons import REPAIRED

ONE_AXIS = "there is one axis"
EQUIVALENT = {
    "13.1": {
        "losses = F.cross_entropy(logits[:, :-1].mT, tokens[:, 1:])": REPAIRED,
        "chances = logits[:, :-1]": REPAIRED,
        "return next_token_loss(logits, tokens)": REPAIRED,
        "chances = logits[:, :-1].log_softmax(dim=2)": REPAIRED,
    },
    "13.2": {"return 1 * 8": REPAIRED, "return 8 / 1": REPAIRED},
    "13.3": {
        "dropped = order[chances.cumsum(dim=-1) - chances > p]": "a sum of exactly p is decided by "
        "rounding",
        "return logits.index_fill(-1, dropped, -math.inf)": ONE_AXIS,
        "chances, order = logits.softmax(dim=-0).sort(descending=True)": ONE_AXIS,
        "dropped = order[chances.cumsum(dim=-0) - chances >= p]": ONE_AXIS,
        "return top_p(logits, p)": REPAIRED,
        "return logits.index_fill(0, order[chances.cumsum(dim=-1) - chances > p], -math.inf)": (
            REPAIRED
        ),
    },
    "13.5": {
        "norms = (2 + 2) * d_model": "2 + 2 is 2 · 2",
        "return layers + (1 * vocab_size + max_len) * d_model": REPAIRED,
    },
    "13.7": {
        **{
            f"return {a} / (512 * {b})": "it is the same to three digits"
            for a, b in ((3199999, 1024), (3200001, 1024), (3200000, 1023), (3200000, 1025))
        },
        "return (3200000 + 2048) / (512 * 1024)": "it is the same to three digits",
        "return 3200000 / (512 * 1024)": REPAIRED,
    },
}
