"""Plots take arrays and return Axes that hold them; no figure is shown without words."""

import numpy as np
import pytest
import torch
from matplotlib import pyplot

from course_utils.plots import figure
from course_utils.plots.bars import bars
from course_utils.plots.blocks import blocks
from course_utils.plots.contrast import TEXT, contrast
from course_utils.plots.curves import curves
from course_utils.plots.decision import decision
from course_utils.plots.figure import axes
from course_utils.plots.heatmap import heatmap
from course_utils.plots.images import images
from course_utils.plots.links import links
from course_utils.plots.rules import rule
from course_utils.plots.scatter import scatter
from course_utils.plots.sentences import sentences
from course_utils.plots.stacks import stacked
from course_utils.plots.unrolled import edges, unrolled

WORDS = ["Hi", "how", "are", "you"]


@pytest.fixture(autouse=True)
def closed():
    yield
    pyplot.close("all")


def written(ax) -> list[str]:
    return [text.get_text() for text in ax.texts]


def test_a_heatmap_writes_its_numbers_and_hatches_what_is_hidden():
    scores = torch.tensor([[1.0, -torch.inf], [-0.001, 2.5]])
    ax = heatmap(scores, WORDS[:2], WORDS[2:], signed=True, digits=1)
    assert written(ax) == ["1.0", "2.5"]  # next to 0 is blank
    assert written(heatmap([[-0.3]], signed=True, digits=0)) == ["0"]  # never -0
    assert [patch.get_hatch() for patch in ax.patches] == ["///"]
    assert [tick.get_text() for tick in ax.get_yticklabels()] == WORDS[:2]


def test_weights_are_coloured_from_0_to_1_and_signed_numbers_around_0():
    assert heatmap(np.full((2, 2), 0.3)).collections[0].get_clim() == (0, 1)
    assert heatmap([[1.0, -4.0]], signed=True).collections[0].get_clim() == (-4, 4)


def test_a_heatmap_has_square_cells_and_a_bar_where_it_has_no_numbers():
    bare, numbers = heatmap(np.eye(3), digits=None), heatmap(np.eye(3))
    assert bare.get_aspect() == numbers.get_aspect() == 1
    (bar,) = bare.child_axes
    assert bar.get_yticks().tolist() == [0, 0.5, 1] and not numbers.child_axes


@pytest.mark.parametrize("signed", [False, True])
def test_each_number_of_a_heatmap_is_read_on_its_colour(signed):
    ax = heatmap(np.linspace(0.05, 1, 20)[None], signed=signed)
    colour = ax.collections[0].to_rgba
    for text, number in zip(ax.texts, np.linspace(0.05, 1, 20), strict=True):
        assert contrast(text.get_color(), colour(number)) >= TEXT


def test_numbers_are_as_large_as_their_cells_allow():
    def size(inches):
        return heatmap(np.ones((5, 5)), ax=axes(size=inches)).texts[0].get_size()

    assert size((1.5, 1.5)) < size((2, 2)) < size((6, 6)) == size((9, 9))


def test_a_heatmap_turns_the_names_that_are_wider_than_a_cell():
    def turned(name):
        return heatmap(np.eye(2), (), [name, "b"]).get_xticklabels()[0].get_rotation()

    assert (turned("a"), turned("unbelievably beautiful")) == (0, 90)


def test_each_curve_has_its_own_dash_and_its_name_at_its_end():
    ax = curves([1, 2, 3], {"a": [1, 2, 3.0], "b": [3, 2, 3.0]}, log="x", xlabel="d_k")
    assert [line.get_linestyle() for line in ax.lines] == ["-", "--"]
    assert sorted(written(ax)) == ["a", "b"] and ax.get_xscale() == "log"
    heights = [note.xy[1] for note in ax.texts]
    assert heights[0] != heights[1]  # both end at 3: the names are pushed apart


@pytest.mark.parametrize(
    "heights, named",
    [
        ([0.015, 0.7], {"0.02", "0.05", "0.1", "0.2", "0.5"}),
        ([0.29, 0.63], {"0.3", "0.4", "0.5", "0.6"}),
        ([0.03, 30], {"10^{-1}", "10^{0}", "10^{1}"}),
    ],
)
def test_a_logarithmic_axis_names_its_powers_or_a_few_numbers_between(heights, named):
    ax = curves([1, 2], {"a": heights}, log="y")
    ax.figure.draw_without_rendering()
    low, high = ax.get_ylim()
    ticks = zip(ax.get_yticks(), ax.get_yticklabels(), strict=True)
    ticks = [*ticks, *zip(ax.get_yticks(minor=True), ax.get_yticklabels(minor=True), strict=True)]
    words = {label.get_text() for at, label in ticks if low <= at <= high} - {""}
    assert {word.replace("$\\mathdefault{", "").replace("}$", "") for word in words} == named


def test_a_rule_has_its_name_and_is_upright_or_level():
    ax = axes()
    rule(rule(ax, "p = n", x=20), "noise", y=0.1)
    assert written(ax) == ["p = n", "noise"] and not ax.get_legend_handles_labels()[0]
    upright, level = ax.lines
    assert upright.get_xdata() == [20, 20] and level.get_ydata() == [0.1, 0.1]
    with pytest.raises(ValueError, match="x=None, y=None: a line is upright at one x or level"):
        rule(ax, "nowhere")


def test_seeds_are_a_mean_in_a_band_and_two_are_too_few():
    ax = curves([1, 2], {"test": [[1.0, 2.0], [3, 2], [2, 5]]})
    assert ax.lines[0].get_ydata().tolist() == [2, 3]
    assert ax.collections[0].get_paths()[0].get_extents().extents.tolist() == [1, 1, 2, 5]
    with pytest.raises(ValueError, match="a has 2 seeds: a band takes 3"):
        curves([1, 2], {"a": [[1.0, 2.0], [3, 2]]})


def test_bars_are_as_high_as_the_mean_and_seeds_are_dots():
    ax = bars(["x", "y"], {"MLP": [[1.0, 2.0], [3.0, 4.0]], "CNN": [5.0, 6.0]}, ylabel="loss")
    assert [bar.get_height() for bar in ax.patches] == [2, 3, 5, 6]
    assert [line.get_ydata().tolist() for line in ax.lines] == [[1, 2], [3, 4]]
    assert len({bar.get_hatch() for bar in ax.patches}) == 2  # told apart without colour
    with pytest.raises(ValueError, match="CNN has 3 numbers for 2 groups"):
        bars(["x", "y"], {"CNN": [1, 2, 3]})


def test_parts_stand_on_one_another_and_the_whole_is_a_mark():
    ax = stacked([1, 2], {"bias²": [1, 2], "noise": [3, 4]}, measured=[4, 7], ylabel="risk")
    assert [(bar.get_y(), bar.get_height()) for bar in ax.patches] == [
        (0, 1), (0, 2), (1, 3), (2, 4)
    ]  # fmt: skip
    assert ax.lines[0].get_ydata().tolist() == [4, 7]
    assert len({bar.get_hatch() for bar in ax.patches}) == 2
    for wrong in ([1], [1, -2]):
        with pytest.raises(ValueError, match="give one number from 0 for each of 2 groups"):
            stacked([1, 2], {"bias²": wrong})


def test_a_decision_is_the_class_of_each_place():
    look = {"points": [[0.2, 0.5], [0.8, 0.5]], "classes": [0, 1], "box": (0, 1, 0, 1)}
    right = decision(lambda p: p[:, 0] - 0.5, **look)
    plane = np.asarray(right.images[0].get_array())
    assert (plane[:, :100] == 0).all() and (plane[:, 100:] == 1).all()
    assert len({line.get_marker() for line in right.lines}) == 2
    three = decision(lambda p: np.stack([p[:, 1], 1 - p[:, 1], 0 * p[:, 0] + 0.7], 1), **look)
    plane = np.asarray(three.images[0].get_array())
    assert [plane[row, 0] for row in (0, 100, -1)] == [1, 2, 0]  # the first row is the bottom


def test_images_are_grey_or_in_colours_or_signed():
    red = torch.zeros(1, 3, 2, 2)
    red[:, 0] = 1
    assert np.asarray(images(red).images[0].get_array())[0, 0].tolist() == [1, 0, 0]
    assert images(torch.tensor([[[-2.0, 1]]]), signed=True).images[0].get_clim() == (-2, 2)


def test_images_links_and_sentences_draw_what_they_are_given():
    assert images(torch.rand(12, 8, 8), [str(i) for i in range(12)]).get_title(loc="center") == "0"
    drawn = links([[0.5, 0.5, 0.0, 0.0]], ["how"], WORDS)
    assert len(drawn.lines) == 2 and written(drawn) == ["how", *WORDS]
    assert written(sentences(np.eye(4), WORDS)) == WORDS * 4


def test_blocks_are_to_scale_and_cut_into_slices():
    ax = blocks([("X", 3, 8, 1), "=", ("a b", 4, 8, 2)])
    assert [(p.get_width(), p.get_height()) for p in ax.patches] == [(8, 3), (4, 4), (4, 4)]
    assert len({p.get_hatch() for p in ax.patches[1:]}) == 2  # told apart without colour
    assert written(ax) == ["X", "3 × 8", "=", "a", "b", "4 × 8"]
    with pytest.raises(ValueError, match="8 % 3 = 2"):
        blocks([("X", 3, 8, 3)])


def test_a_figure_is_shown_once_with_its_description(monkeypatch):
    shown = []
    monkeypatch.setattr(figure, "display", lambda *data, **more: shown.append((data, more)))
    ax = heatmap(np.eye(2))
    figure.show(ax, alt="Two ones on the diagonal.")
    ((bundle,), more), ((words,), _) = shown
    assert (
        bundle["image/png"][1:4] == b"PNG" and bundle["text/plain"] == "Two ones on the diagonal."
    )
    assert more["metadata"]["image/png"]["alt"] == "Two ones on the diagonal."
    assert "Two ones on the diagonal.</details>" in words["text/html"]
    assert not pyplot.fignum_exists(ax.figure.number)


def test_the_words_of_a_figure_are_text_and_not_markup(monkeypatch):
    shown = []
    monkeypatch.setattr(figure, "display", lambda *data, **more: shown.append(data))
    figure.show(heatmap(np.eye(2)), alt="<start> looks at a & b.")
    assert "&lt;start&gt; looks at a &amp; b." in shown[1][0]["text/html"]


def test_a_figure_without_words_is_refused():
    with pytest.raises(ValueError, match="needs a description"):
        figure.show(heatmap(np.eye(2)), alt=" ")


def test_steps_are_counted_in_whole_numbers():
    whole = curves(range(1, 21), {"a": range(20)}).get_xticks()
    between = curves(np.linspace(0, 1, 20), {"a": range(20)}).get_xticks()
    assert (whole == whole.round()).all() and not (between == between.round()).all()


def test_the_style_leaves_the_notebook_as_it_was():
    before = pyplot.rcParams["axes.spines.top"]
    curves([1, 2], {"a": [1, 2]})
    assert pyplot.rcParams["axes.spines.top"] == before


def test_points_are_named_and_the_marked_ones_joined_from_left_to_right():
    points = {"b": (30.0, 2.0), "a": (1.0, 1.0), "rest": (10.0, 0.5)}
    ax = scatter(points, ["b", "a"], log="x")
    assert sorted(written(ax)) == ["a", "b", "rest"] and ax.get_xscale() == "log"
    assert ax.lines[0].get_xdata().tolist() == [1, 30]
    assert [line.get_marker() for line in ax.lines[1:]] == ["o", "D", "D"]
    assert len(scatter(points).lines) == 3  # nothing marked, nothing joined


@pytest.mark.parametrize("steps", [1, 5])
def test_an_unrolled_network_reads_each_input_and_hands_each_state_on(steps):
    assert len(edges(steps)) == 2 * steps - 1
    assert all(end[0] - start[0] == (start[1] == 1) for start, end in edges(steps))
    names = written(unrolled(steps))
    assert [f"h{t}" in names for t in range(1, steps + 2)] == [True] * steps + [False]
