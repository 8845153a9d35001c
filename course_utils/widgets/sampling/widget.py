"""Sampling: the next character of a GPT, its scores bent by four rules and drawn 200 times.

The model runs in the page, in double precision, on the float16 weights of the checkpoint.
"""

import torch
from torch import Tensor

from course_utils.datasets.pieces import ALPHABET
from course_utils.models.gpt import GPT
from course_utils.sampling import min_p, temperature, top_k, top_p
from course_utils.widgets.engine import PageWidget
from course_utils.widgets.page_model import PageModel, exact
from course_utils.widgets.written import share, table

DRAWS, SAMPLES, ROWS = 200, 50, 12
RULES = {  # each with the value that changes nothing, and its name
    "heat": (temperature, 1, "τ"),
    "k": (top_k, len(ALPHABET), "top-k"),
    "p": (top_p, 1, "top-p"),
    "m": (min_p, 0, "min-p"),
}


def sampling(
    gpt: GPT,
    *,
    text: str = "MACBETH:\n",
    heat: float = 1,
    k: int = len(ALPHABET),
    p: float = 1,
    m: float = 0,
    order=tuple(RULES),
    sample: int = 1,
    branches=(),
) -> PageWidget:
    """See and bend what may come after `text`: temperature `heat`, top-`k`, top-`p`, min-p `m`.

    `order` names the four as they are applied. `gpt` reads characters. `sample` numbers the 200
    draws, `branches` are texts to go back to. ValueError in a sentence.
    """
    if gpt.config.vocab_size != len(ALPHABET):
        raise ValueError(
            f"this model knows {gpt.config.vocab_size} tokens, not the {len(ALPHABET)} characters"
        )
    for name in (text, *branches):
        if not name or set(name) - set(ALPHABET):
            raise ValueError(f"text={name!r} is empty, or has a character that the plays lack")
    if heat <= 0:
        raise ValueError(f"heat={heat} is not a temperature: it must be above 0")
    if k not in range(1, len(ALPHABET) + 1):
        raise ValueError(f"k={k} is not a number of characters from 1 to {len(ALPHABET)}")
    if not 0 < p <= 1 or not 0 <= m <= 1:
        raise ValueError(f"p={p} and m={m} are shares: 0 < p <= 1 and 0 <= m <= 1")
    if sorted(order) != sorted(RULES):
        raise ValueError(f"order={list(order)} does not name each of {', '.join(RULES)} once")
    if sample not in range(1, SAMPLES + 1):
        raise ValueError(f"sample={sample} is not one of the samples 1 to {SAMPLES}")
    state = {"text": text, "heat": heat, "k": k, "p": p, "m": m, "order": list(order)}
    state |= {"sample": sample, "branches": list(branches)}
    result = compute(gpt, state)
    likeliest = result["raw"].argsort(descending=True, stable=True)[:ROWS].tolist()
    rows = [
        (shown(ALPHABET[i]), [share(float(result[name][i]), 4) for name in ("raw", "chances")])
        for i in likeliest
    ]
    return PageWidget(
        "sampling",
        title="The next character",
        question="Which characters may come, and what does each rule do to their chances?",
        data={"model": PageModel("gpt-characters", gpt), "alphabet": ALPHABET},
        state=state,
        sentence=sentence(state, result),
        table=table("The likeliest characters", ["before the rules", "after them"], rows),
        inputs="gpt",
        tested=7,
    )


@torch.no_grad()
def compute(gpt: GPT, state: dict) -> dict[str, Tensor]:
    """The definition that the JavaScript is held to, in double precision."""
    tokens = torch.tensor([[ALPHABET.index(letter) for letter in state["text"]]])
    logits = bent = exact(gpt).next_logits(tokens)[0]
    stays = []
    for name in state["order"]:
        rule, idle, _ = RULES[name]
        bent = bent if state[name] == idle else rule(bent, state[name])
        stays.append(int(bent.isfinite().sum()))
    chances = bent.softmax(dim=-1)
    last = int(chances.nonzero().max())
    drawn = torch.searchsorted(chances.cumsum(dim=-1), uniform(state["sample"]), right=True)
    counts = drawn.clamp(max=last).bincount(minlength=len(chances))
    entropy = -torch.special.xlogy(chances, chances).sum()
    return {
        "raw": logits.softmax(dim=-1),
        "chances": chances,
        "counts": counts,
        "entropy": entropy,
        "stays": torch.tensor(stays),  # characters, after each of the four
    }


def uniform(sample: int) -> Tensor:
    """Numbers from 0 to 1, the same in Python and JavaScript (Numerical Recipes' generator)."""
    seed, values = sample * 2654435761 % 2**32, []
    for _ in range(DRAWS):
        seed = (1664525 * seed + 1013904223) % 2**32
        values.append(seed / 2**32)
    return torch.tensor(values, dtype=torch.float64)


def shown(text: str) -> str:
    """Line breaks and spaces that can be seen."""
    return text.replace("\n", "¶").replace(" ", "␣")


def sentence(state: dict, result: dict[str, Tensor]) -> str:
    """The view in words."""
    raw, chances, counts = (result[name] for name in ("raw", "chances", "counts"))
    best = int(chances.argmax())
    text, names = shown(state["text"][-24:]), ", ".join(RULES[name][2] for name in state["order"])
    stay = ", ".join(map(str, result["stays"].tolist()))
    before, after = (share(float(part[best]), 4) for part in (raw, chances))
    return (
        f"After “{text}”, {names} leave {stay} of {len(ALPHABET)} characters. "
        f"The likeliest is “{shown(ALPHABET[best])}”: {before} before the rules, "
        f"{after} after them, {int(counts[best])} of {DRAWS} draws; entropy "
        f"{abs(float(result['entropy'])):.3f} nats."
    )
