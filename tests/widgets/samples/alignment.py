"""A translator without training, two sentences."""

import torch

from course_utils.datasets.vocabulary import Vocabulary
from course_utils.models.seq2seq import Seq2Seq, Seq2SeqConfig
from course_utils.widgets.alignment.widget import alignment

SENTENCES = [
    ["she", "did", "not", "arrive", "at", "his", "beautiful", "french", "hotel", "."],
    ["the", "dog", "sleeps", "."],
]
TRANSLATION = ["elle", "n'", "est", "pas", "arrivée", "à", "son", "bel", "hôtel", "français", "."]
ENGLISH_WORDS = Vocabulary(SENTENCES)
FRENCH_WORDS = Vocabulary([[*TRANSLATION, "le", "chien", "dort"]])


def translator(**config) -> Seq2Seq:
    """Untrained, with large weights, so that it has clear opinions."""
    with torch.random.fork_rng():
        torch.manual_seed(18)
        sizes = len(ENGLISH_WORDS), len(FRENCH_WORDS)
        model = Seq2Seq(Seq2SeqConfig(*sizes, **{"d_model": 16} | config)).eval()
        with torch.no_grad():
            for weight in model.parameters():
                weight.mul_(3)
    return model


def make(**state):
    return alignment(translator(), ENGLISH_WORDS, FRENCH_WORDS, SENTENCES, **state)


SLIDER = "Step"
STATES = {"as it opens": {}, "a forced word": {"step": 4, "forced": {2: "arrivée"}}}
MODEL = """from course_utils.recipes.trained import trained
from course_utils.recipes.translation import vocabularies
model, _ = trained("seq2seq-attention")
sentences = ["two old actresses often buy good oranges .".split()]
alignment(model, *vocabularies(), sentences)"""
BENCH = [(MODEL, "Step", "page"), (MODEL, "Write here", "kernel")]
