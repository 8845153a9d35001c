"""Mutants of the exercises of notebook 14 that are no mistakes: the changed lines, and why."""

from tests.exercises.equivalent.reasons import LAST, REPAIRED

SAME = "every layer has as many tokens, and rows as columns"
EQUIVALENT = {
    "14.1": {
        "return (385 // 16) ** 2 + 1": "24 patches fit into 385 pixels, too",
        "return 577": REPAIRED,
    },
    "14.2": {"return cut(images, patch)": REPAIRED},
    "14.3": {
        "return +more_than_the_sum(full, without_a, without_b, without_both)": REPAIRED,
        "return full - without_both - (full - without_a + (full - without_b)) / 1": REPAIRED,
        "return full - without_both - (full - without_a + (full - without_b))": REPAIRED,
        "return full - without_both - (full - without_a) - (full - without_b)": REPAIRED,
        "return full - without_both - (full - without_a) + (without_b - full)": REPAIRED,
    },
    "14.4": {
        "return (focused_scores(places, shift, alpha) - 2).softmax(dim=-1)": REPAIRED,
        "return (focused_scores(places, shift, alpha) / 1).softmax(dim=-1)": REPAIRED,
        "away = shift - (places[None] - places[:, None])": "a square has no sign",
        "return (-alpha * away.square().sum(dim=-1)).softmax(dim=+1)": LAST,
        "away = places[None] - places[:, None] - shift": REPAIRED,
        "away = places[:, None] - places[None] + shift": REPAIRED,
        "return (-alpha * away.square().sum(dim=-1)).softmax(dim=-1)": REPAIRED,
        "return (-alpha * away.square().sum(dim=-1)).softmax(dim=1)": REPAIRED,
        "return (-away.square().sum(dim=-1) * alpha).softmax(dim=-1)": REPAIRED,
    },
    "14.5": {
        "return ((3, 3), (3, 4))": REPAIRED,
    },
    "14.6": {
        "total = torch.eye(weights[0].shape[+1])": SAME,
        "total = torch.eye(weights[0].shape[-2])": SAME,
        "total = torch.eye(weights[-1].shape[-1])": SAME,
        "total = torch.eye(weights[1].shape[-1])": SAME,
        "return rollout(weights).data": REPAIRED,
        "return rollout(list(torch.stack(list(weights)).mean(dim=1)[:, None]))": REPAIRED,
        "mixed = layer.mean(dim=0)": "nothing is trained here",
        "total = (mixed + torch.eye(len(mixed))) / 2 @ total": REPAIRED,
    },
}
