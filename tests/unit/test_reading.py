"""Encoder and decoder as figures: one step with attention, and both with one vector between."""

import matplotlib.pyplot as plt
import pytest

from course_utils.plots.encoder_decoder import encoder_decoder
from course_utils.plots.reading import reading


@pytest.fixture
def drawn():
    ax = reading([0.1, 0.7, 0.2], ["the", "red", "dog"], "chien", "rouge")
    yield ax
    plt.close(ax.figure)


def test_every_word_and_weight_is_written(drawn):
    texts = [text.get_text() for text in drawn.texts]
    assert {"the", "red", "dog", "chien", "rouge", "c", "s", "0.10", "0.70", "0.20"} <= set(texts)


def test_lines_to_the_context_are_as_wide_as_the_weights(drawn):
    widths = [line.get_linewidth() for line in drawn.lines]
    assert len(widths) == 3 and widths[1] > widths[2] > widths[0] > 0


def test_words_that_repeat_are_drawn_each():
    ax = reading([0.5, 0.5], ["a", "a"], "b", "c")
    assert [text.get_text() for text in ax.texts].count("a") == 2
    plt.close(ax.figure)


def test_each_word_that_is_written_is_read_in_the_next_step():
    ax = encoder_decoder(["she", "sings"], ["elle", "chante"])
    at = {}
    for text in ax.texts:
        at.setdefault(text.get_text(), []).append(text.get_position())
    assert {"h1", "h2", "c", "s1", "s2", "s3", "<start>", "<end>"} <= set(at) and "h3" not in at
    for word in ("elle", "chante"):
        (read_x, read_y), (written_x, written_y) = sorted(at[word], key=lambda place: place[1])
        assert read_x == written_x + 1 and read_y < 0 < written_y
    plt.close(ax.figure)
