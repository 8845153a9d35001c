"""Gradients of an answer, and whether they are the slopes of its own numbers."""

from collections.abc import Callable

import torch
from torch import Tensor, nn

from course_utils.exercises.equal import close
from course_utils.exercises.exercise import Probe
from course_utils.exercises.outcome import Outcome, attempt
from course_utils.exercises.parts import copied, input_at, is_float, leaves, mapped, walk

REACH = 3.0  # how far a number is moved to see whether it is used
STEP = 1e-2  # how far to measure a slope: float32 and a curve lose as little as possible
NOTHING = 1e-5  # a gradient of zero, but for rounding
ROUGH = 0.05  # so exact is a slope that is measured


def differentiate(
    answer: Callable, call: Callable, probe: Probe, seen: Outcome, like: Outcome
) -> None:
    """Each float part of the result by each float input and parameter; None where nothing arrives.

    One number is differentiated, a mixture of entries: `grad_outputs` would import sympy, 1.5 s.
    """
    parts = [path for path, part, _ in walk(seen.value, like.value) if has_numbers(part)]
    if not parts:
        return
    inputs = mapped(_tracked, probe.inputs)
    targets: dict[str, Tensor] = {input_at(path): x for path, x in leaves(inputs) if is_float(x)}
    targets |= dict(call.named_parameters()) if isinstance(call, nn.Module) else {}
    seen.gradients = {(path, name): None for path in parts for name in targets}
    second = Outcome()
    with attempt(answer, second):  # it stops at `.numpy()`, `.detach()`, a change in place
        value = call(*mapped(_kept, inputs).values())
        for path, part, _ in walk(value, like.value):
            if path in parts and part.requires_grad:
                grads = torch.autograd.grad(
                    (part * _mixture(part)).sum(),
                    list(targets.values()),
                    retain_graph=True,
                    allow_unused=True,
                )
                names = [(path, name) for name in targets]
                seen.gradients |= dict(zip(names, grads, strict=True))
        if like is not seen:
            for name in {name for _, name in _astray(seen, like)}:
                _move(call, inputs, name, targets[name], seen, like)
    if second.crash and second.crash.name == "OutOfTime":
        seen.crash = second.crash


def _astray(seen: Outcome, like: Outcome) -> list[tuple]:
    """The keys of gradients that are not as they should be."""
    wanted = {key: grad for key, grad in like.gradients.items() if grad is not None}
    return [
        key
        for key, grad in wanted.items()
        if key in seen.gradients and not _agree(seen.gradients[key], grad)
    ]


def _agree(a: Tensor | None, b: Tensor) -> bool:
    return a is not None and close(a, b)


def _move(
    call: Callable, inputs: dict, name: str, target: Tensor, seen: Outcome, like: Outcome
) -> None:
    """Change one input or parameter, far and near: is it used at all, and is this its slope?"""
    start = target.detach().clone()

    def at(x: Tensor) -> dict[tuple, Tensor]:
        with torch.no_grad():
            target.copy_(x)
            value = call(*mapped(_kept, inputs).values())
            target.copy_(start)
        return {path: part for path, part, _ in walk(value, like.value) if has_numbers(part)}

    here, far = at(start), [at(REACH * torch.randn_like(start)) for _ in range(2)]
    direction = torch.randn_like(start)
    after, before = at(start + STEP * direction), at(start - STEP * direction)
    for key in _astray(seen, like):
        path, other = key
        if other != name or not all(path in parts for parts in (here, after, before, *far)):
            continue
        grad = seen.gradients[key]
        wanted = like.gradients[key]
        asked = wanted is not None and wanted.abs().max() > NOTHING  # the reference uses it
        if grad is None and asked and all(close(parts[path], here[path]) for parts in far):
            seen.unused.add(key)
        rise = ((after[path] - before[path]) * _mixture(here[path])).sum() / (2 * STEP)
        told = torch.zeros_like(rise) if grad is None else (grad * direction).sum()
        if (rise - told).abs() > ROUGH * (1 + rise.abs() + told.abs()):
            seen.cut.add(key)


def _tracked(x):
    return x.clone().requires_grad_() if is_float(x) else copied(x)


def _kept(x):
    """A copy, since what requires a gradient cannot be changed in place."""
    return x.clone() if is_float(x) else x


def _mixture(x: Tensor) -> Tensor:
    return torch.linspace(-1, 2, x.numel(), dtype=x.dtype, device=x.device).reshape(x.shape)


def has_numbers(x) -> bool:
    """A meta tensor has none, and a first operation on one imports modules for 2 s."""
    return is_float(x) and not x.is_meta and x.layout is torch.strided
