"""Batches: shifted targets, and sentences of like length together."""

import torch

from course_utils.datasets.batches import bucketed, padded, teacher_forced

PAIRS = [(torch.full((n,), n), torch.arange(1, n + 2)) for n in range(1, 31)]


def test_the_target_is_the_next_token():
    source, given, wanted = teacher_forced([PAIRS[0], PAIRS[2]])
    assert source.tolist() == [[1, 0, 0], [3, 3, 3]]
    assert given.tolist() == [[1, 2, 0], [1, 2, 3]]
    assert wanted.tolist() == [[2, 0, 0], [2, 3, 4]]


def test_short_rows_are_filled():
    assert padded([torch.tensor([5]), torch.tensor([6, 7])], pad=9).tolist() == [[5, 9], [6, 7]]


def test_so_many_batches_of_like_lengths_the_same_each_time():
    batches = list(bucketed(PAIRS, n_batches=33, batch_size=16))
    assert [len(batch) for batch in batches] == [16] * 33
    spans = [len(batch[-1][0]) - len(batch[0][0]) for batch in batches]
    assert max(spans) <= 6
    assert {len(source) for batch in batches for source, _ in batch} == set(range(1, 31))
    again = list(bucketed(PAIRS, n_batches=33, batch_size=16))
    assert [[len(s) for s, _ in batch] for batch in again] == [
        [len(s) for s, _ in batch] for batch in batches
    ]
