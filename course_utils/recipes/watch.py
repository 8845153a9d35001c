"""Follow a training: a bar with the time left and, in a notebook, the curve as it grows."""

import time
from collections.abc import Iterable, Iterator

from tqdm.auto import tqdm

PAUSE = 5.0  # seconds between two drawings of the curve


def watched(losses: Iterable[float], steps: int, name: str) -> Iterator[float]:
    """The same losses, shown while they come."""
    curve = Curve(name) if in_notebook() else None
    seen = []
    with tqdm(losses, total=steps, desc=name, unit="step", leave=False) as bar:
        try:
            for loss in bar:
                seen.append(loss)
                bar.set_postfix(loss=f"{loss:.3f}", refresh=False)
                if curve:
                    curve.update(seen)
                yield loss
        finally:
            if curve:
                curve.draw(seen)


def in_notebook() -> bool:
    """Whether a Jupyter kernel runs this, and not a terminal."""
    from IPython import get_ipython

    return type(get_ipython()).__name__ == "ZMQInteractiveShell"


class Curve:
    """The loss so far, drawn again every PAUSE seconds in the place of the last drawing."""

    def __init__(self, name: str):
        from IPython.display import display

        self.name, self.next = name, time.monotonic() + PAUSE
        self.handle = display(display_id=True)

    def update(self, losses: list[float]) -> None:
        """Draw, if the last drawing is old enough."""
        if time.monotonic() >= self.next:
            self.draw(losses)
            self.next = time.monotonic() + PAUSE

    def draw(self, losses: list[float]) -> None:
        """Draw all losses now."""
        from course_utils.plots.curves import curves
        from course_utils.plots.figure import picture

        if losses:
            ax = curves(range(len(losses)), {self.name: losses}, xlabel="step", ylabel="loss")
            alt = f"Loss of {self.name}: {losses[0]:.2f} at first, {losses[-1]:.2f} now."
            data, metadata = picture(ax, alt)
            self.handle.update(data, metadata=metadata, raw=True)
