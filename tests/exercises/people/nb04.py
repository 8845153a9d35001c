"""Answers to the exercises of notebook 04, as people give them."""

from tests.exercises.people.cell import Answer as answer

ANSWERS = [
    answer("04.1", "noise left out", 'a = answer("04.1", (4, 6, 10))', says=("noise_left_out",)),
    answer("04.1", "in a list", 'a = answer("04.1", [4.0, 6.0, 10.5])', verdict="right"),
    answer("04.1", "without brackets", 'a = answer("04.1", 4, 6, 10.5)', verdict="right"),
    answer(
        "04.1",
        "computed with torch.var",
        """
f = torch.tensor([0.0, 3.0, 6.0])
b, v = (f.mean() - 1).item() ** 2, f.var().item()
a = answer("04.1", (b, v, b + v + 0.5))
""",
        says=("divided_by_two",),
    ),
    answer(
        "04.2",
        "torch.var as it comes",
        """
@exercise("04.2")
def decompose(fits, target):
    bias2 = ((fits.mean(1) - target) ** 2).mean()
    return bias2, torch.var(fits, dim=1).mean()
""",
        says=("divided_by_one_less", "correction=0"),
    ),
    answer(
        "04.2",
        "unbiased=False",
        """
@exercise("04.2")
def decompose(fits, target):
    bias2 = ((fits.mean(1) - target) ** 2).mean()
    return bias2, torch.var(fits, dim=1, unbiased=False).mean()
""",
        verdict="right",
    ),
    answer(
        "04.2",
        "place by place",
        """
@exercise("04.2")
def decompose(fits, target):
    b = v = 0
    for row, t in zip(fits, target):
        m = row.mean()
        b = b + (m - t) ** 2 / len(target)
        v = v + ((row - m) ** 2).mean() / len(target)
    return b, v
""",
        verdict="right",
    ),
    answer(
        "04.2",
        "mean over the places instead of the sets",
        """
@exercise("04.2")
def decompose(fits, target):
    mean = fits.mean(0)
    return ((mean - target) ** 2).mean(), fits.var(0, correction=0).mean()
""",
        says=("size",),
    ),
    answer(
        "04.2",
        "plain numbers",
        """
@exercise("04.2")
def decompose(fits, target):
    mean = fits.mean(1)
    return ((mean - target) ** 2).mean().item(), fits.var(1, correction=0).mean().item()
""",
        says=("type",),
    ),
    answer(
        "04.3",
        "high test error means overfitting",
        'd = answer("04.3", ("under", "over", "over", "right"))',
        says=("high_means_over",),
    ),
    answer(
        "04.3",
        "C is under",
        'd = answer("04.3", "under", "over", "under", "right")',
        says=("high_means_under",),
    ),
    answer("04.4", "it stays", 'p = answer("04.4", 100)', says=("it_stays",)),
    answer("04.4", "as a float", 'p = answer("04.4", 200.0)', verdict="right"),
    answer(
        "04.5",
        "wide and narrow changed",
        's = answer("04.5", (3.0, 0.1))',
        says=("the_narrow_one_wins",),
    ),
    answer("04.5", "whole numbers", 's = answer("04.5", (0, 5))', verdict="right"),
    answer(
        "04.5", "variances 0.25 and 1", 's = answer("04.5", 0.25, 1.0)', says=("the_wide_one_wins",)
    ),
    answer(
        "04.6",
        "pinv alone",
        """
@exercise("04.6")
def limit_of_descent(X, y, start):
    return torch.linalg.pinv(X) @ y
""",
        says=("start_forgotten",),
    ),
    answer(
        "04.6",
        "start and pinv",
        """
@exercise("04.6")
def limit_of_descent(X, y, start):
    return torch.pinverse(X) @ y + start
""",
        says=("start_added",),
    ),
    answer(
        "04.6",
        "null space from the svd",
        """
@exercise("04.6")
def limit_of_descent(X, y, start):
    U, S, Vh = torch.linalg.svd(X, full_matrices=False)
    return Vh.T @ ((U.T @ y) / S) + start - Vh.T @ (Vh @ start)
""",
        verdict="right",
    ),
    answer(
        "04.6",
        "the loop itself, a thousand steps",
        """
@exercise("04.6")
def limit_of_descent(X, y, start):
    w, eta = start.clone(), 1 / torch.linalg.norm(X, 2) ** 2
    for _ in range(1000):
        w = w - eta * X.T @ (X @ w - y)
    return w
""",
        verdict="right",
    ),
    answer(
        "04.6",
        "in place on the start",
        """
@exercise("04.6")
def limit_of_descent(X, y, start):
    start += torch.linalg.pinv(X) @ (y - X @ start)
    return start
""",
        says=("changed",),
    ),
    answer("04.7", "searched", 'w = answer("04.7", 3458)', verdict="right"),
    answer("04.7", "too slow", 'w = answer("04.7", 15.7)', says=("it_is_fast_enough",)),
    answer("04.7", "sines of 0", 'w = answer("04.7", 1000 * math.pi)', says=("it_gives",)),
]
