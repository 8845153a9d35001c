"""Soft look-up: a digit asks, thousands of labelled digits answer, and nothing is trained.

The weights are softmax(β q kᵀ) (Vaswani 2017, eq. 1); the values are the labels.

Shapes   N keys   M queries   H W height and width   C classes
"""

import base64
import io
import math
from collections.abc import Callable

import torch
from torch import Tensor

from course_utils.datasets.digits import centred, unit_vectors
from course_utils.widgets.checked import numbers
from course_utils.widgets.engine import KernelWidget
from course_utils.widgets.written import number, share, table

NEAREST = 8  # keys drawn, each with its score, weight and value
STORED = 8  # answers that stay alive without a kernel
CLASSES = 10


class Memory:
    """What Python knows: keys as vectors of mean 0 and length 1, their labels, the queries."""

    def __init__(self, keys: Tensor, labels: Tensor, queries: Tensor, prepare: Callable):
        self.labels, self.queries, self.prepare = labels, queries, prepare
        self.images = prepare(keys)
        self.keys = unit_vectors(self.images)

    def reply(self, question: dict) -> dict:
        """The dot products of one query with all keys (float32 bytes), and the nearest keys."""
        if "query" in question:
            query = self.queries[question["query"]]
        else:
            query = drawn(question["drawing"], self.images.shape[1])
        compared = self.prepare(query[None])
        scores = (unit_vectors(compared) @ self.keys.T)[0]
        nearest = scores.topk(min(NEAREST, len(scores))).indices
        return {
            "id": question["id"],
            "query": grey(query),
            "compared": grey(compared),
            "nearest": nearest.tolist(),
            "images": grey(self.images[nearest]),
            "scores": scores.numpy().tobytes(),
        }


def soft_lookup(
    keys,
    labels,
    queries,
    answers=None,
    *,
    prepare: Callable[[Tensor], Tensor] = centred,
    query: int = 0,
    drawing: str | None = None,
    beta: float = 40,
) -> KernelWidget:
    """Draw a digit or step through `queries` M H W; `keys` N H W and `labels` N answer.

    `prepare` (N H W -> N H W) makes keys, queries and drawings comparable; then each becomes a
    vector of mean 0 and length 1. `beta` is the inverse temperature. `answers` M are the true
    labels. `drawing` is a drawn digit as *copy state* writes it. ValueError in a sentence.
    """
    keys, queries = images("keys", keys), images("queries", queries)
    side = keys.shape[1]
    if queries.shape[1] != side:
        raise ValueError(f"queries are {queries.shape[1]} pixels wide but keys are {side}")
    labels = classes("labels", labels, len(keys), "keys")
    if answers is not None:
        answers = classes("answers", answers, len(queries), "queries")
    if query not in range(len(queries)):
        raise ValueError(f"query={query} is not a position below {len(queries)}, their number")
    if not 0 < beta < float("inf"):
        raise ValueError(f"beta={beta} is not an inverse temperature: it must be above 0")
    if drawing is not None:
        drawn(drawing, side)
    data = {"labels": octets(labels), "side": side, "n_queries": len(queries)}
    data |= {"answers": None if answers is None else octets(answers), "prepare": prepare.__name__}
    state: dict = {"query": int(query), "drawing": drawing, "beta": beta}
    memory = Memory(keys, labels, queries, prepare)
    given = ["answers"] if answers is not None else []
    given += [f"prepare={prepare.__name__}"] if prepare is not centred else []
    first = [{"query": n, "drawing": None} for n in range(min(STORED, len(queries)))]
    known = [memory.reply(question(asked)) for asked in [*first, state]]
    result = lookup(*read(known[-1]), labels, beta)
    words = sentence(memory, state, answers, result)
    still = still_form(memory, known[-1], words, result)
    return KernelWidget(
        "soft_lookup",
        title="Soft look-up of a digit",
        question="Which labelled digits answer, and how does β share the weight among them?",
        data=data,
        state=state,
        sentence=words,
        table=still,
        reply=memory.reply,
        answers=known,
        inputs=", ".join(["keys", "labels", "queries", *given]),
        tested=6,
    )


def lookup(scores: Tensor, nearest: Tensor, labels: Tensor, beta: float) -> dict[str, Tensor]:
    """The definition that the JavaScript is held to: scores N -> weights, classes C, entropy."""
    log_weights = (beta * scores.double()).log_softmax(dim=0)
    weights = log_weights.exp()
    rest = weights.index_fill(0, nearest, 0)
    none = torch.zeros(CLASSES, dtype=torch.float64)
    return {
        "top": weights[nearest],
        "classes": none.index_add(0, labels, weights),
        "others": none.index_add(0, labels, rest),
        "entropy": -(weights * log_weights).sum(),
    }


def question(state: dict) -> dict:
    """What the page asks about a state; the `id` finds the answer again."""
    if state["drawing"] is not None:
        return {"id": state["drawing"], "drawing": state["drawing"]}
    return {"id": f"digit-{state['query']}", "query": state["query"]}


def read(answer: dict) -> tuple[Tensor, Tensor]:
    """Scores N and the positions of the nearest keys, from the bytes of an answer."""
    scores = torch.frombuffer(bytearray(answer["scores"]), dtype=torch.float32)
    return scores, torch.tensor(answer["nearest"])


def images(name: str, value) -> Tensor:
    """N H W square images with pixels in 0..1; ValueError in one sentence if they are not."""
    value = numbers(name, value, torch.float32)
    if value.ndim != 3 or value.shape[1] != value.shape[2] or not len(value):
        raise ValueError(f"{name} has sizes {tuple(value.shape)}: give square images, N H W")
    if value.min() < 0 or value.max() > 1:
        raise ValueError(
            f"{name} hold pixels from {value.min():g} to {value.max():g}: scale them to 0..1"
        )
    return value


def classes(name: str, value, count: int, counted: str) -> Tensor:
    """One class for each image; ValueError in one sentence if they are not."""
    value = numbers(name, value, torch.int64)
    if value.shape != (count,):
        raise ValueError(f"{name} has sizes {tuple(value.shape)} but there are {count} {counted}")
    if value.min() < 0 or value.max() >= CLASSES:
        raise ValueError(
            f"{name} run from {value.min()} to {value.max()}: classes 0 to {CLASSES - 1} are drawn"
        )
    return value


def drawn(drawing: str, side: int) -> Tensor:
    """H W: a drawing from its hexadecimal digits, two for each pixel."""
    try:
        pixels = bytes.fromhex(drawing)
    except ValueError as error:
        raise ValueError(f"drawing is not made of hexadecimal digits: {error}") from None
    if len(pixels) != side * side:
        raise ValueError(f"drawing has {len(pixels)} pixels, but {side} x {side} are needed")
    return torch.tensor(list(pixels)).reshape(side, side) / 255


def octets(value: Tensor) -> bytes:
    """Whole numbers below 256 as bytes."""
    return value.to(torch.uint8).numpy().tobytes()


def grey(value: Tensor) -> bytes:
    """Pixels in 0..1 as bytes."""
    return octets((255 * value).round().clamp(0, 255))


def sentence(memory: Memory, state: dict, answers: Tensor | None, result: dict) -> str:
    """The view in words: what a screen reader says and what nbval compares."""
    classes, entropy = result["classes"], result["entropy"]
    if state["drawing"] is not None and not state["drawing"].strip("0"):
        n = f"{len(memory.labels):,}"
        return f"The pad is empty, so every key has the same weight, 1 of {n}: draw a digit."
    asked = f"Test digit {state['query'] + 1} of {len(memory.queries):,}"
    true = "" if answers is None else f" (it is a {answers[state['query']]})"
    if state["drawing"] is not None:
        asked, true = "Your drawing", ""
    return (
        f"{asked} among {len(memory.labels):,} keys, β = {number(state['beta'])}: answer "
        f"{classes.argmax()}{true} with weight {share(classes.max(), 4)}; "
        f"entropy {abs(entropy):.3f} nats, "
        f"as if {number(entropy.exp(), 1)} keys shared the weight."
    )


def still_form(memory: Memory, answer: dict, caption: str, result: dict) -> str:
    """The query, the nearest keys and the weight of each class, for readers without scripts."""
    nearest = answer["nearest"]
    query = thumbnail(answer["compared"], "query")
    keys = zip(memory.images[nearest], memory.labels[nearest], result["top"], strict=True)
    pictures = [
        thumbnail(grey(image), f"key: a {label}, weight {weight:.4f}")
        for image, label, weight in keys
    ]
    names = [str(label) for label in range(CLASSES)]
    weights = [f"{weight:.4f}" for weight in result["classes"]]
    text = table(caption, names, [("weight", weights)])
    return f"<p>{query} is nearest to {''.join(pictures)}</p>{text}"


def thumbnail(pixels: bytes, alt: str) -> str:
    """A square grey image with dark ink as an HTML picture."""
    from PIL import Image  # comes with matplotlib; only the still form needs it

    side, file = math.isqrt(len(pixels)), io.BytesIO()
    Image.frombytes("L", (side, side), bytes(255 - v for v in pixels)).save(file, "PNG")
    code = base64.b64encode(file.getvalue()).decode()
    return f'<img alt="{alt}" width="42" src="data:image/png;base64,{code}"> '
