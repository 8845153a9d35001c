"""One fit for all trainings: AdamW alone or with Muon, and a rate that rises and falls."""

import pytest
import torch
import torch.nn.functional as F
from torch import nn, optim
from torch.optim.lr_scheduler import OneCycleLR

from course_utils.models.gpt import GPT, GPTConfig
from course_utils.train import fit, inner_matrices, train

STEPS = 60


def gpt():
    torch.manual_seed(0)
    return GPT(GPTConfig(vocab_size=5, d_model=8, n_heads=2, d_ff=12, n_layers=2))


def loss(logits, target):
    return F.cross_entropy(logits.flatten(0, 1), target.flatten())


def counting():
    """Each token is followed by the next number, and 4 by 0."""
    generator = torch.Generator().manual_seed(0)
    for _ in range(STEPS):
        x = (torch.randint(5, (8, 1), generator=generator) + torch.arange(6)) % 5
        yield x, (x + 1) % 5


def test_without_muon_it_is_adamw_under_one_cycle():
    ours, theirs = gpt(), gpt()
    optimizer = optim.AdamW(theirs.parameters(), weight_decay=0.01)
    schedule = OneCycleLR(optimizer, 1e-2, total_steps=STEPS)
    expected = list(train(theirs, counting(), loss, optimizer, schedule))
    assert list(fit(ours, counting(), loss, STEPS, 1e-2)) == expected


@pytest.mark.parametrize("muon", [None, 0.02])
def test_it_learns(muon):
    losses = list(fit(gpt(), counting(), loss, STEPS, 1e-2, muon))
    assert len(losses) == STEPS and losses[-1] < losses[0] / 2


def test_muon_gets_the_matrices_of_the_layers_and_adamw_the_rest():
    model = gpt()
    names = {id(part): name for name, part in model.named_parameters()}
    matrices, rest = ([names[id(part)] for part in parts] for parts in inner_matrices(model))
    assert sorted(matrices + rest) == sorted(names.values())
    assert len(matrices) == 2 * 6  # query, key, value, merge, expand, contract
    assert "table.weight" in rest and not any("bias" in name for name in matrices)
    wrapped = nn.ModuleDict({"module": model})  # as a team wraps it
    assert [len(part) for part in inner_matrices(wrapped)] == [len(matrices), len(rest)]


def test_muon_changes_what_is_learned():
    alone, both = (list(fit(gpt(), counting(), loss, STEPS, 1e-2, muon)) for muon in (None, 0.02))
    assert alone[0] == both[0] and alone[-1] != both[-1]
