"""Counters that count, and counters with a gate held."""

from course_utils.recipes.trained import trained
from course_utils.widgets.gates.widget import compute, gates

COUNTERS = {kind: trained(f"counter-{kind}")[0] for kind in ("lstm", "gru")}
NAMES = {"counters": COUNTERS}


def make(counters=COUNTERS, **state):
    return gates(counters, **state)


SLIDER = "LSTM unit"
STATES = {
    "as it opens": {},
    "short": {"a": 3, "b": 1, "t": 4, "lstm": 0, "gru": 9},
    "beyond the training": {"a": 80, "b": 80, "t": 120},
    "forget gate held": {"hold": 2, "level": 0.5, "since": 5, "t": 30},
    "update gate held everywhere": {"hold": 5, "level": 1, "since": 12, "everywhere": True},
    "nothing read": {"a": 0, "b": 0, "t": 0},
}
WRONG = {"level": 0.3, "hold": 2}


def computed(widget):
    return compute(widget.data, widget.state)


ERRORS = [
    ({"a": 81}, "a=81 is not a whole number from 0 to 80"),
    ({"t": 41}, "t=41 is not a whole number from 0 to 40"),
    ({"level": 2}, "level=2 is not between 0 and 1, where gates are"),
]
CELL = (
    "from course_utils.recipes.trained import trained; "
    "gates({kind: trained(f'counter-{kind}')[0] for kind in ('lstm', 'gru')})"
)
BENCH = [(CELL, "Letters a", "page"), (CELL, "LSTM unit", "page")]
