"""Follow a training: a bar with the time left and, in a notebook, the curve as it grows."""

import time
from collections.abc import Iterable, Iterator

from tqdm.auto import tqdm

PAUSE = 5.0  # seconds between two drawings of the curve


def watched(losses: Iterable[float], steps: int, name: str) -> Iterator[float]:
    """The same losses, shown while they come."""
    curve = Curve(name, steps) if in_notebook() else None
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
                curve.draw(seen, ended=True)


def say(words: str) -> None:
    """Tell what happened to a training, below its bar."""
    tqdm.write(words)


def in_notebook() -> bool:
    """Whether a Jupyter kernel runs this, and not a terminal."""
    from IPython import get_ipython

    return type(get_ipython()).__name__ == "ZMQInteractiveShell"


class Curve:
    """The loss so far, drawn again every PAUSE seconds in the place of the last drawing."""

    def __init__(self, name: str, steps: int):
        from IPython.display import display

        self.name, self.steps, self.next = name, steps, time.monotonic() + PAUSE
        self.handle = display(display_id=True)

    def update(self, losses: list[float]) -> None:
        """Draw, if the last drawing is old enough."""
        if time.monotonic() >= self.next:
            self.draw(losses)
            self.next = time.monotonic() + PAUSE

    def draw(self, losses: list[float], ended: bool = False) -> None:
        """Draw all losses now, on an axis of all steps; `ended` early is said."""
        from course_utils.plots.curves import curves
        from course_utils.plots.figure import picture

        if losses:
            ax = curves(range(len(losses)), {self.name: losses}, xlabel="step", ylabel="loss")
            ax.set_xlim(0, self.steps)
            alt = f"Loss of {self.name}: {losses[0]:.2f} at first, {losses[-1]:.2f} now."
            if ended and len(losses) < self.steps:
                stopped = f"stopped at {len(losses)} of {self.steps}"
                ax.set_title(stopped, loc="left")
                alt = f"{alt[:-1]}, {stopped}."
            data, metadata = picture(ax, alt)
            self.handle.update(data, metadata=metadata, raw=True)
