"""Answers to the exercises of notebook 13, as people give them."""

from functools import partial

from tests.exercises.people.cell import Answer

answer = partial(Answer, imports="import math\nimport torch\nimport torch.nn.functional as F\n")

ANSWERS = [
    answer(
        "13.1",
        "nanoGPT's way: targets are shifted before",
        """
@exercise("13.1")
def next_token_loss(logits, tokens):
    x, y = logits[:, :-1, :], tokens[:, 1:]
    B, T, C = x.shape
    return F.cross_entropy(x.reshape(B * T, C), y.reshape(B * T))
""",
        verdict="right",
    ),
    answer(
        "13.1",
        "no shift, as with labels of their own",
        """
@exercise("13.1")
def next_token_loss(logits, tokens):
    return F.cross_entropy(logits.view(-1, logits.size(-1)), tokens.view(-1))
""",
        says=("not_shifted",),
    ),
    answer(
        "13.1",
        "classes on the wrong axis",
        """
@exercise("13.1")
def next_token_loss(logits, tokens):
    return F.cross_entropy(logits[:, :-1], tokens[:, 1:])
""",
        says=("Expected target size",),
    ),
    answer(
        "13.1",
        "a loop over places",
        """
@exercise("13.1")
def next_token_loss(logits, tokens):
    total = 0
    for t in range(tokens.shape[1] - 1):
        total = total + F.cross_entropy(logits[:, t], tokens[:, t + 1])
    return total / (tokens.shape[1] - 1)
""",
        verdict="right",
    ),
    answer(
        "13.3",
        "Hugging Face's way: shift the mask by one",
        """
@exercise("13.3")
def top_p(logits, p):
    ranked, order = torch.sort(logits, descending=True)
    remove = ranked.softmax(-1).cumsum(-1) >= p
    remove[1:] = remove[:-1].clone()
    remove[0] = False
    return logits.masked_fill(remove.scatter(0, order, remove), -math.inf)
""",
        verdict="right",
    ),
    answer(
        "13.3",
        "the same without the shift",
        """
@exercise("13.3")
def top_p(logits, p):
    ranked, order = torch.sort(logits, descending=True)
    remove = ranked.softmax(-1).cumsum(-1) > p
    return logits.masked_fill(remove.scatter(0, order, remove), -float("inf"))
""",
        says=("stops_too_early",),
    ),
    answer(
        "13.3",
        "a while loop",
        """
@exercise("13.3")
def top_p(logits, p):
    probs = torch.softmax(logits, dim=0)
    out = torch.full_like(logits, -math.inf)
    total = 0.0
    for i in torch.argsort(probs, descending=True):
        out[i] = logits[i]
        total += probs[i]
        if total >= p:
            break
    return out
""",
        verdict="right",
    ),
    answer(
        "13.5",
        "12 L d squared",
        """
@exercise("13.5")
def gpt_parameters(n_layers, d_model, vocab_size, max_len):
    return 12 * n_layers * d_model ** 2 + vocab_size * d_model + max_len * d_model
""",
        says=("without_biases",),
    ),
    answer(
        "13.6",
        "only the keys that are shown",
        """
@exercise("13.6")
def best_accuracy(shots, keys, values):
    return shots / keys
""",
        says=("never_guesses",),
    ),
    answer(
        "13.6",
        "as a mean over the cases",
        """
@exercise("13.6")
def best_accuracy(shots, keys, values):
    p_known = min(shots, keys) / keys
    return p_known * 1 + (1 - p_known) * (1 / values)
""",
        verdict="right",
    ),
]
