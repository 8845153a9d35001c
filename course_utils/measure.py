"""What a layer costs: operations, seconds and memory.

Shapes   B batch   S source tokens   T target tokens   D model width   N heads
"""

import math
import sys
import time
from collections.abc import Callable, Sequence

import torch
from torch import Tensor, nn

from course_utils.repro import threads

# Processor time, so that other programs do not count; Windows counts it in steps of 16 ms.
CLOCK = time.perf_counter if sys.platform == "win32" else time.thread_time
ROUNDS = 8


def training_flops(model: nn.Module, *inputs: Tensor) -> int:
    """Operations of one training step of a model with a `config.d_model`.

    2 for each multiply-add of a matrix product or a convolution, counted while the model runs
    forward; backward takes twice as many again (Kaplan et al. 2020, section 2.1). Sums, norms and
    softmax are left out: below 1 %. TypeError for a layer with a matrix that it cannot count.
    """
    multiply_adds: list[int] = []

    def linear(module, given, out):
        multiply_adds.append(out.numel() * module.in_features)

    def convolution(module, given, out):
        multiply_adds.append(out.numel() * module.weight[0].numel())

    def gru(module, given, out):
        steps = getattr(given[0], "data", given[0]).numel() // module.input_size  # perhaps packed
        matrices = [p.numel() for name, p in module.named_parameters() if "weight" in name]
        multiply_adds.append(steps * sum(matrices))

    def weights(module, given, out):
        d_model = model.config.d_model
        compare_and_mix = 2 * d_model // out.shape[1]  # B N T S: each weight is of one head
        mix = d_model  # B T S: what compares is a `Linear`, or left out
        multiply_adds.append(out.numel() * (compare_and_mix if out.ndim == 4 else mix))

    kinds = {nn.Linear: linear, nn.GRU: gru}
    kinds |= dict.fromkeys((nn.Conv1d, nn.Conv2d, nn.Conv3d), convolution)
    hooks = []
    try:
        for name, module in model.named_modules():
            if type(module) in kinds:
                hooks.append(module.register_forward_hook(kinds[type(module)]))
            elif name.rpartition(".")[-1] == "weights":  # the window that `record` looks through
                hooks.append(module.register_forward_hook(weights))
            elif not isinstance(module, nn.Embedding) and _has_a_matrix(module):
                raise TypeError(f"training_flops cannot count {name or 'this'}: {module}")
        with torch.no_grad():
            model(*inputs)
    finally:
        for hook in hooks:
            hook.remove()
    return 2 * 3 * sum(multiply_adds)


def _has_a_matrix(module: nn.Module) -> bool:
    return any(parameter.ndim > 1 for parameter in module.parameters(recurse=False))


def milliseconds(layer: Callable[[Tensor], object], inputs: Sequence[Tensor]) -> list[float]:
    """For each input, the fastest of some forward passes on one thread.

    The inputs take turns, so that a slow second of the machine hits all of them alike; each has
    two passes a turn, the first to fill the caches.
    """
    fastest = [math.inf] * len(inputs)
    turns = [i for i in range(len(inputs)) for _ in range(2)] * ROUNDS
    with torch.no_grad(), threads(1):
        for i in turns:
            start = CLOCK()
            layer(inputs[i])
            fastest[i] = min(fastest[i], CLOCK() - start)
    return [1000 * seconds for seconds in fastest]


def megabytes_kept(layer: Callable[[Tensor], object], x: Tensor) -> float:
    """What a forward pass keeps for the backward pass, every tensor once."""
    kept = {}

    def note(saved: Tensor) -> Tensor:
        storage = saved.untyped_storage()
        kept[storage.data_ptr()] = storage.nbytes()
        return saved

    with torch.autograd.graph.saved_tensors_hooks(note, lambda saved: saved):
        output = layer(x)  # alive until the sum is taken, so that no address is used twice
    total = sum(kept.values()) / 1e6
    del output
    return total
