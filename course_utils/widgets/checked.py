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
