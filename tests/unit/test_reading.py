"""One step of a decoder with attention, as a figure."""

import matplotlib.pyplot as plt
import pytest

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
