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
    answer(
        "04.1",
        "the bias, not its square",
        'a = answer("04.1", (2, 6, 10.5))',
        says=("bias_itself",),
    ),
    answer(
        "04.1",
        "truth minus mean",
        'a = answer("04.1", (-2, 6, 10.5))',
        says=("bias_with_its_sign",),
    ),
    answer(
        "04.1",
        "noise squared once more",
        'a = answer("04.1", (4, 6, 4 + 6 + 0.5**2))',
        says=("noise_squared",),
    ),
    answer(
        "04.1",
        "standard deviation",
        'a = answer("04.1", (4, 6**0.5, 4 + 6**0.5 + 0.5))',
        says=("spread",),
    ),
    answer("04.1", "two numbers only", 'a = answer("04.1", (4, 6))', says=("2 parts; expected 3",)),
    answer(
        "04.2",
        "return forgotten",
        """
@exercise("04.2")
def decompose(fits, target):
    mean = fits.mean(1)
    print(((mean - target) ** 2).mean(), fits.var(1, correction=0).mean())
""",
        says=("forget return",),
    ),
    answer(
        "04.2",
        "a loop without an end",
        """
@exercise("04.2")
def decompose(fits, target):
    while True:
        pass
""",
        says=("loop without an end",),
    ),
    answer(
        "04.2",
        "einsum",
        """
@exercise("04.2")
def decompose(fits, target):
    gap = torch.einsum('gr->g', fits) / fits.shape[1] - target
    rest = fits - fits.mean(1, keepdim=True)
    second = torch.einsum('gr,gr->', rest, rest) / rest.numel()
    return torch.einsum('g,g->', gap, gap) / len(gap), second
""",
        verdict="right",
    ),
    answer(
        "04.2",
        "mse_loss twice",
        """
@exercise("04.2")
def decompose(fits, target):
    mean = fits.mean(1)
    return F.mse_loss(mean, target), F.mse_loss(fits, mean[:, None].expand_as(fits))
""",
        verdict="right",
    ),
    answer(
        "04.2",
        "var_mean as it comes",
        """
@exercise("04.2")
def decompose(fits, target):
    var, mean = torch.var_mean(fits, dim=1)
    return ((mean - target) ** 2).mean(), var.mean()
""",
        says=("divided_by_one_less",),
    ),
    answer(
        "04.2",
        "numpy",
        """
@exercise("04.2")
def decompose(fits, target):
    f, t = fits.numpy(), target.numpy()
    bias2 = ((f.mean(1) - t) ** 2).mean()
    return torch.tensor(bias2), torch.tensor(f.var(1).mean())
""",
        verdict="right",
    ),
    answer(
        "04.2",
        "the mean of the whole table",
        """
@exercise("04.2")
def decompose(fits, target):
    return ((fits.mean() - target) ** 2).mean(), fits.var(1, correction=0).mean()
""",
        says=("one_mean_for_all",),
    ),
    answer(
        "04.2",
        "keepdim",
        """
@exercise("04.2")
def decompose(fits, target):
    mean = fits.mean(dim=1, keepdim=True)
    return (mean - target).pow(2).mean(), (fits - mean).pow(2).mean()
""",
        says=("each_with_each",),
    ),
    answer(
        "04.2",
        "the target not stretched",
        """
@exercise("04.2")
def decompose(fits, target):
    return ((fits - target) ** 2).mean(), fits.var(1, correction=0).mean()
""",
        says=("must match",),
    ),
    answer(
        "04.3",
        "capitals",
        'd = answer("04.3", ("Under", "Over", "Right", "Right"))',
        says=("in_capitals",),
    ),
    answer(
        "04.3",
        "long words",
        'd = answer("04.3", ("underfitting", "overfitting", "right", "right"))',
        says=("in_long_words",),
    ),
    answer("04.3", "each over", 'd = answer("04.3", ["over"] * 4)', says=("everything_over",)),
    answer(
        "04.3",
        "two under",
        'd = answer("04.3", ("under", "over", "right", "under"))',
        says=("not the right answer",),
        never=("another order",),
    ),
    answer(
        "04.4", "the denominator is 0 at 199", 'p = answer("04.4", 200 - 1)', says=("one_before",)
    ),
    answer("04.4", "in quotes", 'p = answer("04.4", "200")', says=("Without quotes",)),
    answer("04.4", "a tensor", 'p = answer("04.4", torch.tensor(200))', verdict="right"),
    answer("04.5", "both small", 's = answer("04.5", (0.1, 0.2))', says=("the_wide_one_wins",)),
    answer(
        "04.5",
        "exactly where they cross",
        's = answer("04.5", (0.75 / (50 / 49 - 100 / 299)) ** 0.5, 2)',
        says=("the_narrow_one_wins",),
    ),
    answer(
        "04.5", "infinite noise", 's = answer("04.5", (0, math.inf))', says=("both_are_spreads",)
    ),
    answer(
        "04.6",
        "return forgotten",
        """
@exercise("04.6")
def limit_of_descent(X, y, start):
    w = start + torch.linalg.pinv(X) @ (y - X @ start)
""",
        says=("forget return",),
    ),
    answer(
        "04.6",
        "numpy",
        """
@exercise("04.6")
def limit_of_descent(X, y, start):
    import numpy as np

    A, b, s = X.numpy(), y.numpy(), start.numpy()
    return torch.from_numpy(s + np.linalg.pinv(A) @ (b - A @ s))
""",
        verdict="right",
    ),
    answer(
        "04.6",
        "lstsq on what is missing",
        """
@exercise("04.6")
def limit_of_descent(X, y, start):
    return start + torch.linalg.lstsq(X, y - X @ start).solution
""",
        verdict="right",
    ),
    answer(
        "04.6",
        "until nothing is left to do",
        """
@exercise("04.6")
def limit_of_descent(X, y, start):
    w = start.clone()
    while (X @ w - y).abs().max() > 1e-10:
        w = w - X.T @ (X @ w - y) / torch.linalg.norm(X, 2) ** 2
    return w
""",
        verdict="right",
    ),
    answer(
        "04.6",
        "until it is exact, which it never is",
        """
@exercise("04.6")
def limit_of_descent(X, y, start):
    w = start.clone()
    while (X @ w - y).abs().max() >= 0:
        w = w - 0.1 * X.T @ (X @ w - y)
    return w
""",
        says=("loop without an end",),
    ),
    answer(
        "04.6",
        "a hundred small steps",
        """
@exercise("04.6")
def limit_of_descent(X, y, start):
    w = start
    for _ in range(100):
        w = w - 0.01 * X.T @ (X @ w - y)
    return w
""",
        says=("values",),
    ),
    answer(
        "04.6",
        "normal equations",
        """
@exercise("04.6")
def limit_of_descent(X, y, start):
    return torch.linalg.inv(X.T @ X) @ X.T @ y
""",
        says=("inv",),
    ),
    answer(
        "04.7",
        "searched with torch",
        """
w = torch.arange(0, 50_000)
ok = (torch.sin(w[:, None] * torch.tensor([0.1, 0.01, 0.001, 0.0001])) > 0).int()
w = answer("04.7", w[(ok == torch.tensor([1, 0, 0, 1])).all(1)][0])
""",
        verdict="right",
    ),
    answer(
        "04.7", "no wave at all", 'w = answer("04.7", 0)', says=("it_gives",), never=("too slow",)
    ),
    answer(
        "04.7",
        "the labels themselves",
        'w = answer("04.7", (1, 0, 0, 1))',
        says=("expected a number",),
    ),
    answer(
        "04.7",
        "the labels the other way round",
        'w = answer("04.7", 10010 * math.pi)',
        says=("it_gives",),
    ),
]
