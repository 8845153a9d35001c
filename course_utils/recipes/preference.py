"""Preference tuning in small: a reward learned from pairs of texts, and a GPT moved towards it.

The people are a rule that nobody else may ask: they like a question in real and different words.
A reward model sees which of two texts they like better, and the GPT sees only the reward model.

Shapes   B batch   T tokens of a text   D model width
"""

import copy
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from itertools import product

import torch
import torch.nn.functional as F
from torch import Tensor, optim

from course_utils.datasets.pieces import Characters
from course_utils.datasets.shakespeare import script
from course_utils.layers.attention import causal_mask
from course_utils.models.gpt import GPT, Remembering
from course_utils.recipes.plays import tokens
from course_utils.recipes.study import Study
from course_utils.recipes.trained import trained
from course_utils.sampling import sample

SEEDS, BETAS = (0, 1, 2), (0.0, 0.3, 1.0)  # the price of a nat of divergence
STEPS, EVERY, BATCH, RATE = 60, 5, 32, 1e-3
GIVEN, LENGTH = 8, 48  # characters of the plays, and with those that are written
POOL, PAIRS, TESTS = 3000, 500, 128  # texts of the GPT at the start, pairs of them, texts scored
NAME = "gpt-characters"
Reward = Callable[[Tensor], Tensor]  # B T -> B


@dataclass(frozen=True)
class Run:
    """One GPT on its way, scored on 128 texts that go on from unseen plays."""

    beta: float
    seed: int
    steps: int
    reward: float  # of the reward model, which it is trained for
    liked: float  # what the people say, whom it never asks
    divergence: float  # KL from the GPT at the start, nats a text
    seconds: float  # of one core, writing the texts to score included
    text: str  # the first of the 128


@cache
def words() -> frozenset[str]:
    """All words of the 32 plays."""
    return frozenset(bare(word) for word in script(unseen=False).split())


def bare(word: str) -> str:
    """Without punctuation and capitals."""
    return word.strip(".,;:!?'-").lower()


def liked(text: str) -> float:
    """The share of its whole words that are real and not said twice; 0 if nothing is asked."""
    whole = [bare(word) for word in text.split()[1:-1]]
    return len(set(whole) & words()) / len(whole) if "?" in text and whole else 0.0


def opened(n: int, generator: torch.Generator, unseen: bool = False) -> Tensor:
    """B T: 8 characters from so many places of the plays."""
    text = tokens(NAME, unseen)
    first = torch.randint(len(text) - GIVEN, (n, 1), generator=generator)
    return text[first + torch.arange(GIVEN)]


def written(gpt: GPT, begun: Tensor, generator: torch.Generator) -> Tensor:
    """B T -> B T: drawn to 48 characters, without any rule."""
    return sample(Remembering(gpt), begun, LENGTH, generator=generator)


def said(text: Tensor) -> str:
    """T -> what was written behind the 8 characters."""
    return Characters().decode(text[GIVEN:].tolist())


def log_likelihood(gpt: GPT, texts: Tensor) -> Tensor:
    """B T -> B T: of each character that was written."""
    logits = gpt(texts)[:, GIVEN - 1 : -1]
    return -F.cross_entropy(logits.mT, texts[:, GIVEN:], reduction="none")


@torch.no_grad()
def states(gpt: GPT, texts: Tensor) -> Tensor:
    """B T -> B D: the mean state of what was written."""
    mask = causal_mask(texts.shape[1])
    return gpt.stack(gpt.embed(texts), mask)[:, GIVEN:].mean(dim=1)


@cache
def start() -> GPT:
    """The GPT before it is moved."""
    return trained(NAME)[0].eval()  # type: ignore[return-value]


@cache
def pool() -> tuple[Tensor, Tensor]:
    """B D and B: the states of 3,000 texts of the GPT at the start, and what the people say."""
    base, generator = start(), torch.Generator().manual_seed(1000)
    texts = written(base, opened(POOL, generator), generator)
    return states(base, texts), torch.tensor([liked(said(text)) for text in texts])


def compared(n: int, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    """B D and B D: the states of the better and the worse text of `n` pairs."""
    found, scores = pool()
    first, second = torch.randint(POOL, (2, 20 * n), generator=generator)
    differ = scores[first] != scores[second]
    first, second = first[differ][:n], second[differ][:n]
    better = scores[first] > scores[second]
    return found[first.where(better, second)], found[second.where(better, first)]


def reward_model(better: Tensor, worse: Tensor, steps: int = 300) -> Tensor:
    """B D, B D -> D: weights that give the better text the higher score (Bradley and Terry)."""
    weights = torch.zeros(better.shape[1], requires_grad=True)
    optimizer = optim.AdamW([weights], lr=0.05, weight_decay=0.1)
    for _ in range(steps):
        loss = -F.logsigmoid((better - worse) @ weights).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return weights.detach()


def objective(gpt: GPT, base: GPT, texts: Tensor, reward: Tensor, beta: float) -> Tensor:
    """REINFORCE, with a price: what is worth more than the mean shall become likelier.

    `reward` has a number for each text; each nat that a text is likelier than for `base` costs
    `beta` (Ziegler et al. 2019, eq. 2).
    """
    own = log_likelihood(gpt, texts).sum(dim=1)
    apart = (own - log_likelihood(base, texts).sum(dim=1)).detach()
    worth = reward - beta * apart
    worth = (worth - worth.mean()) / (worth.std() + 1e-6)
    return -(worth * own).mean() / (LENGTH - GIVEN)


def tuned(gpt: GPT, base: GPT, reward: Reward, beta: float, n: int, generator) -> Iterator[None]:
    """Move `gpt`, `n` times: it writes, is rewarded, and learns from that."""
    optimizer = optim.AdamW(gpt.parameters(), lr=RATE, weight_decay=0.0)
    for _ in range(n):
        texts = written(gpt, opened(BATCH, generator), generator)
        optimizer.zero_grad()
        objective(gpt, base, texts, reward(texts), beta).backward()
        optimizer.step()
        yield


@torch.no_grad()
def scored(gpt: GPT, base: GPT, reward: Reward) -> tuple[float, float, float, str]:
    """Reward, what the people say, divergence, and a text."""
    generator = torch.Generator().manual_seed(1)
    texts = written(gpt, opened(TESTS, generator, unseen=True), generator)
    apart = (log_likelihood(gpt, texts) - log_likelihood(base, texts)).sum(dim=1).mean()
    people = sum(liked(said(text)) for text in texts) / TESTS
    return reward(texts).mean().item(), people, apart.item(), said(texts[0])


def runs(seeds=SEEDS, betas=BETAS, steps: int = STEPS, every: int = EVERY) -> Iterator[Run]:
    """All runs, one after the other: the seed draws the pairs and the texts."""
    base = start()
    for seed, beta in product(seeds, betas):
        generator = torch.Generator().manual_seed(seed)
        weights = reward_model(*compared(PAIRS, generator))
        reward = partial(lambda w, texts: states(base, texts) @ w, weights)
        gpt, begin = copy.deepcopy(base), time.process_time()
        updates = tuned(gpt, base, reward, beta, steps, generator)
        for n in range(0, steps + 1, every):
            for _ in range(every if n else 0):
                next(updates)
            r, people, apart, text = scored(gpt, base, reward)
            spent = round(time.process_time() - begin, 1)
            yield Run(beta, seed, n, round(r, 3), round(people, 4), round(apart, 2), spent, text)


STUDY = Study("preference", Run, runs)
