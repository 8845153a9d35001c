"""What makes a small GPT learn faster: nanoGPT's settings, then one change at a time.

The settings are those that nanoGPT gives for a CPU (Karpathy 2022, README): 4 layers, 4 heads,
width 128, 64 characters, batches of 12, no dropout, 2,000 steps. Half an hour on one core.
"""

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from torch import optim
from torch.optim.lr_scheduler import LambdaLR

from course_utils.datasets.pieces import ALPHABET
from course_utils.models.gpt import GPT, GPTConfig
from course_utils.models.tagger import cross_entropy
from course_utils.recipes.plays import score, tokens, windows
from course_utils.recipes.study import Study
from course_utils.repro import seed as seed_all
from course_utils.train import fit, train

NAME = "gpt-characters"  # how the text is read
SEEDS, STEPS, BATCH, EVERY = (0, 1, 2), 2000, 12, 500
WARM, TOP, BOTTOM = 100, 1e-3, 1e-4  # nanoGPT's schedule: it rises for 100 steps, then falls
ARMS = {  # positions, schedule of AdamW, and the rate of Muon on the matrices of the layers
    "nanoGPT": ("learned", "nanoGPT's", None),
    "our schedule": ("learned", "ours", None),
    "rotary": ("rotary", "ours", None),
    "Muon": ("learned", "ours", 0.02),
    "rotary and Muon": ("rotary", "ours", 0.02),
}


@dataclass(frozen=True)
class Run:
    """One training, and how far it came."""

    model: str  # a name in ARMS
    seed: int
    steps: int
    nats: float  # per character, on a stretch in eight of five unseen plays
    seconds: float  # of one core, spent on all steps up to here


def runs(seeds=SEEDS, arms=ARMS, steps: int = STEPS, every: int = EVERY) -> Iterator[Run]:
    """All runs, one after the other: the seed sets the first weights and the order of the text."""
    for seed, name in product(seeds, arms):
        positions, schedule, muon = ARMS[name]
        seed_all(seed)
        model = GPT(GPTConfig(vocab_size=len(ALPHABET), positions=positions))
        drawn = windows(tokens(NAME, unseen=False), steps, BATCH, GPTConfig.max_len, seed)
        if schedule == "ours":
            losses = fit(model, drawn, cross_entropy, steps, TOP, muon)
        else:
            losses = as_nanogpt(model, drawn, steps)
        spent = 0.0
        for n in range(every, steps + 1, every):
            start = time.process_time()
            for _ in range(every):
                next(losses)
            spent += time.process_time() - start
            nats = score(NAME, model.eval())["nats"]
            model.train()
            yield Run(name, seed, n, round(nats, 4), round(spent, 1))


def as_nanogpt(model: GPT, drawn, steps: int) -> Iterator[float]:
    """AdamW with nanoGPT's schedule; only matrices decay."""
    matrices = [p for p in model.parameters() if p.ndim > 1]
    vectors = [p for p in model.parameters() if p.ndim == 1]
    groups = [{"params": matrices, "weight_decay": 0.1}, {"params": vectors, "weight_decay": 0.0}]
    optimizer = optim.AdamW(groups, lr=TOP, betas=(0.9, 0.99))

    def rate(step: int) -> float:
        if step < WARM:
            return (step + 1) / WARM
        down = (step - WARM) / max(1, steps - WARM)
        return (BOTTOM + (TOP - BOTTOM) * (1 + math.cos(math.pi * down)) / 2) / TOP

    return train(model, drawn, cross_entropy, optimizer, LambdaLR(optimizer, rate))


STUDY = Study("smallest-gpt", Run, runs)
