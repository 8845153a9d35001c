"""How well one colour stands out from another, after WCAG 2: from 1 to 21."""

from __future__ import annotations

import numpy as np

from course_utils.notation import PAPERS

TEXT, LINE = 4.5, 3  # the least contrast at which a small word, and a line, is seen


def contrast(a, b) -> float:
    """The contrast between two colours, each as matplotlib takes it."""
    dark, light = sorted([_luminance(a), _luminance(b)])
    return (light + 0.05) / (dark + 0.05)


def ink_on(colour) -> str:
    """Black or white, whichever is read better on `colour`: one of them has at least 4.58."""
    return max("#000000", "#FFFFFF", key=lambda ink: contrast(ink, colour))


def as_text(colour) -> tuple[float, float, float]:
    """The same hue, as much darker as small text on white needs."""
    from matplotlib.colors import to_rgb

    dimmed = (np.array(to_rgb(colour)) * share for share in np.linspace(1, 0, 51))
    return tuple(next(one for one in dimmed if contrast(one, PAPERS[0]) >= TEXT))


def _luminance(colour) -> float:
    from matplotlib.colors import to_rgb

    c = np.array(to_rgb(colour))
    linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])
