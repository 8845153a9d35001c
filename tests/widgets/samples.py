"""One small example of every widget, for the tests of all of them."""

import torch

from course_utils.datasets.vocabulary import Vocabulary
from course_utils.models.seq2seq import Seq2Seq, Seq2SeqConfig
from course_utils.widgets.alignment.widget import alignment
from course_utils.widgets.attention_steps.widget import attention_steps
from course_utils.widgets.heads_explorer.widget import heads_explorer
from course_utils.widgets.positional_heatmap.widget import positional_heatmap
from course_utils.widgets.soft_lookup.widget import soft_lookup
from course_utils.widgets.transformer_anatomy.widget import transformer_anatomy

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


def small_alignment(**state):
    return alignment(translator(), ENGLISH_WORDS, FRENCH_WORDS, SENTENCES, **state)


def maps(queries: list[str], keys: list[str], causal: bool = False) -> torch.Tensor:
    """Random weights of four heads."""
    generator = torch.Generator().manual_seed(len(queries) + 2 * len(keys))
    scores = 2 * torch.randn(4, len(queries), len(keys), generator=generator)
    future = torch.ones_like(scores).triu(1).bool() & causal
    return scores.masked_fill(future, -torch.inf).softmax(dim=-1)


ENGLISH = ["the", "black", "cats", "in", "her", "hotel", "did", "not", "sleep", "."]
FRENCH = ["<start>", "les", "chats", "noirs", "dans", "son", "hôtel"]
FRENCH += ["n'", "ont", "pas", "dormi", "."]
LAYERS = {
    "encoder 1": (ENGLISH, ENGLISH, maps(ENGLISH, ENGLISH)),
    "decoder 1": (FRENCH, FRENCH, maps(FRENCH, FRENCH, causal=True)),
    "cross 1": (FRENCH, ENGLISH, maps(FRENCH, ENGLISH)),
}
WHOLE = (95.25, FRENCH[1:])
WITHOUT = {
    name: [(95.25 - 3.3 * i, [*FRENCH[1:4], "gros", *FRENCH[5 + i :]]) for i in range(4)]
    for name in LAYERS
}


def small_heads(**state):
    return heads_explorer(LAYERS, WHOLE, WITHOUT, **state)


def small_lookup(**options):
    images = torch.rand(12, 8, 8, generator=torch.Generator().manual_seed(0))
    return soft_lookup(
        images, [0, 1, 2] * 4, images[:5], prepare=torch.clone, **{"beta": 2} | options
    )


WIDGETS = {
    "alignment": small_alignment,
    "attention_steps": attention_steps,
    "heads_explorer": small_heads,
    "positional_heatmap": positional_heatmap,
    "soft_lookup": small_lookup,
    "transformer_anatomy": transformer_anatomy,
}
SLIDERS = {
    "alignment": "Step",
    "attention_steps": "d_k",
    "heads_explorer": "Query",
    "positional_heatmap": "Row",
    "soft_lookup": "β",
    "transformer_anatomy": "Step",
}
