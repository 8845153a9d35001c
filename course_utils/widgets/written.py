"""How numbers, tables and calls are written; numbers exactly as the JavaScript writes them."""

import html
import math
from decimal import ROUND_HALF_UP, Decimal

from torch import Tensor


def number(value: float, digits: int = 2) -> str:
    """At most `digits` decimals, halves away from 0, commas between thousands, and −."""
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    places = Decimal(1).scaleb(-digits)
    text = f"{Decimal(float(value)).quantize(places, ROUND_HALF_UP):,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text.replace("-", "−")


def share(value: float, digits: int = 3) -> str:
    """A part of 1; what is not 0 or 1 is never written so: near both ends it has one digit more."""
    value, least = float(value), 10.0 ** -(digits + 1)
    if value in (0, 1):
        return str(int(value))
    if value < least / 2:
        return f"<{least:.{digits + 1}f}"
    if value > 1 - least / 2:
        return f">{1 - least:.{digits + 1}f}"
    places = digits + 1 if value < 0.01 or value > 1 - 5 * least else digits
    return f"{Decimal(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"


def table(caption: str, columns: list[str], rows: list[tuple[str, list[str]]]) -> str:
    """A picture for readers without scripts: a plain table with a caption and headers."""
    head = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in columns)
    body = "".join(
        f'<tr><th scope="row">{html.escape(name)}</th>'
        f"{''.join(f'<td>{cell}</td>' for cell in row)}</tr>"
        for name, row in rows
    )
    return (
        f"<table><caption>{html.escape(caption)}</caption>"
        f"<thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def arguments(**given) -> str:
    """Inputs as they stand in a call: `x=[[1, 0]], tokens=["a"]`; whole numbers without point."""
    return ", ".join(f"{name}={literal(value)}" for name, value in given.items())


def literal(value) -> str:
    """Numbers, words and lists of them, as Python writes them."""
    if isinstance(value, Tensor):
        value = value.tolist()
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(literal, value))}]"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return repr(value)
