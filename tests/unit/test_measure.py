"""Counted operations agree with PyTorch's counter and with arithmetic; memory with sizes."""

import sys
import time

import pytest
import torch
from torch.utils.flop_counter import FlopCounterMode

from course_utils.measure import megabytes_kept, milliseconds, training_flops
from course_utils.models.seq2seq import Seq2Seq, Seq2SeqConfig
from course_utils.models.transformer import Transformer, TransformerConfig
from course_utils.repro import device, threads
from course_utils.trace import record

source, target = torch.randint(1, 9, (3, 7)), torch.randint(1, 9, (3, 5))


@pytest.mark.parametrize("n_layers", [1, 3])
def test_the_transformers_operations_are_those_that_pytorch_counts(n_layers):
    config = TransformerConfig(9, 9, d_model=16, n_heads=4, d_ff=32, n_layers=n_layers)
    model = Transformer(config)
    with FlopCounterMode(display=False) as counter, record(model):
        model(source, target).sum().backward()
    assert training_flops(model, source, target) == counter.get_total_flops()


def test_control_a_forward_pass_alone_is_not_enough():
    model = Transformer(TransformerConfig(9, 9, d_model=16, n_heads=4, d_ff=32))
    with FlopCounterMode(display=False) as counter, record(model):
        model(source, target)
    assert training_flops(model, source, target) == 3 * counter.get_total_flops()


@pytest.mark.parametrize("attention", ["dot", None])
def test_a_grus_operations_are_counted_by_hand(attention):
    d, b, s, t, v = 8, 3, 7, 5, 9
    model = Seq2Seq(Seq2SeqConfig(v, v, d_model=d, attention=attention))
    reads = 2 * b * s * 3 * (d // 2) * (d + d // 2)  # two directions, three gates
    writes = b * t * 3 * d * 2 * d
    words = b * t * (2 * d * d + d * v) + b * d * d  # merge, readout; the first state
    mixes = b * t * s * d if attention else 0
    assert training_flops(model, source, target) == 6 * (reads + writes + words + mixes)


@pytest.mark.parametrize("positions", ["none", "rotary", "learned"])
def test_what_only_passes_its_input_on_costs_nothing(positions):
    config = TransformerConfig(9, 9, d_model=16, n_heads=4, d_ff=32, positions=positions)
    model = Transformer(config)
    with FlopCounterMode(display=False) as counter, record(model):
        model(source, target).sum().backward()
    assert training_flops(model, source, target) == counter.get_total_flops()


@pytest.mark.parametrize(
    "layer, shape",
    [
        (torch.nn.Conv1d(4, 6, 3), (2, 4, 9)),
        (torch.nn.Conv2d(4, 6, (3, 5), stride=2, padding=1, groups=2), (2, 4, 9, 8)),
        (torch.nn.Conv3d(2, 3, 2), (2, 2, 4, 4, 4)),
    ],
)
def test_a_convolutions_operations_are_those_that_pytorch_counts(layer, shape):
    with FlopCounterMode(display=False) as counter:
        layer(torch.randn(shape))
    assert training_flops(layer, torch.randn(shape)) == 3 * counter.get_total_flops() > 0


@pytest.mark.parametrize("layer", [torch.nn.LSTM(4, 4), torch.nn.ConvTranspose1d(4, 4, 3)])
def test_a_layer_that_cannot_be_counted_is_an_error(layer):
    model = torch.nn.Sequential(layer)
    with pytest.raises(TypeError, match=f"cannot count 0: {type(layer).__name__}"):
        training_flops(model, torch.randn(2, 4, 4))
    assert not layer._forward_hooks


def test_counting_leaves_no_trace():
    model = Transformer(TransformerConfig(9, 9, d_model=16, n_heads=4, d_ff=32))
    training_flops(model, source, target)
    assert not [m for m in model.modules() if m._forward_hooks]
    assert all(p.grad is None for p in model.parameters())


def test_memory_counts_every_tensor_once():
    square = lambda x: x * x  # noqa: E731 - x is saved twice, in one storage
    x = torch.ones(1000, requires_grad=True)
    assert megabytes_kept(square, x) == pytest.approx(0.004)
    assert megabytes_kept(lambda x: x + 1, x) == 0


def test_memory_of_attention_grows_with_the_square():
    attend = lambda x: (x @ x.mT).softmax(dim=-1) @ x  # noqa: E731
    kept = [megabytes_kept(attend, torch.ones(n, 1, requires_grad=True)) for n in (256, 512)]
    assert kept[1] / kept[0] == pytest.approx(4, rel=0.05)


def test_milliseconds_keeps_the_threads_and_runs_without_gradients():
    modes, threads = [], torch.get_num_threads()
    spent = milliseconds(lambda x: modes.append(torch.is_grad_enabled()), [torch.ones(1)] * 2)
    assert set(modes) == {False} and len(spent) == 2 and min(spent) > 0
    assert torch.get_num_threads() == threads


@pytest.mark.skipif(sys.platform == "win32", reason="processor time is counted in 16 ms there")
def test_milliseconds_are_those_of_the_processor_and_in_the_order_of_the_inputs():
    def layer(x):
        time.sleep(0.01)
        start = time.thread_time()
        while time.thread_time() < start + x / 1000:
            pass

    short, long = milliseconds(layer, torch.tensor([2.0, 6.0]))
    assert 2 <= short < 4 and 6 <= long < 8


def test_a_slow_half_of_the_time_does_not_bend_the_result():
    calls = []

    def layer(x):
        calls.append(x)
        until = time.thread_time() + (0.02 if len(calls) < 15 else 0.001)
        while time.thread_time() < until:
            pass

    assert max(milliseconds(layer, [torch.ones(1)] * 2)) < 5


def test_a_number_of_threads_ends_even_after_an_error():
    with pytest.raises(RuntimeError), threads(2):
        assert torch.get_num_threads() == 2
        raise RuntimeError
    assert torch.get_num_threads() == 1, "as many as every notebook has"


def test_a_device_that_is_none_is_named(monkeypatch):
    monkeypatch.setenv("COURSE_DEVICE", "banana")
    with pytest.raises(ValueError, match="COURSE_DEVICE=banana is no device: use cpu"):
        device()
