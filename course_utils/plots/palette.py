"""A picture in as few colours as it is seen in: small, and no area in a false colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from PIL.Image import Image

STEPS_AREA, STEPS_EDGE = 6, 64  # of 255: how far a stored colour may lie from the drawn one
MOST = 256  # of an indexed PNG


def indexed(picture: Image) -> Image:
    """The RGBA `picture` with a palette, the same bytes on every machine.

    From the most frequent colour to the rarest, one is kept if none kept before is near enough.
    """
    from PIL import Image

    pixels = np.array(picture.convert("RGBA"))
    pixels[pixels[..., 3] == 0] = 0  # whatever its colour, it is not seen
    codes, place, counts = np.unique(
        pixels.view(np.uint32), return_inverse=True, return_counts=True
    )
    colours = codes.view(np.uint8).reshape(-1, 4)
    seen = colours.astype(np.int32)
    seen[:, :3] = seen[:, :3] * seen[:, 3:] // 255  # faint colours differ little
    place = place.reshape(pixels.shape[:2])
    allowed = np.full(len(seen), STEPS_EDGE**2)
    allowed[_areas(place)] = STEPS_AREA**2
    nearest, distance = np.zeros(len(seen), np.uint8), np.full(len(seen), 2**30)
    kept: list[int] = []
    for i in np.argsort(-counts, kind="stable"):
        if distance[i] > allowed[i] and len(kept) < MOST:
            away = ((seen - seen[i]) ** 2).sum(1)
            nearest[away < distance] = len(kept)
            distance = np.minimum(distance, away)
            kept.append(i)
    image = Image.fromarray(nearest[place])
    image.putpalette(colours[kept].tobytes(), "RGBA")
    return image


def _areas(place: np.ndarray) -> np.ndarray:
    """Colours that fill 2 by 2 pixels somewhere; the soft edge of a letter is thinner."""
    first = place[:-1, :-1]
    same = (first == place[1:, :-1]) & (first == place[:-1, 1:]) & (first == place[1:, 1:])
    return np.unique(first[same])
