"""English to French three ways: a GRU with and without attention, and a Transformer.

One sentence in five is never trained on: its words decide which, however the corpus is drawn.
"""

import zlib
from collections.abc import Iterator, Sequence
from functools import cache, partial

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from course_utils.datasets.batches import bucketed, padded, teacher_forced
from course_utils.datasets.translation import Pair, pairs
from course_utils.datasets.vocabulary import END, PAD, START, Vocabulary
from course_utils.metrics import bleu, exact_match
from course_utils.models.seq2seq import Seq2Seq, Seq2SeqConfig
from course_utils.models.transformer import Transformer, TransformerConfig
from course_utils.recipes.recipe import Recipe
from course_utils.sampling import beam_search, greedy, reader
from course_utils.trace import record

N_PAIRS, SEED, TEST_SEED = 50_000, 0, 1
BATCH = 128  # sentences in a training step
N_ENGLISH, N_FRENCH = 164, 263  # words of the vocabularies, so that a model needs no corpus
HELD_OUT = 5  # one sentence in so many
LENGTHS = ((3, 10), (11, 20), (21, 30))  # English words
LONGEST = 60  # French tokens: a translation that runs on is cut here
TOGETHER = 64  # sentences that are translated at once: more would take more memory, not less time


def held_out(pair: Pair) -> bool:
    """Whether this sentence is kept for tests."""
    return zlib.crc32(" ".join(pair.source).encode()) % HELD_OUT == 0


def test_pairs(n: int, min_words: int = 3, max_words: int = 30) -> list[Pair]:
    """At most `n` pairs that no model of the course was trained on."""
    enough = round(1.2 * HELD_OUT * n) + 50
    drawn = pairs(enough, TEST_SEED, min_words, max_words)
    return [pair for pair in drawn if held_out(pair)][:n]


@cache
def vocabularies() -> tuple[Vocabulary, Vocabulary]:
    """English and French: two thousand sentences use all the words there are."""
    sample = pairs(2000, SEED)
    return Vocabulary(pair.source for pair in sample), Vocabulary(pair.target for pair in sample)


@cache
def training_pairs(n: int) -> list[tuple[Tensor, Tensor]]:
    """Token numbers of the first `n` pairs but the held-out; French between <start> and <end>."""
    english, french = vocabularies()
    return [
        (english.encode(pair.source), french.encode(("<start>", *pair.target, "<end>")))
        for pair in pairs(n, SEED)
        if not held_out(pair)
    ]


def batches(n: int) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
    """Source, French so far, next French word; `n` times."""
    enough = training_pairs(min(n * BATCH, N_PAIRS))
    return map(teacher_forced, bucketed(enough, n, BATCH))


def loss(logits: Tensor, target: Tensor) -> Tensor:
    """B T V, B T -> the mean cross-entropy of the words, padding left out."""
    return F.cross_entropy(logits.flatten(0, 1), target.flatten(), ignore_index=PAD)


@torch.no_grad()
def translations(
    model: nn.Module, sources: Sequence[Sequence[str]], width: int = 1
) -> list[list[str]]:
    """The French words for each English sentence: greedy, or the best of a beam of this width."""
    english, french = vocabularies()
    found = []
    for first in range(0, len(sources), TOGETHER):
        source = padded([english.encode(words) for words in sources[first : first + TOGETHER]])
        start = torch.full((len(source), 1), START)
        if width == 1:
            tokens = greedy(reader(model, source), start, END, LONGEST)
        else:
            beams, _ = beam_search(reader(model, source, width), start, END, LONGEST, width)
            tokens = beams[:, 0]
        found += [french.decode(row) for row in tokens]
    return found


@torch.no_grad()
def attention_weights(
    model: nn.Module, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]
) -> list[Tensor]:
    """For each pair T S: what the model looks at while it writes each word of the target."""
    english, french = vocabularies()
    told = [french.encode(("<start>", *words)) for words in targets]
    with record(model) as seen:
        model(padded([english.encode(words) for words in sources]), padded(told))
    rows = zip(seen["decoder.weights"], targets, sources, strict=True)
    return [weights[: len(target), : len(source)] for weights, target, source in rows]


def score(model: nn.Module) -> dict[str, float]:
    """BLEU by length of the English sentence, and whole sentences right, on held-out pairs."""
    scores: dict[str, float] = {}
    ours: list[list[str]] = []
    truth: list[list[str]] = []
    for shortest, longest in LENGTHS:
        held = test_pairs(200, shortest, longest)
        found = translations(model, [pair.source for pair in held])
        wanted = [list(pair.target) for pair in held]
        scores[f"BLEU {shortest}-{longest}"] = bleu(found, wanted)
        ours, truth = ours + found, truth + wanted
    return scores | {"BLEU": bleu(ours, truth), "exact": exact_match(ours, truth)}


def seq2seq(attention: str | None) -> Seq2Seq:
    """A GRU encoder-decoder of the corpus."""
    return Seq2Seq(Seq2SeqConfig(N_ENGLISH, N_FRENCH, attention=attention))


def transformer() -> Transformer:
    """A Transformer of the corpus."""
    return Transformer(TransformerConfig(N_ENGLISH, N_FRENCH))


recipe = partial(
    Recipe,
    batches=batches,
    loss=loss,
    score=score,
    data=f"{N_PAIRS:,} pairs of datasets/translation.py, seed {SEED}, without one in {HELD_OUT}",
)
RECIPES = (
    recipe(
        "seq2seq-attention",
        lambda: seq2seq("additive"),
        steps=1200,
        quick_steps=300,
        learning_rate=1e-2,
    ),
    recipe("seq2seq-fixed", lambda: seq2seq(None), steps=1200, quick_steps=300, learning_rate=1e-2),
    recipe("transformer-translation", transformer, steps=1200, quick_steps=500, learning_rate=2e-3),
)
