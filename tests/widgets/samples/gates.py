"""Counters that count, writers that read verse, and both with a gate held."""

from course_utils.recipes.trained import trained
from course_utils.widgets.gates.widget import compute, gates

COUNTERS = {kind: trained(f"counter-{kind}")[0] for kind in ("lstm", "gru")}
WRITERS = {kind: trained(f"writer-{kind}")[0] for kind in ("lstm", "gru")}
NAMES = {"readers": COUNTERS}
VERSE = "So foul and fair a day\nI have not seen."


def make(readers=COUNTERS, **state):
    return gates(readers, **state)


SLIDER = "LSTM unit"
STATES = {
    "as it opens": {},
    "short": {"text": "aaab", "t": 4, "lstm": 0, "gru": 9},
    "beyond the training": {"text": 80 * "a" + 80 * "b", "t": 120},
    "forget gate held": {"hold": 2, "level": 0.5, "since": 5, "t": 30},
    "update gate held everywhere": {"hold": 5, "level": 1, "since": 12, "everywhere": True},
    "out of order": {"text": "abba", "t": 3},
    "verse": {"readers": WRITERS, "text": VERSE, "t": 22, "lstm": 54, "gru": 35},
    "verse, one cell held": {
        "readers": WRITERS, "text": VERSE, "t": 36, "lstm": 54, "gru": 35,
        "hold": 2, "level": 0.2, "since": 20,
    },
}  # fmt: skip
WRONG = {"level": 0.3, "hold": 2}


def computed(widget):
    readers = WRITERS if len(widget.data["letters"]) > 3 else COUNTERS
    return compute(readers, widget.state)


ERRORS = [
    ({"text": 161 * "a"}, "the text has 161 letters; 1 to 160 can be read"),
    ({"text": "abc"}, "'c' is not among the letters that these networks know"),
    ({"t": 41}, "t=41 is not a whole number from 0 to 40"),
    ({"level": 2}, "level=2 is not between 0 and 1, where gates are"),
]
CELL = (
    "from course_utils.recipes.trained import trained; "
    "gates({kind: trained(f'counter-{kind}')[0] for kind in ('lstm', 'gru')})"
)
WRITING = CELL.replace("counter-", "writer-").replace(
    "('lstm', 'gru')}", "('lstm', 'gru')}, hold=2, text='To be, or not to be: ' * 3"
)
BENCH = [(CELL, "LSTM unit", "page"), (WRITING, "from step", "page")]
