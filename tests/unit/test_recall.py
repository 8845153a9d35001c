"""Texts that repeat themselves, dictionaries of their own, and what is learned from them."""

import torch

from course_utils.datasets import recall as data
from course_utils.recipes import pretraining, recall, smallest_gpt


def generator():
    return torch.Generator().manual_seed(0)


def test_a_text_begins_again_and_only_what_can_be_known_is_asked():
    text, target = data.repeating(300, generator())
    periods = set()
    for row, asked in zip(text.tolist(), target.tolist(), strict=True):
        period = row[1:].index(row[0]) + 1
        periods.add(period)
        assert len(set(row[:period])) == period
        assert all(row[t] == row[t - period] for t in range(period, len(row)))
        assert all(a == -100 for a in asked[:period])
        assert asked[period : len(row) - 1] == row[period + 1 :]
    assert periods == set(range(data.SHORTEST, data.LONGEST + 1))
    fixed, _ = data.repeating(50, generator(), fixed=True)
    assert torch.equal(fixed[:, 12:], fixed[:, :-12])


def kinds(values: torch.Tensor) -> set[int]:
    return set(((torch.arange(data.KEYS) + values - data.KEYS) % 4).flatten().tolist())


def test_a_quarter_of_the_pairs_never_occurs_in_training():
    assert kinds(data.dictionary(500, generator())) == {0, 1, 2}
    assert kinds(data.dictionary(500, generator(), unseen=True)) == {3}
    values = data.dictionary(500, generator())
    assert all(len(column.unique()) == 6 for column in values.T)  # of 8 values, each key has 6
    assert values.min() >= data.KEYS and values.max() < data.TOKENS


def test_what_follows_a_key_is_its_value():
    text, target = data.pairs(100, generator())
    assert text.shape == target.shape == (100, 2 * data.PAIRS - 1)
    assert (target[:, 1::2] == -100).all() and (target[:, ::2] >= data.KEYS).all()
    for row, asked in zip(text.tolist(), target.tolist(), strict=True):
        known = {}
        for key, value in zip(row[::2], asked[::2], strict=True):
            assert known.setdefault(key, value) == value


def test_a_prompt_shows_different_keys_and_its_value_is_right():
    tokens, value = data.prompts(8, 200, generator())
    assert tokens.shape == (200, 17)
    for row, right in zip(tokens.tolist(), value.tolist(), strict=True):
        shown = dict(zip(row[:-1:2], row[1::2], strict=True))
        assert len(shown) == 8 and shown[row[-1]] == right
    assert data.prompts(0, 5, generator())[0].shape == (5, 1)


def test_studies_make_their_runs():
    runs = list(recall.runs(seeds=(3,), steps=4, every=2))
    assert [run.model for run in runs[::2]] == list(recall.ARMS)
    assert all(0 <= run.accuracy <= 1 for run in runs)
    one = next(pretraining.runs(seeds=(3,), steps=2))
    assert one.start == "GPT's weights" and 0 <= one.accuracy <= 1
    first = next(smallest_gpt.runs(seeds=(3,), steps=2, every=2))
    assert (first.model, first.steps) == ("nanoGPT", 2) and 3 < first.nats < 6
