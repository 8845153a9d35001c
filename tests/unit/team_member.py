"""One member of a team: 12 steps of a small GPT; the leader prints the losses."""

import json
import sys

import torch

from course_utils.models.gpt import GPT, GPTConfig
from course_utils.recipes import plays
from course_utils.recipes.recipe import Recipe
from course_utils.recipes.team import Team, size

STEPS = 12


def build():
    return GPT(GPTConfig(vocab_size=9, d_model=16, n_heads=2, d_ff=32, n_layers=2))


def batches(n):
    text = torch.randint(9, (500,), generator=torch.Generator().manual_seed(0)).sort().values
    return (
        tuple(part[: int(sys.argv[1])] for part in batch)
        for batch in plays.windows(text, n, batch=4, length=8)
    )


if __name__ == "__main__":
    recipe = Recipe(
        "small", build, batches, plays.cross_entropy, None, "", STEPS, STEPS, 1e-2, muon=0.02
    )
    torch.manual_seed(0)
    model = build()
    losses = list(recipe.run(model, STEPS))
    if Team().leads:
        print(json.dumps({"size": size(), "losses": losses}))
