"""Results and inputs made of several parts: tuples, lists and dicts, one in another."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

from torch import Tensor


def walk(value, like, path: tuple = ()) -> Iterator[tuple[tuple, Any, Any]]:
    """Path, part, part of `like`: down to what has no parts, or to where the two differ in form."""
    if built_alike(value, like):
        for key in like if isinstance(like, dict) else range(len(like)):
            yield from walk(value[key], like[key], (*path, key))
    else:
        yield path, value, like


def leaves(value) -> Iterator[tuple[tuple, Any]]:
    """Each part that is no row itself, with its path."""
    return ((path, part) for path, part, _ in walk(value, value))


def built_alike(value, like) -> bool:
    """A list may stand for a tuple, and a tuple for a list: both are unpacked in one way."""
    if isinstance(like, dict):
        return isinstance(value, dict) and value.keys() == like.keys()
    return is_row(like) and is_row(value) and len(value) == len(like)


def is_row(value) -> bool:
    """True for what holds parts in order."""
    return isinstance(value, (tuple, list))


def mapped(function: Callable, value):
    """The same form, with `function(part)` in place of each part."""
    if isinstance(value, dict):
        return {key: mapped(function, part) for key, part in value.items()}
    if is_row(value):
        return type(value)([mapped(function, part) for part in value])
    return function(value)


def part_of(path: tuple, whole) -> str:
    """How a sentence calls the part: "part 2 of 2", or a key of a dict."""
    words = []
    for key in path:
        words.append(f"`{key}`" if isinstance(whole, dict) else f"part {key + 1} of {len(whole)}")
        whole = whole[key]
    return ", ".join(words)


def input_at(path: tuple) -> str:
    """How Python writes it: the path ("state", 1) is `state[1]`."""
    name, *keys = path
    return name + "".join(f"[{key!r}]" for key in keys)


def copied(x):
    """One part, not to be shared. (deepcopy is slow for tensors.)"""
    return x.clone() if isinstance(x, Tensor) else deepcopy(x)


def is_float(x) -> bool:
    """True for a tensor that may have a gradient."""
    return isinstance(x, Tensor) and x.is_floating_point()
