"""Masked word: BERT guesses a hidden piece of a text, and of another text beside it.

Shapes   V vocabulary
"""

import torch
from torch import Tensor

from course_utils.datasets.pieces import CLS, MASK, N_PIECES, SEP, word_pieces
from course_utils.models.bert import Bert
from course_utils.widgets.engine import PageWidget
from course_utils.widgets.page_model import PageModel, exact
from course_utils.widgets.written import share, table

TOP, MOST = 10, 30  # guesses that are shown; pieces of a text


def masked_word(
    bert: Bert,
    text: str = "thou art a villain .",
    place: int = 1,
    other: str = "you are a villain .",
    spot: int = 1,
) -> PageWidget:
    """Hide piece `place` of `text` and piece `spot` of `other`; the ten best guesses for each.

    `bert` reads the course's word pieces, and runs in the page.  ValueError in a sentence.
    """
    if bert.config.vocab_size != N_PIECES:
        raise ValueError(
            f"this BERT has {bert.config.vocab_size:,} pieces: give one that reads the course's "
            f"{N_PIECES:,}"
        )
    for name, value, where, at in (("text", text, "place", place), ("other", other, "spot", spot)):
        length = len(word_pieces().encode(value))
        if not 1 <= length <= MOST:
            raise ValueError(f"{name} has {length} pieces: write 1 to {MOST}")
        if at not in range(length):
            raise ValueError(f"{where}={at} is not one of the {length} pieces of {name}")
    model = PageModel("bert-in-pieces", bert)
    model.card = model.card | {"pieces": word_pieces().words(list(range(N_PIECES)))}
    state = {"text": text, "place": int(place), "other": other, "spot": int(spot)}
    found = [guessed(bert, text, place), guessed(bert, other, spot)]
    return PageWidget(
        "masked_word",
        title="Masked word",
        question="What does BERT guess for a hidden piece, and which other pieces decide it?",
        data={"model": model},
        state=state,
        sentence=" ".join(said(one, each) for one, each in zip((text, other), found, strict=True)),
        table=best(found),
        inputs="bert",
        tested=5,
    )


@torch.no_grad()
def guessed(bert: Bert, text: str, place: int) -> tuple[int, Tensor]:
    """The hidden piece, and V: the probability of every piece at its place, in float64."""
    tokens = torch.tensor([[CLS, *word_pieces().encode(text), SEP]])
    truth = tokens[0, place + 1].item()
    tokens[0, place + 1] = MASK
    fine = exact(bert)
    return int(truth), fine(tokens, torch.tensor([[place + 1]]))[0, 0].softmax(dim=-1)


def compute(bert: Bert, state: dict) -> dict[str, Tensor]:
    """The definition that the JavaScript is held to."""
    pairs = [(state["text"], state["place"]), (state["other"], state["spot"])]
    found = [guessed(bert, text, place) for text, place in pairs]
    return {
        "top": found[0][1].topk(TOP).values,
        "topOther": found[1][1].topk(TOP).values,
        "truth": torch.stack([p[truth] for truth, p in found]),
        "rank": torch.tensor([rank(truth, p) for truth, p in found]),
    }


def rank(truth: int, p: Tensor) -> int:
    """1 for the most probable piece."""
    return 1 + int((p > p[truth]).sum())


def names(pieces: Tensor) -> list[str]:
    """The pieces of these numbers."""
    return word_pieces().words(pieces.tolist())


def said(text: str, found: tuple[int, Tensor]) -> str:
    """One text in words: what a screen reader says and what nbval compares."""
    truth, p = found
    three = p.topk(3)
    pairs = zip(names(three.indices), three.values.tolist(), strict=True)
    guesses = [f"{piece} {share(value)}" for piece, value in pairs]
    (word,) = names(torch.tensor([truth]))
    return (
        f"In “{text}” “{word}” is hidden; it guesses {', '.join(guesses)}; "
        f"“{word}” is number {rank(truth, p):,} of {len(p):,}."
    )


def best(found: list[tuple[int, Tensor]]) -> str:
    """The ten best guesses for both texts."""
    top = [p.topk(TOP) for _, p in found]
    rows = []
    for i in range(TOP):
        cells = []
        for one in top:
            cells += [*names(one.indices[i : i + 1]), share(one.values[i].item())]
        rows.append((str(i + 1), cells))
    return table("The ten best guesses", ["text", "", "beside it", ""], rows)
