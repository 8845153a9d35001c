"""Short and long texts, whole words and pieces of words."""

from course_utils.recipes.trained import trained
from course_utils.widgets.masked_word.widget import compute, masked_word

BERT = trained("bert-shakespeare")[0]
NAMES = {"bert": BERT}


def make(bert=BERT, **state):
    return masked_word(bert, **state)


SLIDER = "Hidden piece"
LONG = "to-morrow, and to-morrow, and to-morrow, creeps in this petty pace from day to day"
STATES = {
    "as it opens": {},
    "the first piece": {"place": 0, "spot": 0},
    "pieces of words": {"text": "unfortunately, he was everlasting!", "place": 2, "spot": 4},
    "a long text": {"text": LONG, "place": 7, "other": "Whither goest thou?", "spot": 3},
    "a single piece": {"text": "no", "place": 0, "other": "ÀÇÇÉNTS & 中", "spot": 2},
}
WRONG = {"place": 3}


def computed(widget):
    return compute(BERT, widget.state)


ERRORS = [
    ({"text": ""}, "text has 0 pieces: write 1 to 30"),
    ({"place": 5}, "place=5 is not one of the 5 pieces of text"),
    ({"spot": -1}, "spot=-1 is not one of the 5 pieces of other"),
    ({"other": "no " * 31}, "other has 31 pieces: write 1 to 30"),
]
CELL = """from course_utils.recipes.trained import trained
masked_word(trained("bert-shakespeare")[0])"""
BENCH = [(CELL, "Hidden piece", "page")]
