"""The widget as it opens."""

from course_utils.widgets.transformer_anatomy.widget import transformer_anatomy

make = transformer_anatomy
SLIDER = "Step"
STATES = {"as it opens": {}, "cross": {"step": 10}}
BENCH = [("transformer_anatomy()", "Step", "page")]
