"""Colours mean the same in Python and in JavaScript, and differ for every eye."""

import re
from itertools import combinations, pairwise

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from course_utils import notation
from course_utils.paths import ROOT
from course_utils.plots.style import looks

SIGHT = {  # Machado et al. (2009), table 1, severity 1.0; on linear RGB
    "usual": np.eye(3),
    "protan": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deutan": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritan": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
TO_CONES = [  # Ottosson (2020), OKLab
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
]
TO_LAB = [
    [0.2104542553, 0.7936177850, -0.0040720468],
    [1.9779984951, -2.4285922050, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.8086757660],
]
LEAST = 12  # hundredths of OKLab's unit


def as_seen(colour: str, sight: str) -> np.ndarray:
    c = np.array(to_rgb(colour))
    linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    cones = np.array(TO_CONES) @ np.clip(np.array(SIGHT[sight]) @ linear, 0, 1)
    return 100 * np.array(TO_LAB) @ np.cbrt(cones)


def nearest(colours, sight: str) -> float:
    """The smallest distance between two colours."""
    pairs = combinations(colours, 2)
    return min(np.linalg.norm(as_seen(a, sight) - as_seen(b, sight)) for a, b in pairs)


@pytest.mark.parametrize("sight", SIGHT)
def test_lines_and_roles_are_told_apart_by_every_eye(sight):
    assert nearest([notation.TRAIN, notation.TEST, *notation.CYCLE], sight) >= LEAST
    roles = [notation.QUERY, notation.KEY, notation.VALUE, notation.OUTPUT]
    assert nearest(roles, sight) >= LEAST


def test_control_red_and_green_are_one_colour_for_some():
    assert nearest(["#a06000", "#607800"], "deutan") < LEAST


def test_the_neutral_colours_are_no_role():
    roles = {notation.QUERY, notation.KEY, notation.VALUE, notation.OUTPUT}
    assert not roles & {notation.TRAIN, notation.TEST, *notation.CYCLE}


def test_a_name_has_its_look_wherever_it_stands_and_no_two_lines_share_one():
    alone, among = looks(["test"])[0], looks(["a", "b", "train loss", "CNN, 3 layers", "test"])
    assert among[-1] == alone == {"color": notation.TEST, "linestyle": "--", "marker": "X"}
    assert among[2]["color"] == notation.TRAIN
    many = looks([*"abcdefghijkl", "MLP"])
    assert len({(look["color"], look["linestyle"]) for look in many}) == len(many)
    assert all(a["linestyle"] != b["linestyle"] for a, b in pairwise(many[:4]))


def test_more_lines_than_can_be_told_apart_are_refused():
    assert len({tuple(look.items()) for look in looks(f"CNN {i}" for i in range(16))}) == 16
    with pytest.raises(ValueError, match="17 lines, but only 16"):
        looks(map(str, range(17)))


def test_lines_of_one_kind_share_its_colour_and_no_dash():
    kind = looks(["CNN, 3 layers", "CNN, 5 layers", "CNN, 9 layers", "other"])
    assert {look["color"] for look in kind[:3]} == {notation.LOOKS["CNN"][0]}
    assert len({(look["color"], look["linestyle"]) for look in kind}) == 4


def themes(scripts: str) -> list[dict[str, str]]:
    """The colours of each theme object: one that names query, key and value."""
    found = (dict(re.findall(r'(\w+): *"(#\w{6})"', o)) for o in re.findall(r"{[^{}]*}", scripts))
    return [theme for theme in found if {"query", "key", "value"} <= set(theme)]


def light_faults(scripts: str) -> list[str]:
    """Where the theme on white paper is not what Python draws with."""
    light = [theme for theme in themes(scripts) if theme.get("paper", "").lower() == "#ffffff"]
    names = {
        "query": notation.QUERY,
        "key": notation.KEY,
        "keyText": notation.KEY_TEXT,
        "value": notation.VALUE,
        "output": notation.OUTPUT,
        "muted": notation.MUTED,
    }
    wrong = [
        f"{name} is {theme.get(name)} in JavaScript, {colour} in Python"
        for theme in light
        for name, colour in names.items()
        if theme.get(name, "").lower() != colour.lower()
    ]
    return wrong if len(light) == 1 else [f"{len(light)} light themes, not 1"]


def scripts() -> str:
    return "\n".join(path.read_text() for path in (ROOT / "course_utils" / "widgets").rglob("*.js"))


def test_javascript_has_the_same_colours():
    assert light_faults(scripts()) == []
    assert len(themes(scripts())) == 2  # light and dark


def test_control_another_colour_in_javascript_is_found():
    assert light_faults(scripts().replace(notation.VALUE, "#009E73")) == [
        "value is #009E73 in JavaScript, #882255 in Python"
    ]
    assert light_faults("") == ["0 light themes, not 1"]
