"""A translator without training, two sentences."""

import torch

from course_utils.datasets.vocabulary import Vocabulary
from course_utils.models.seq2seq import Seq2Seq, Seq2SeqConfig
from course_utils.widgets.alignment.widget import alignment, look, read

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
STATES = {
    "as it opens": {},
    "step 4": {"step": 4},
    "a forced word": {"step": 3, "forced": {2: "arrivée"}},
    "short": {"sentence": 1, "step": 2},
    "short, two forced": {"sentence": 1, "step": 5, "forced": {1: "est", 4: "."}},
}
WRONG = {"step": 2}
NAMES = {
    "alignment": alignment,
    "model": translator(),
    "english_words": ENGLISH_WORDS,
    "french_words": FRENCH_WORDS,
    "sentences": SENTENCES,
}


def computed(widget):
    state = widget.state
    answer = read(widget.answers[-1], len(SENTENCES[state["sentence"]]), len(FRENCH_WORDS))
    return look(*answer, state["step"])


ERRORS = [
    ({"sentence": 2}, "sentence=2 is not a position below 2"),
    ({"forced": {0: "chien"}}, "forced has the step 0: steps are 1 to 16"),
]
MODEL = """from course_utils.recipes.trained import trained
from course_utils.recipes.translation import vocabularies
model, _ = trained("seq2seq-attention")
sentences = ["two old actresses often buy good oranges .".split()]
alignment(model, *vocabularies(), sentences)"""
BENCH = [(MODEL, "Step", "page")]
