"""What a widget is given: arrays as finite numbers, or one sentence that says what is wrong."""

import torch
from torch import Tensor


def matrix(
    name: str, value, rows: int, columns: int | None = None, counted: str = "tokens"
) -> Tensor:
    """Any array as a float64 matrix of `rows` rows; ValueError in one sentence if it is not one."""
    value = numbers(name, value)
    if value.ndim != 2:
        raise ValueError(
            f"{name} has {value.ndim} axes of sizes {tuple(value.shape)}: "
            f"give a matrix, {rows} rows of numbers"
        )
    if len(value) != rows:
        raise ValueError(f"{name} has {len(value)} rows but there are {rows} {counted}")
    if columns is not None and value.shape[1] != columns:
        raise ValueError(f"{name} has {value.shape[1]} columns, but {columns} are needed")
    return value


def numbers(name: str, value, dtype: torch.dtype = torch.float64) -> Tensor:
    """Any array as finite numbers on the CPU; ValueError in one sentence if it is not one."""
    try:
        value = torch.as_tensor(value, dtype=dtype, device="cpu").detach()
    except (TypeError, ValueError, RuntimeError) as error:
        raise ValueError(f"{name} is not a matrix of numbers: {error}") from None
    if not value.isfinite().all():
        raise ValueError(f"{name} holds infinity or nan, which cannot be drawn")
    return value


def picture(name: str, value, most: int) -> Tensor:
    """H W, written with three digits; ValueError in a sentence if it is no small image."""
    value = numbers(name, value)
    if value.ndim != 2 or not 2 <= min(value.shape) <= max(value.shape) <= most:
        raise ValueError(
            f"{name} has sizes {tuple(value.shape)}: give 2 to {most} rows and columns"
        )
    return (value * 1000).round() / 1000


def pictures(images: dict, most: int) -> dict[str, Tensor]:
    """Each of `images` {name: H W} as `picture` writes it; ValueError in a sentence."""
    if not images:
        raise ValueError("there are no images: give at least one, {name: rows of numbers}")
    return {name: picture(name, value, most) for name, value in images.items()}


def known(kind: str, value: str, names, between: str = ", ") -> None:
    """ValueError in a sentence if `value` is not one of `names`."""
    if value not in names:
        raise ValueError(f"there is no {kind} {value!r}: there are {between.join(names)}")


def within(name: str, value: int, low: int, high: int) -> None:
    """ValueError in a sentence if `value` is not a whole number from `low` to `high`."""
    if value not in range(low, high + 1):
        raise ValueError(f"{name}={value} is not one of {low} to {high}")


def position(name: str, value, words: list[str], counted: str) -> int:
    """Where a word stands, or a position itself; ValueError in a sentence if it is neither."""
    if value in words:
        return words.index(value)
    if value in range(len(words)):
        return int(value)
    raise ValueError(
        f"{name}={value!r} is neither one of the {counted} {', '.join(words)} "
        f"nor a position below {len(words)}"
    )
