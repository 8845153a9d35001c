"""What goes through a wrong answer to exercise 11.3, and what should.

In the formulas a stands for what the attention says, f for what the small network says.
"""

import torch
from torch import nn

from course_utils.exercises.exercise import randn

NEAR = 1e-5
EPS = nn.LayerNorm(1).eps


def the_road(answer):
    """A token on its way through your layer. Say a for what the attention says, and f for what the
    small network says.

    Each line has the form x + sub-layer(norm(x)), and the second x is the sum of the first line."""
    layer, x = _layer(answer), randn(2, 3, 6, seed=9)
    calls, y = _run(layer, x)
    if [name for name, *_ in calls] != ["attention", "feed_forward"]:
        order = ", ".join(f"`{name}`" for name, *_ in calls)
        return f"You call {order}; expected `attention`, `feed_forward`."
    (_, heard_first, a), (_, heard_next, f) = calls
    if len(heard_first) > 1:
        return f"The attention is given {len(heard_first)} inputs; expected norm1(x) alone."
    normed = layer.norm1(x)
    known = {"x": x, "a": a, "x + a": x + a, "norm1(x) + a": normed + a, "norm1(x)": normed}
    known |= {"x + a + x": x + a + x, "x + a + x + a": x + a + x + a}
    known |= {"norm1(x + a)": layer.norm1(x + a), "norm1(a)": layer.norm1(a)}
    known |= {"x + norm1(a)": x + layer.norm1(a)}
    hears = _with_norms(layer, known)
    ends = {"f": f} | {f"{name} + f": part + f for name, part in hears.items()}
    ends |= {f"{name} + norm2(f)": part + layer.norm2(f) for name, part in hears.items()}
    said = (
        ("The attention hears", heard_first[0], hears, "norm1(x)"),
        ("The small network hears", heard_next[0], hears, "norm2(x + a)"),
        ("What comes out is", y, _with_norms(layer, ends), "x + a + f"),
    )
    lines = [(what, _name(part, parts), asked) for what, part, parts, asked in said]
    other = [line for line in lines if line[1] != line[2]]
    return not other or " ".join(f"{what} {name}; expected {asked}." for what, name, asked in other)


def another_eps(answer):
    """Your norms have another eps than `nn.LayerNorm` has by itself.

    `nn.LayerNorm(d_model)`, without more."""
    layer = answer(6, 3, 5)
    found = {norm.eps for norm in (layer.norm1, layer.norm2)} - {EPS}
    return not found or f"It is {found.pop():g} instead of {EPS:g}."


def _layer(answer):
    layer = answer(6, 3, 5).eval()
    for norm in (layer.norm1, layer.norm2):
        nn.init.uniform_(norm.weight, 0.5, 1.5)
        nn.init.uniform_(norm.bias, -0.5, 0.5)
    return layer


def _run(layer, x):
    """Each sub-layer that is called, with what it hears and says; and what comes out."""
    calls = []
    for name in ("attention", "feed_forward"):
        getattr(layer, name).register_forward_hook(
            lambda _, heard, named, said, name=name: calls.append((name, [*heard, *named], said)),
            with_kwargs=True,
        )
    return calls, layer(x)


def _with_norms(layer, parts):
    normed = {
        f"{norm}({name})": getattr(layer, norm)(part)
        for name, part in parts.items()
        for norm in ("norm1", "norm2")
    }
    return parts | normed


def _name(part, known):
    """The shortest formula that gives these numbers."""
    fits = [name for name, x in known.items() if _equal(x, part)]
    return min(fits, key=len, default="something else")


def _equal(a, b):
    return a.shape == b.shape and torch.allclose(a, b, atol=NEAR)
