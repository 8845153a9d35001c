"""Greedy and beam search, on a tree whose probabilities are known and on random models."""

import itertools
import math

import torch
from hypothesis import given
from hypothesis import strategies as st

from course_utils.models.seq2seq import Seq2Seq, Seq2SeqConfig
from course_utils.sampling import beam_search, greedy, reader

A, B, END = 0, 1, 2
START = torch.tensor([[END]])


def two_step_tree(tokens):
    """A then A: 0.6 * 0.55 = 0.33.  B then A: 0.4 * 0.9 = 0.36, which greedy search never sees."""
    after = {(): [0.6, 0.4, 0], (A,): [0.55, 0.45, 0], (B,): [0.9, 0.1, 0]}
    rows = [after.get(tuple(row[1:].tolist()), [0, 0, 1]) for row in tokens]
    return torch.tensor(rows).log()


def random_model(seed, vocab=4):
    """A fixed table: the next token depends on the last one and on the length."""
    table = torch.randn(9, vocab, vocab, generator=torch.Generator().manual_seed(seed)) * 2
    return lambda tokens: table[tokens.shape[1], tokens[:, -1]]


def log_probability(next_logits, sequence):
    steps = [next_logits(torch.tensor([sequence[:t]])).log_softmax(-1)[0, sequence[t]]
             for t in range(1, len(sequence))]  # fmt: skip
    return sum(steps).item()


def test_greedy_takes_the_worse_branch_of_the_tree():
    assert greedy(two_step_tree, START, END, max_len=4).tolist() == [[END, A, A, END]]


def test_beam_search_finds_the_better_branch_of_the_tree():
    beams, log_probabilities = beam_search(two_step_tree, START, END, max_len=4, width=2)
    assert beams[0].tolist() == [[END, B, A, END], [END, A, A, END]]
    torch.testing.assert_close(log_probabilities.exp(), torch.tensor([[0.36, 0.33]]))


@given(st.integers(0, 10_000))
def test_a_beam_of_one_is_greedy_search(seed):
    tokens = torch.tensor([[3], [1], [0]])
    one, _ = beam_search(random_model(seed), tokens, END, max_len=7, width=1)
    both = greedy(random_model(seed), tokens, END, max_len=7)
    assert one[:, 0].tolist() == both.tolist()


@given(st.integers(0, 10_000))
def test_a_beam_as_wide_as_the_tree_finds_the_best_sequence(seed):
    model, length = random_model(seed), 4
    _, found = beam_search(model, torch.tensor([[3]]), END, max_len=length, width=64)
    sequences = set()
    for words in itertools.product(range(4), repeat=length - 1):
        stop = words.index(END) + 1 if END in words else len(words)
        sequences.add((3, *words[:stop]))
    best = max(log_probability(model, list(sequence)) for sequence in sequences)
    assert math.isclose(found[0, 0].item(), best, abs_tol=1e-4)


def test_rows_stop_at_their_own_end_and_all_stop_at_the_limit():
    ends_at_once = {0: END, 1: 1}
    follow = lambda tokens: torch.eye(3)[[ends_at_once.get(int(row[-1]), END) for row in tokens]]  # noqa: E731
    out = greedy(follow, torch.tensor([[0], [1]]), END, max_len=5)
    assert out.tolist() == [[0, END, END, END, END], [1, 1, 1, 1, 1]]


def test_copies_of_the_source_stand_side_by_side():
    model = Seq2Seq(Seq2SeqConfig(5, 5, d_model=8)).eval()
    source, tokens = torch.tensor([[1, 2, 3], [4, 0, 0]]), torch.tensor([[1], [1]])
    once = reader(model, source)(tokens)
    thrice = reader(model, source, copies=3)(tokens.repeat_interleave(3, dim=0))
    torch.testing.assert_close(thrice, once.repeat_interleave(3, dim=0))
