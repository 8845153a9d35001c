"""Gradient through time: which letters the guess of the next one hangs on, for three networks.

The influence of a letter is the length of the gradient of log p, p the probability of the most
probable next letter, at the embedding of that letter.

Shapes   T letters read, START first   V letters that are known
"""

from collections.abc import Mapping

import torch
from torch import Tensor

from course_utils.datasets.lines import SHOWN, START, encode
from course_utils.datasets.pieces import ALPHABET
from course_utils.models.recurrent import Writer, reach
from course_utils.widgets.engine import PageWidget
from course_utils.widgets.page_model import PageModel, exact
from course_utils.widgets.written import share, table

LONGEST, BACK = 60, 10  # letters of a text; steps back of which the sentence tells


def gradient_through_time(
    writers: Mapping[str, Writer],
    *,
    text: str = "wherefore art thou Rome",
    at: int | None = None,
) -> PageWidget:
    """Three `writers`, by name, read `text`; the guess after `at` letters is looked at.

    ValueError in a sentence for letters that the plays do not have, too long a text, no writer.
    """
    if not writers or any(not isinstance(model, Writer) for model in writers.values()):
        raise ValueError("writers is no dict of recurrent language models by name")
    encode(text)
    if not 1 <= len(text) <= LONGEST:
        raise ValueError(f"the text has {len(text)} letters; 1 to {LONGEST} can be read")
    at = len(text) if at is None else at
    if at not in range(1, len(text) + 1):
        raise ValueError(f"at={at} is not one of the {len(text)} letters of the text")
    data = {
        "alphabet": [*ALPHABET, *SHOWN.values()],
        "models": [
            {"name": name, "model": PageModel(f"writer-{model.config.kind}", model)}
            for name, model in writers.items()
        ],
        "longest": LONGEST,
    }
    state = {"text": text, "at": at}
    result = compute(writers, state)
    steps = [step for step in (0, 1, 2, 5, 10, 20, 40) if step <= at]
    rows = [
        (str(step), [power(values[at - step]) for values in result["reach"].tolist()])
        for step in steps
    ]
    return PageWidget(
        "gradient_through_time",
        title="Gradient through time",
        question="How much does the guess of the next letter hang on each letter before?",
        data=data,
        state=state,
        sentence=sentence(data, state, result),
        table=table("Influence of the letter so many steps back", list(writers), rows),
        inputs="writers",
        tested=6,
    )


def compute(writers: Mapping[str, Writer], state: dict) -> dict[str, Tensor]:
    """The definition that the JavaScript is held to: influences M T, and each one's next letter.

    In double precision, on the float16 weights that the page gets.
    """
    tokens = torch.tensor([START, *encode(state["text"][: state["at"]])])
    fine = [exact(model) for model in writers.values()]
    with torch.no_grad():
        chances = torch.stack([w.next_logits(tokens[None])[0].softmax(0) for w in fine])
    return {
        "reach": torch.stack([reach(writer, tokens) for writer in fine]),
        "best": chances.argmax(1).double(),
        "p": chances.amax(1),
    }


def power(value: float) -> str:
    """Three decimals; a small number with its power of ten: 3.1e-4."""
    if value == 0:
        return "0"
    if value >= 0.01:
        return f"{value:.3f}"
    digits, _, exponent = f"{value:.1e}".partition("e")
    return f"{digits}e{int(exponent)}"


def quoted(letter: str) -> str:
    """A letter in the sentence; a space and the end of a line by name."""
    return {" ": "a space", "\n": "a new line"}.get(letter, f"“{letter}”")


def sentence(data: dict, state: dict, result: dict) -> str:
    """The view in words."""
    back = min(BACK, state["at"])
    told = [
        f"{model['name']} expects {quoted(data['alphabet'][int(best)])} with {share(p)}, "
        f"influence {power(values[-1 - back])}"
        for model, best, p, values in zip(
            data["models"], result["best"], result["p"], result["reach"].tolist(), strict=True
        )
    ]
    read = state["text"][: state["at"]].replace("\n", "/")
    return f"After “{read}”, and {back} letters back: {'; '.join(told)}."
