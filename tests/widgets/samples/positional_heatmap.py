"""Codes short and long, rows at both ends."""

from course_utils.widgets.positional_heatmap.widget import positional_heatmap, positions

make = positional_heatmap
SLIDER = "Row"
STATES = {
    "as it opens": {},
    "row 0, fast": {"row": 0, "base": 2, "pair": 3, "other": 49},
    "last row, last pair": {"row": 49, "pair": 15, "other": 48},
    "long and wide": {"d_model": 64, "length": 128, "row": 127, "pair": 4, "other": 60},
    "smallest": {"d_model": 4, "length": 8, "row": 3, "base": 1_000_000, "pair": 1},
}
WRONG = {"base": 9999}


def computed(widget):
    return positions(widget.data, widget.state)


ERRORS = [
    ({"row": 50}, "row=50 cannot be shown: it must be 0 to 49"),
    ({"other": 50}, "other=50 cannot be shown: it must be 0 to 49"),
    ({"pair": 16}, "pair=16 cannot be shown: it must be 0 to 15"),
    ({"length": 500}, "length=500 cannot be shown: it must be 8 to 128"),
    ({"d_model": 2, "pair": 0}, "d_model=2 cannot be shown: it must be 4 to 64"),
    ({"base": 1}, "base=1 cannot be shown: it must be 2 to 1000000"),
    ({"row": 1.5}, "row=1.5 is not a whole number"),
    ({"d_model": 7}, "d_model=7 is odd: a sine would be left without its cosine"),
]
BENCH = [("positional_heatmap()", "Row", "page")]
