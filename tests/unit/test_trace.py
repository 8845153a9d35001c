"""`record` sees what passes through the windows of a model, changes nothing and leaves nothing."""

import pytest
import torch
from torch import nn

from course_utils.layers.attention import MultiHeadAttention
from course_utils.trace import record


class Block(nn.Module):
    """A layer with one window, that doubles."""

    def __init__(self):
        super().__init__()
        self.weights = nn.Identity()

    def forward(self, x):
        return self.weights(2 * x)


def hooks(model):
    return sum(len(module._forward_hooks) for module in model.modules())


@pytest.fixture
def model():
    return nn.Sequential(Block(), nn.Sequential(Block(), Block()))


def test_each_window_is_seen_under_its_full_name(model):
    with record(model) as seen:
        model(torch.ones(3))
    assert {name: x.tolist() for name, x in seen.items()} == {
        "0.weights": [2, 2, 2],
        "1.0.weights": [4, 4, 4],
        "1.1.weights": [8, 8, 8],
    }


def test_another_suffix_opens_other_windows(model):
    with record(model, "1") as seen:
        model(torch.ones(3))
    assert set(seen) == {"1", "1.1"}


def test_a_name_counts_from_its_last_dot():
    model = nn.ModuleDict({"weights_of": nn.Linear(1, 1), "weights": nn.Identity()})
    with record(model) as seen:
        model["weights_of"](torch.ones(1)), model["weights"](torch.ones(1))
    assert set(seen) == {"weights"}


def test_no_hook_stays(model):
    with record(model):
        assert hooks(model) == 3
    assert hooks(model) == 0


def test_no_hook_stays_after_an_error(model):
    with pytest.raises(ZeroDivisionError), record(model):
        raise ZeroDivisionError
    assert hooks(model) == 0


def test_what_was_seen_stays_readable_and_stops_growing(model):
    with record(model) as seen:
        model(torch.ones(3))
    model(torch.zeros(3))
    assert seen["0.weights"].tolist() == [2, 2, 2]


def test_two_records_see_the_same_and_end_apart(model):
    with record(model) as outer:
        with record(model) as inner:
            model(torch.ones(3))
        model(torch.zeros(3))
    assert inner["0.weights"].tolist() == [2, 2, 2]
    assert outer["0.weights"].tolist() == [0, 0, 0]
    assert hooks(model) == 0


def test_a_window_that_is_passed_twice_keeps_the_last():
    model = Block()
    with record(model) as seen:
        model(model(torch.ones(1)))
    assert seen["weights"].tolist() == [4]


def test_looking_changes_neither_output_nor_gradient():
    torch.manual_seed(0)
    layer, x = MultiHeadAttention(8, 2), torch.randn(2, 5, 8)
    unseen = layer(x)
    want = torch.autograd.grad(unseen.sum(), layer.parameters())
    with record(layer) as seen:
        output = layer(x)
    assert torch.equal(output, unseen) and not seen["weights"].requires_grad
    got = torch.autograd.grad(output.sum(), layer.parameters())
    assert all(map(torch.equal, got, want))


@pytest.mark.parametrize("suffix", ["wieghts", ""])
def test_a_suffix_that_nothing_has_is_an_error(model, suffix):
    words = f"Sequential has no submodule whose name ends in '{suffix}'; it has 0, 1, weights"
    with pytest.raises(ValueError, match=words), record(model, suffix):
        pass
