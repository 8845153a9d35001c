"""Mutants of the exercises of notebook 11 that are no mistakes: the changed lines, and why."""

from tests.exercises.equivalent.reasons import REPAIRED

EQUIVALENT = {
    "11.1": {
        "mean = x.mean(dim=2, keepdim=True)": REPAIRED,
        "return (x - mean) / (x.var(dim=2, keepdim=True, correction=0) + eps).sqrt()": REPAIRED,
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
        **{
            f"return min(1, 2.718281828 ** ({power} len(reference) / len(candidate))) * found / "
            "all_": "with a penalty of 1 it is no mistake"
            for power in ("1 +", "2 -")
        },
        "return round(found / all_, 3)": "a float may be rounded to three digits",
        "return sum((theirs & ours).values()) / sum(ours.values())": "the smaller of two counts "
        "is the same in either order",
        **{
            f"theirs = Counter((tuple(reference[i:i + n]) for i in range(len(reference) {end})))": (
                "pieces shorter than n match no n-gram"
            )
            for end in ("+ n + 1", "- n + 2")
        },
    },
}
