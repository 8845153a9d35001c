"""Read the contract at the head of a docstring: `B T D, B S D -> B T S`."""

import re
from dataclasses import dataclass

import torch

from course_utils.notation import SHAPES

AXES = r"(?:\.\.\. )?(?:[A-Z]|\d+)(?: (?:[A-Z]|\d+))*"
SIDE = rf"{AXES}(?:, {AXES})*"
CONTRACT = re.compile(rf"({SIDE}) -> ({SIDE})(?![\w ]*->)(?=$|[^\w ])")


@dataclass(frozen=True)
class Contract:
    """The axes of each input and of each output."""

    inputs: tuple[tuple[str, ...], ...]
    outputs: tuple[tuple[str, ...], ...]


def read(docstring):
    """The contract, None if there is no arrow; ValueError for an arrow that cannot be read."""
    first = (docstring or "").strip().splitlines()[:1]
    if not first or "->" not in first[0]:
        return None
    found = CONTRACT.match(first[0])
    if not found:
        raise ValueError(f"not a contract: {first[0]!r}; write it as 'B T D, B S D -> B T S'")
    sides = [tuple(tuple(axes.split()) for axes in side.split(", ")) for side in found.groups()]
    letters = {axis for side in sides for axes in side for axis in axes if axis.isalpha()}
    if unknown := letters - SHAPES.keys():
        raise ValueError(f"{first[0]!r} has letters that the notation lacks: {sorted(unknown)}")
    return Contract(*sides)


def sizes_of(axes, sizes):
    """The shape that axes stand for; `...` is any number of leading axes."""
    shape = []
    for axis in axes:
        shape += sizes["..."] if axis == "..." else [int(axis) if axis.isdigit() else sizes[axis]]
    return tuple(shape)


def example(axes, sizes):
    """A random tensor; without an axis of features (B T, B S) the indices of tokens, none of 0."""
    shape = sizes_of(axes, sizes)
    if set(axes) <= {"B", "T", "S"}:
        return torch.randint(1, sizes["V"], shape)
    return torch.randn(shape)


def faults(contract, call, sizes):
    """Run `call` on examples of the inputs, and compare what comes out with the promise."""
    torch.manual_seed(0)
    out = call(*(example(axes, sizes) for axes in contract.inputs))
    out = out if isinstance(out, tuple) else (out,)
    if len(out) != len(contract.outputs):
        yield f"{len(out)} outputs, promised {len(contract.outputs)}"
    for axes, tensor in zip(contract.outputs, out, strict=False):
        if (want := sizes_of(axes, sizes)) != (shape := tuple(tensor.shape)):
            yield f"promised {' '.join(axes)} = {want}, came out {shape}"
