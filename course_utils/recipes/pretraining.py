"""What next-token training is worth to a classifier: 50 labelled speeches, GPT or fresh weights.

Shapes   B batch   T tokens   D model width
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from course_utils.datasets.pieces import byte_pairs
from course_utils.datasets.shakespeare import GENRES, UNSEEN, speeches
from course_utils.layers.attention import causal_mask
from course_utils.models.gpt import GPT
from course_utils.recipes.plays import RECIPES
from course_utils.recipes.study import Study
from course_utils.recipes.trained import fresh, stored
from course_utils.repro import seed as seed_all
from course_utils.train import fitted

SEEDS, RATES, STARTS = (0, 1, 2, 3, 4), (3e-4, 1e-3), ("GPT's weights", "fresh weights")
LABELLED = 50  # speeches
CHOOSING, TESTS = 150, 150  # speeches of each genre, for the rate and for the score
LENGTH, STEPS, BATCH = 64, 120, 16
GPT_RECIPE = next(recipe for recipe in RECIPES if recipe.name == "gpt-shakespeare")


@dataclass(frozen=True)
class Run:
    """One training from one start at one rate."""

    start: str  # a name in STARTS
    rate: float
    seed: int  # draws the labelled speeches
    chosen: float  # accuracy on other speeches of the 32 plays: the rate is chosen by it
    accuracy: float  # on speeches of the five plays that no training saw
    seconds: float


class Reader(nn.Module):
    """A GPT whose mean state names the genre."""

    def __init__(self, gpt: GPT):
        super().__init__()
        self.gpt = gpt
        self.readout = nn.Linear(gpt.config.d_model, len(GENRES))

    def forward(self, tokens: Tensor) -> Tensor:
        """B T -> B V: one score for each genre"""
        mask = causal_mask(tokens.shape[1]).to(tokens.device)
        return self.readout(self.gpt.stack(self.gpt.embed(tokens), mask).mean(dim=1))


def labelled(unseen: bool, each: int, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    """B T and B: the first 64 byte pairs of so many long speeches of each genre, and the genre."""
    rows, genres = [], []
    for number, genre in enumerate(GENRES):
        found = [s for s in speeches() if s.genre == genre and (s.play in UNSEEN) == unseen]
        texts = [byte_pairs().encode(speech.text)[:LENGTH] for speech in found]
        texts = [text for text in texts if len(text) == LENGTH]
        for i in torch.randperm(len(texts), generator=generator)[:each].tolist():
            rows.append(texts[i])
            genres.append(number)
    order = torch.randperm(len(rows), generator=generator)
    return torch.tensor(rows)[order], torch.tensor(genres)[order]


def runs(seeds=SEEDS, steps: int = STEPS) -> Iterator[Run]:
    """All runs, one after the other."""
    test = labelled(True, TESTS, torch.Generator().manual_seed(1000))
    for seed, start, rate in product(seeds, STARTS, RATES):
        generator = torch.Generator().manual_seed(seed)
        tokens, genres = labelled(False, LABELLED + CHOOSING, generator)
        own, rest = slice(LABELLED), slice(LABELLED, LABELLED + 3 * CHOOSING)
        seed_all(seed)
        gpt = stored(GPT_RECIPE)[0] if start == STARTS[0] else fresh(GPT_RECIPE).cpu()
        model, begin = Reader(gpt), time.perf_counter()  # type: ignore[arg-type]
        some = (torch.randint(LABELLED, (BATCH,), generator=generator) for _ in range(steps))
        drawn = ((tokens[own][i], genres[own][i]) for i in some)
        fitted(model, drawn, F.cross_entropy, steps, rate)
        found = [accuracy(model, *part) for part in ((tokens[rest], genres[rest]), test)]
        seconds = round(time.perf_counter() - begin, 1)
        yield Run(start, rate, seed, round(found[0], 4), round(found[1], 4), seconds)


@torch.no_grad()
def accuracy(model: nn.Module, tokens: Tensor, genres: Tensor) -> float:
    """The share of the speeches whose genre is named."""
    return (model(tokens).argmax(dim=-1) == genres).float().mean().item()


STUDY = Study("gpt-pretraining", Run, runs)
