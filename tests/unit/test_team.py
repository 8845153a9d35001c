"""Two processes learn what one learns from the same batches; one needs no extra."""

import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
import torch

from course_utils.recipes import team
from course_utils.recipes.team import Team

ROOT = Path(__file__).parents[2]
MEMBER = str(Path(__file__).with_name("team_member.py"))
LAUNCH = ["-m", "torch.distributed.run", "--nproc_per_node"]


def losses(n, rows=4):
    """The losses of some steps on batches of so many rows, by `n` processes."""
    env = os.environ | {"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1", "COURSE_DEVICE": "cpu"}
    launch = [*LAUNCH, str(n)] if n > 1 else []
    done = subprocess.run(
        [sys.executable, *launch, MEMBER, str(rows)],
        env=env,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])  # PyTorch 2.9 prints a line above it
    assert found["size"] == n
    return torch.tensor(found["losses"])


def test_two_processes_learn_what_one_learns():
    one, two = losses(1), losses(2)
    assert one[-1] < 0.9 * one[0]
    torch.testing.assert_close(two, one, rtol=1e-4, atol=0)
    assert not torch.allclose(losses(1, rows=2), one, rtol=0.01)  # control: half of each batch


def pretend(monkeypatch, rank, size=2):
    """A team as the process of that rank sees it."""
    monkeypatch.setenv("WORLD_SIZE", str(size))
    monkeypatch.setattr(team, "accelerator", lambda: SimpleNamespace(process_index=rank))
    return Team()


def test_each_member_reads_its_rows_and_together_all_rows(monkeypatch):
    batch = torch.arange(4), torch.arange(8).reshape(4, 2)
    parts = [next(pretend(monkeypatch, rank).share([batch])) for rank in (0, 1)]
    for whole, *shares in zip(batch, *parts, strict=True):
        assert torch.equal(torch.cat(shares), whole)


def test_a_batch_that_does_not_divide_is_refused(monkeypatch):
    with pytest.raises(ValueError, match="a batch of 4 does not divide among 3 processes"):
        next(pretend(monkeypatch, 0, size=3).share([(torch.arange(4),)]))


def test_one_process_needs_no_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "accelerate", None)  # as if it were not installed
    batch = torch.arange(3), torch.arange(3)
    alone = Team()
    assert alone.leads and list(alone.together([0.5])) == [0.5]
    assert all(map(torch.equal, next(alone.share([batch])), batch))


def test_several_without_the_extra_are_told_what_to_do(monkeypatch):
    monkeypatch.setitem(sys.modules, "accelerate", None)
    monkeypatch.setenv("WORLD_SIZE", "2")
    with pytest.raises(ModuleNotFoundError, match=r"pip install .accelerate"):
        Team()
