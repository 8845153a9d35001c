"""Looks at what can be learned: layers and parameters, and the gradients that arrive at them."""

from course_utils.exercises.brief import names_of, sizes_of
from course_utils.exercises.equal import close
from course_utils.exercises.looks import has_nan
from course_utils.exercises.parts import part_of


def parameters(got, want, probe):
    """A module lacks parameters, has more, or has them in other shapes."""
    missing, extra = _only(want.parameters, got.parameters), _only(got.parameters, want.parameters)
    if got.loose and missing:
        return (
            f"Your layers are in {names_of(got.loose)}, a plain list or dict, where PyTorch "
            "does not find them: an optimizer would never train them.",
            f"Make an attribute of each one: {names_of(f'self.{name}' for name in missing)}.",
        )
    if missing and not got.parameters:
        return (
            f"Your module has no layers: it should have {names_of(missing)}.",
            "Make each one in `__init__`, as `self.name = ...`. A local variable is forgotten, and "
            "a layer made in `forward` is a new one at every call, which never learns.",
        )
    if bare := [name for name in extra if any(other.startswith(f"{name}.") for other in missing)]:
        return (
            f"{names_of(bare)} should be a layer, and you made a parameter of it.",
            f"`self.{bare[0]} = nn.Linear(...)` keeps its weight itself.",
        )
    if missing:
        return (
            f"Your module has no {names_of(missing)}"
            + (f", but it has {names_of(extra)}." if extra else "."),
            "Create each layer in `__init__`, as an attribute of `self` with the name asked for.",
        )
    if shared := {name: one for name, one in got.shared.items() if name not in want.shared}:
        name, one = (name.removesuffix(".weight") for name in next(iter(shared.items())))
        return (
            f"`{name}` and `{one}` are one and the same: what one learns, the other learns.",
            "Make two layers: each `nn.Linear(...)` makes a new one.",
        )
    if extra:
        return (
            f"Your module has more parameters than needed: {names_of(extra)}.",
            "Read the task again: what is learned? What is not goes into `self.register_buffer`.",
        )
    for name, sizes in want.parameters.items():
        if got.parameters[name] != sizes:
            return (
                f"`{name}` has shape {sizes_of(got.parameters[name])}; expected {sizes_of(sizes)}.",
                "",
            )


def _only(names, others) -> list[str]:
    """Names that the others lack; a layer that they lack altogether is one name."""
    layers = {other.split(".")[0] for other in others}
    whole = (name if name.split(".")[0] in layers else name.split(".")[0] for name in names)
    return list(dict.fromkeys(name for name in whole if name not in others))


def unused(got, want, probe):
    """The result is the same whatever an input or a layer holds."""
    never = [key for key in got.unused if key not in want.unused]
    if never:
        of, names = first_part([key for key in got.gradients if key in never], want.value)
        return (
            f"{names} {'are' if ',' in names else 'is'} never used: whatever stands there, "
            f"{of.removeprefix(' of ') or 'the result'} stays the same.",
            "In which line should it stand, and what stands there in its place?",
        )


def gradient(got, want, probe):
    """No gradient arrives where one is expected."""
    lost = [
        key
        for key, grad in want.gradients.items()
        if grad is not None and got.gradients.get(key) is None
    ]
    if lost:
        of, names = first_part(lost, want.value)
        return (
            f"No gradient{of} arrives at {names}, so it could not be learned.",
            "Look for `.detach()`, `.data`, `.item()`, `.numpy()` or `no_grad`"
            + (
                "."
                if got.cut & set(lost)
                else "; or for a step without a slope, such as `>`, `//`, `argmax` or `round`."
            ),
        )


def first_part(gradients: list[tuple], value) -> tuple[str, str]:
    """Of keys (path, name) the first path, as " of part 1 of 2", and the names that go with it."""
    (path, _), *_ = gradients
    name = part_of(path, value)
    names = [n for p, n in gradients if p == path]
    whole = {n.removesuffix(".weight") for n in names if n.endswith(".weight")}
    short = (layer if (layer := n.rpartition(".")[0]) in whole else n for n in names)
    return f" of {name}" if name else "", names_of(dict.fromkeys(short))


def slope(got, want, probe):
    """Gradients that arrive, but with other numbers."""
    wrong = [
        key
        for key, grad in want.gradients.items()
        if grad is not None and not close(got.gradients[key], grad)
    ]
    if wrong:
        of, names = first_part(wrong, want.value)
        said = f"The numbers are right, but the gradient{of} for {names} is not."
        if any(has_nan(got.gradients[key]) for key in wrong):
            return f"{said} It is `nan`.", "The slope of a root is infinite at 0: add before it."
        if got.cut & set(wrong):
            return said, "Is one part detached, or computed under `no_grad`?"
        return (
            f"{said} So with other inputs the numbers would differ too.",
            "Is a small constant another than the one asked for?",
        )
