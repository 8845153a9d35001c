"""The rules of sampling, each beside a plain loop, and 10,000 draws beside its probabilities."""

import math

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chisquare

from course_utils.sampling import min_p, sample, temperature, top_k, top_p

DRAWS = 10_000
logits_of = st.lists(st.integers(-40, 40), min_size=1, max_size=9, unique=True).map(
    lambda numbers: torch.tensor(numbers) / 8
)


def chances_of(logits):
    exponentials = [math.exp(logit) for logit in logits.tolist()]
    return [one / sum(exponentials) for one in exponentials]


def by_loop(logits, stays):
    """Probabilities of the tokens in `stays`, scaled to 1; those of the others are 0."""
    chances = chances_of(logits)
    total = sum(chances[token] for token in stays)
    return torch.tensor(
        [chances[token] / total * (token in stays) for token in range(len(chances))]
    )


def ranked(logits):
    return sorted(range(len(logits)), key=lambda token: -logits[token].item())


def nucleus(logits, p):
    stays, total = [], 0.0
    for token in ranked(logits):
        if total >= p:
            break
        stays.append(token)
        total += chances_of(logits)[token]
    return stays


def near_best(logits, p):
    chances = chances_of(logits)
    return [token for token, chance in enumerate(chances) if chance >= p * max(chances)]


@given(logits_of, st.integers(1, 12))
def test_top_k_is_the_loop(logits, k):
    torch.testing.assert_close(top_k(logits, k).softmax(-1), by_loop(logits, ranked(logits)[:k]))


@given(logits_of, st.sampled_from([0.05, 0.31, 0.503, 0.77, 0.951]))
def test_top_p_is_the_loop(logits, p):
    torch.testing.assert_close(top_p(logits, p).softmax(-1), by_loop(logits, nucleus(logits, p)))


@given(logits_of, st.sampled_from([0.013, 0.101, 0.47, 0.93]))
def test_min_p_is_the_loop(logits, p):
    torch.testing.assert_close(min_p(logits, p).softmax(-1), by_loop(logits, near_best(logits, p)))


@given(logits_of, st.sampled_from([0.25, 1.0, 4.0]))
def test_temperature_is_the_loop(logits, heat):
    powers = [chance ** (1 / heat) for chance in chances_of(logits)]
    expected = torch.tensor([power / sum(powers) for power in powers])
    torch.testing.assert_close(temperature(logits, heat).softmax(-1), expected)


def test_rows_are_judged_one_by_one():
    logits = torch.tensor([[3.0, 0.0, -3.0], [0.0, 0.1, 0.2]])
    for rule, number in ((top_k, 2), (top_p, 0.9), (min_p, 0.2)):
        rows = torch.stack([rule(row, number) for row in logits])
        assert torch.equal(rule(logits, number), rows)
    assert top_p(logits, 0.9).isfinite().sum(dim=-1).tolist() == [1, 3]


def test_of_equals_top_k_keeps_k():
    assert top_k(torch.zeros(5), 3).isfinite().sum() == 3


RULES = {
    "all": lambda logits: logits,
    "temperature": lambda logits: temperature(logits, 0.6),
    "top-k": lambda logits: top_k(logits, 3),
    "top-p": lambda logits: top_p(logits, 0.8),
    "min-p": lambda logits: min_p(logits, 0.2),
    "two": lambda logits: top_p(temperature(logits, 1.5), 0.8),
}
LOGITS = torch.tensor([1.4, 0.3, -0.2, 0.9, -1.5, 0.0])


def fits(rule, expected):
    """The p-value of 10,000 draws by a rule against probabilities; 0 where the impossible came."""
    generator = torch.Generator().manual_seed(0)
    start = torch.zeros(DRAWS, 1, dtype=torch.long)
    drawn = sample(lambda tokens: LOGITS.expand(DRAWS, -1), start, 2, rule, generator)[:, 1]
    counts = drawn.bincount(minlength=len(LOGITS))
    possible = expected > 0
    if counts[~possible].any():
        return 0.0
    shares = expected[possible].double()
    return chisquare(counts[possible], shares / shares.sum() * DRAWS).pvalue


@pytest.mark.parametrize("name", RULES)
def test_draws_follow_the_rule(name):
    assert fits(RULES[name], RULES[name](LOGITS).softmax(-1)) > 0.01


@pytest.mark.parametrize("name", [name for name in RULES if name != "all"])
def test_control_draws_do_not_follow_another_rule(name):
    assert fits(RULES["all"], RULES[name](LOGITS).softmax(-1)) < 1e-6


def test_the_same_generator_draws_the_same_text():
    next_logits = lambda tokens: LOGITS.expand(len(tokens), -1)  # noqa: E731
    start = torch.zeros(2, 1, dtype=torch.long)
    first, again, other = (
        sample(next_logits, start, 9, generator=torch.Generator().manual_seed(seed))
        for seed in (3, 3, 4)
    )
    assert first.shape == (2, 9) and torch.equal(first, again) and not torch.equal(first, other)


@pytest.mark.parametrize(
    "rule, number", [(temperature, 0), (top_k, 0), (top_p, 0), (top_p, 1.5), (min_p, -0.1)]
)
def test_numbers_that_leave_nothing_are_refused(rule, number):
    with pytest.raises(ValueError, match=r"use|greedy"):
        rule(LOGITS, number)
