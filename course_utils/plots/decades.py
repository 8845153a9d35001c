"""The numbers at a logarithmic axis: powers of ten, and between them only what has room."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from matplotlib.ticker import LogFormatterSciNotation

if TYPE_CHECKING:
    from matplotlib.axis import Axis

WIDE = 4  # times the lowest: on a shorter axis each digit has its number


class Decades(LogFormatterSciNotation):
    """Where two powers of ten are in sight only they are named; else 0.1, 0.2, 0.5 and so on.

    It looks at the limits when it is asked, so they may still change.
    """

    def __call__(self, x, pos=None):
        low, high = sorted(self.axis.get_view_interval())
        power = math.floor(math.log10(x) + 1e-9)
        digit = round(x / 10.0**power)
        if math.floor(math.log10(high) + 1e-9) > math.ceil(math.log10(low) - 1e-9):
            return super().__call__(x, pos) if digit == 1 else ""
        return f"{x:g}" if high < WIDE * low or digit in (1, 2, 5) else ""


def named(axis: Axis) -> None:
    """Let the axis name its ticks so, the small ones too."""
    axis.set_major_formatter(Decades())
    axis.set_minor_formatter(Decades())
