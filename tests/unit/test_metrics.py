"""Metrics on examples that can be checked by hand."""

import pytest
import torch

from course_utils.metrics import (
    alignment_error_rate,
    bleu,
    exact_match,
    looks_right,
    precision_recall,
    share_right,
    strongest_links,
)

PIE = ["he", "hit", "me", "with", "a", "pie"]


@pytest.mark.parametrize(
    ("translation", "score"),
    [
        ("he hit me with a pie", 100),
        ("he hit me with pie", 57.8930),  # 5/5, 3/4, 2/3, 1/2 and a brevity penalty of exp(-1/5)
        ("he hit me with a cake", 75.9836),
    ],
)
def test_bleu_of_the_lectures_sentence(translation, score):
    assert bleu([translation.split()], [PIE]) == pytest.approx(score, abs=1e-3)


def test_exact_match_counts_whole_sentences():
    assert exact_match([PIE, PIE[:-1]], [PIE, PIE]) == 0.5


def test_lists_that_do_not_pair_up_are_refused():
    with pytest.raises(ValueError, match="2 translations but 1 references"):
        bleu([PIE, PIE], [PIE])


def test_alignment_scores():
    links = strongest_links(torch.tensor([[0.9, 0.1, 0.0], [0.2, 0.3, 0.5]]))
    gold = {(0, 0), (1, 1), (2, 1)}
    assert links == {(0, 0), (2, 1)}
    assert precision_recall(links, gold) == (1, 2 / 3)
    assert alignment_error_rate(links, gold) == pytest.approx(1 - 2 * 2 / 5)
    assert alignment_error_rate(gold, gold) == 0
    assert alignment_error_rate({(0, 1)}, gold) == 1


def test_a_word_without_a_gold_link_is_not_judged():
    weights = torch.tensor([[0.9, 0.1], [0.8, 0.2], [0.5, 0.4]])
    assert looks_right(weights, gold={(0, 0), (1, 0), (1, 1)}) == {0: True, 1: False}


def test_share_right_by_part_of_speech():
    results = [("noun", True), ("article", False), ("noun", True), ("article", True)]
    assert share_right(results) == {"noun": 1, "article": 0.5}
