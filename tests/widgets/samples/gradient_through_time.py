"""Three small networks without training, with large weights, so that they have opinions."""

import torch

from course_utils.datasets.lines import VOCAB
from course_utils.models.recurrent import Writer, WriterConfig
from course_utils.widgets.gradient_through_time.widget import compute, gradient_through_time


def writer(kind: str) -> Writer:
    """Six units, three numbers for a letter."""
    with torch.random.fork_rng():
        torch.manual_seed(18)
        model = Writer(WriterConfig(VOCAB, kind, 3, 6)).eval()
        with torch.no_grad():
            for weight in model.parameters():
                weight.mul_(2).copy_(weight.half())
    return model


WRITERS = {name: writer(name.lower()) for name in ("RNN", "GRU", "LSTM")}


def make(writers=WRITERS, **state):
    return gradient_through_time(writers, **state or {"at": 12})


SLIDER = "Read so far"
STATES = {
    "as it opens": {},
    "in the middle": {"at": 9},
    "the first letter": {"at": 1},
    "sixty letters": {"text": "To be, or not to be: that is the question: Whether 'tis noble"[:60]},
    "one letter": {"text": "I"},
    "two lines": {"text": "So foul a day\nI have not seen", "at": 25},
}
WRONG = {"at": 8}
NAMES = {"writers": WRITERS}


def computed(widget):
    return compute(WRITERS, widget.state)


ERRORS = [
    ({"text": ""}, "the text has 0 letters; 1 to 60 can be read"),
    ({"text": "naïve"}, "'ï' is not among the characters of the plays"),
    ({"at": 30}, "at=30 is not one of the 23 letters of the text"),
]
CELL = (
    "from course_utils.recipes.trained import trained; "
    "three = {kind: trained(f'writer-{kind}')[0] for kind in ('rnn', 'gru', 'lstm')}; "
    "gradient_through_time(three, "
    "text='Two households, both alike in dignity, In fair Verona, where')"
)
BENCH = [(CELL, "Read so far", "page")]
