"""The widget as it opens."""

from course_utils.widgets.positional_heatmap.widget import positional_heatmap

make = positional_heatmap
SLIDER = "Row"
STATES = {"as it opens": {}, "row 0, fast": {"row": 0, "base": 2, "pair": 3}}
BENCH = [("positional_heatmap()", "Row", "page")]
