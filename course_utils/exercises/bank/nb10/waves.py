"""The frequencies that a table of waves has, read off its numbers."""

import torch
from torch import Tensor

from course_utils.exercises.brief import brief

NEAR = 1e-3


def rates_of(sines: Tensor | None = None, cosines: Tensor | None = None) -> Tensor | None:
    """T P -> P: radians a row, from -π to π, of sines, of cosines or of both; None if no waves.

    Row t is the sine, or the cosine, of t times the frequency, to within NEAR.
    """
    if cosines is None:
        cos = torch.where(sines[1].abs() > 1e-6, sines[2] / (2 * sines[1]), 1)
        rates = torch.atan2(sines[1], cos)  # sin 2a = 2 sin a cos a
    elif sines is None:
        rates = cosines[-1].clamp(-1, 1).acos() / (len(cosines) - 1)  # if it is slow
        rates = torch.where(_fit(rates, cosines=cosines), rates, cosines[1].clamp(-1, 1).acos())
    else:
        rates = torch.atan2(sines[1], cosines[1])
    return rates if _fit(rates, sines, cosines).all() else None


def _fit(rates: Tensor, sines: Tensor | None = None, cosines: Tensor | None = None) -> Tensor:
    """P: which columns are waves of these frequencies."""
    length = len(cosines if sines is None else sines)
    angles = torch.arange(length)[:, None] * rates
    pairs = ((angles.sin(), sines), (angles.cos(), cosines))
    gaps = [(wave - given).abs().amax(0) for wave, given in pairs if given is not None]
    return torch.stack(gaps).amax(0) < NEAR


def like_asked(rates: Tensor | None) -> bool | str:
    """True, or four other frequencies beside those asked for. What is no wave is not wrong here."""
    asked = 10_000 ** (-torch.arange(0, 8, 2) / 8)
    if rates is None or torch.allclose(rates, asked, rtol=NEAR):
        return True
    return f"For a width of 8 they are {brief(rates, 4)}; expected {brief(asked, 4)}."
