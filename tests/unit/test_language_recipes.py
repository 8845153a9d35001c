"""What BERT and GPT learn from, and how they are scored."""

import math

import pytest
import torch

from course_utils.datasets.pieces import CLS, MASK, SEP, SPECIAL
from course_utils.datasets.shakespeare import script
from course_utils.recipes import counts, masked, plays


class Uniform(torch.nn.Module):
    """Every token is as likely as every other."""

    def __init__(self, vocab_size, max_len=64):
        super().__init__()
        self.config = type("Config", (), {"max_len": max_len})
        self.vocab_size = vocab_size

    def forward(self, tokens):
        return torch.zeros(*tokens.shape, self.vocab_size)


def test_windows_ask_for_the_next_token():
    text = torch.arange(100)
    found = list(plays.windows(text, 3, batch=50, length=8))
    assert len(found) == 3
    for x, target in found:
        assert x.shape == (50, 8) and torch.equal(x + 1, target)
    starts = torch.cat([x[:, 0] for x, _ in found])
    assert len(set(starts.tolist())) > 50  # not the same again and again
    again = list(plays.windows(text, 3, batch=50, length=8))
    assert all(torch.equal(a[0], b[0]) for a, b in zip(found, again, strict=True))


@pytest.mark.parametrize("name, size", [("gpt-characters", 74), ("gpt-shakespeare", 2048)])
def test_a_model_that_knows_nothing_scores_the_logarithm_of_the_vocabulary(name, size):
    tokens, characters = len(plays.tokens(name, unseen=True)), len(script(unseen=True))
    scores = plays.score(name, Uniform(size))
    assert scores["nats"] == pytest.approx(math.log(size) * tokens / characters, rel=1e-5)
    assert scores["perplexity"] == pytest.approx(math.exp(scores["nats"]))


def test_a_tenth_of_the_hidden_pieces_is_swapped_a_tenth_kept_and_the_rest_masked():
    masks, kept, total = 0, 0, 0
    for tokens, where, truth in masked.batches(20):
        shown = tokens.gather(1, where)
        masks += (shown == MASK).sum().item()
        kept += (shown == truth).sum().item()
        total += truth.numel()
        assert (tokens[:, 0] == CLS).all() and (tokens[:, -1] == SEP).all()
        assert all(len(set(row)) == masked.HIDDEN for row in where.tolist())
        assert where.min() > 0 and where.max() < masked.LENGTH - 1
        assert ((shown == MASK) | (shown >= len(SPECIAL)) | (shown == truth)).all()
    assert total == 20 * masked.BATCH * masked.HIDDEN
    assert masks / total == pytest.approx(0.8, abs=0.02)
    assert kept / total == pytest.approx(0.1, abs=0.02)


def test_fifteen_percent_are_hidden():
    assert pytest.approx(0.15, abs=0.005) == masked.HIDDEN / (masked.LENGTH - 2)


def test_the_masked_score_hides_the_pieces_it_asks_for():
    asked = []

    def peeks(tokens, where):
        asked.append((tokens.gather(1, where) == MASK).all() and where.shape[1] == 3)
        return torch.nn.functional.one_hot(tokens.gather(1, where), masked.N_PIECES)

    assert masked.accuracy(peeks, hidden=3) == 0 and all(asked)


def test_the_masked_score_of_the_most_frequent_piece_is_its_share():
    frequent = masked.pieces(unseen=True).bincount().argmax().item()
    share = (masked.pieces(unseen=True) == frequent).float().mean().item()

    def says_the_same(tokens, where):
        return torch.nn.functional.one_hot(torch.full_like(where, frequent), masked.N_PIECES)

    assert masked.accuracy(says_the_same, hidden=9) == pytest.approx(share, abs=0.005)


def test_counts_guess_what_was_seen_most_often_and_of_two_the_first():
    contexts, best = counts.favourites(
        torch.tensor([4, 4, 4, 9, 9, 2]), torch.tensor([1, 2, 2, 8, 3, 3999])
    )
    assert dict(zip(contexts.tolist(), best.tolist(), strict=True)) == {2: 3999, 4: 2, 9: 8}
    piece, there = counts.looked_up(torch.tensor([9, 5, 2, 3_999]), contexts, best)
    assert there.tolist() == [True, False, True, False]
    assert piece[there].tolist() == [8, 3999]


def test_each_view_of_a_place_is_one_number():
    found = {look: seen.tolist() for look, seen in counts.views(torch.tensor([7, 8, 9])).items()}
    assert found == {"nothing": [0], "left": [7], "right": [9], "both": [7 * 4000 + 9]}


def test_counts_fall_back_on_less_where_the_neighbours_are_new(monkeypatch):
    plays = {False: [1, 2, 3, 1, 2, 3, 4, 2, 5], True: [1, 2, 3, 9, 2, 9, 6]}
    monkeypatch.setattr(counts, "pieces", lambda unseen: torch.tensor(plays[unseen]))
    assert counts.count_accuracies() == {
        "most frequent": 2 / 5,
        "after its left neighbour": 3 / 5,
        "before its right neighbour": 2 / 5,
        "between both": 3 / 5,
    }
