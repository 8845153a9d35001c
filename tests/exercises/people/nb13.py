"""Answers to the exercises of notebook 13, as people give them."""

from functools import partial

from tests.exercises.people.cell import Answer

answer = partial(Answer, imports="import math\nimport numpy as np\n")

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
    answer(
        "13.1",
        "the tokens are rolled",
        """
@exercise("13.1")
def next_token_loss(logits, tokens):
    return F.cross_entropy(logits.mT, tokens.roll(-1, dims=1))
""",
        says=("rolled_round",),
    ),
    answer(
        "13.1",
        "one-hot targets, and the mean of all",
        """
@exercise("13.1")
def next_token_loss(logits, tokens):
    lp = logits.log_softmax(-1)[:, :-1]
    hot = F.one_hot(tokens[:, 1:], logits.shape[-1]).float()
    return -(lp * hot).mean()
""",
        says=("averaged_over_the_vocabulary",),
    ),
    answer(
        "13.1",
        "one-hot targets and einsum",
        """
@exercise("13.1")
def next_token_loss(logits, tokens):
    lp = logits.log_softmax(-1)[:, :-1]
    hot = F.one_hot(tokens[:, 1:], logits.shape[-1]).float()
    return -torch.einsum("btv,btv->", lp, hot) / lp.shape[0] / lp.shape[1]
""",
        verdict="right",
    ),
    answer(
        "13.1",
        "a sum, divided by the texts",
        """
@exercise("13.1")
def next_token_loss(logits, tokens):
    lp = logits.log_softmax(-1)[:, :-1]
    return -lp.gather(-1, tokens[:, 1:, None]).sum() / len(tokens)
""",
        says=("added_over_places",),
    ),
    answer(
        "13.1",
        "perplexity",
        """
@exercise("13.1")
def next_token_loss(logits, tokens):
    return F.cross_entropy(logits[:, :-1].mT, tokens[:, 1:]).exp()
""",
        says=("as_a_perplexity",),
    ),
    answer(
        "13.1",
        "softmax over the wrong axis",
        """
@exercise("13.1")
def next_token_loss(logits, tokens):
    lp = F.log_softmax(logits[:, :-1], 1)
    return -lp.gather(-1, tokens[:, 1:].unsqueeze(-1)).mean()
""",
        says=("softmax_over_places",),
    ),
    answer(
        "13.1",
        "return forgotten",
        """
@exercise("13.1")
def next_token_loss(logits, tokens):
    loss = F.cross_entropy(logits[:, :-1].mT, tokens[:, 1:])
""",
        says=("return",),
    ),
    answer(
        "13.3",
        "numpy",
        """
@exercise("13.3")
def top_p(logits, p):
    z = logits.numpy()
    chances = np.exp(z) / np.exp(z).sum()
    order = np.argsort(-chances)
    n = np.searchsorted(np.cumsum(chances[order]), p) + 1
    out = np.full_like(z, -np.inf)
    out[order[:n]] = z[order[:n]]
    return torch.from_numpy(out)
""",
        verdict="right",
    ),
    answer(
        "13.3",
        "a list of those that stay",
        """
@exercise("13.3")
def top_p(logits, p):
    chances, total, stay = logits.softmax(0).tolist(), 0, []
    for i in sorted(range(len(chances)), key=lambda i: -chances[i]):
        if total >= p:
            break
        stay.append(i)
        total += chances[i]
    return torch.tensor([logits[i] if i in stay else -math.inf for i in range(len(logits))])
""",
        verdict="right",
    ),
    answer(
        "13.3",
        "the mask is not put back in order",
        """
@exercise("13.3")
def top_p(logits, p):
    s, o = logits.softmax(0).sort(descending=True)
    return logits.masked_fill(s.cumsum(0) - s >= p, -math.inf)
""",
        says=("mask_left_sorted",),
    ),
    answer(
        "13.3",
        "no softmax",
        """
@exercise("13.3")
def top_p(logits, p):
    s, o = logits.sort(descending=True)
    c = s.cumsum(0)
    return logits.index_fill(0, o[c - s >= p], -math.inf)
""",
        says=("adds_logits",),
    ),
    answer(
        "13.3",
        "a large negative number",
        """
@exercise("13.3")
def top_p(logits, p):
    s, o = logits.softmax(0).sort(descending=True)
    return logits.index_fill(0, o[s.cumsum(0) - s >= p], -1e9)
""",
        says=("nearly_minus_infinity",),
    ),
    answer(
        "13.3",
        "log_softmax first",
        """
@exercise("13.3")
def top_p(logits, p):
    lp = logits.log_softmax(0)
    s, o = lp.exp().sort(descending=True)
    return lp.index_fill(0, o[s.cumsum(0) - s >= p], -math.inf)
""",
        says=("log_probabilities",),
    ),
    answer(
        "13.5",
        "attention without biases, as in many GPTs",
        """
@exercise("13.5")
def gpt_parameters(n_layers, d_model, vocab_size, max_len):
    attention, network, norms = 4 * d_model**2, 8 * d_model**2 + 5 * d_model, 4 * d_model
    return n_layers * (attention + network + norms) + (vocab_size + max_len) * d_model
""",
        says=("four biases of attention",),
    ),
    answer(
        "13.5",
        "PyTorch counts",
        """
@exercise("13.5")
def gpt_parameters(n_layers, d_model, vocab_size, max_len):
    from torch import nn
    layer = nn.TransformerEncoderLayer(d_model, 1, 4 * d_model)
    return n_layers * sum(p.numel() for p in layer.parameters()) + (vocab_size + max_len) * d_model
""",
        verdict="right",
    ),
    answer(
        "13.5",
        "the rule of thumb alone",
        """
@exercise("13.5")
def gpt_parameters(n_layers, d_model, vocab_size, max_len):
    return 12 * n_layers * d_model**2
""",
        says=("rule_of_thumb",),
    ),
    answer(
        "13.5",
        "GPT-2 has a last norm",
        """
@exercise("13.5")
def gpt_parameters(n_layers, d_model, vocab_size, max_len):
    layers = n_layers * (12 * d_model**2 + 13 * d_model)
    return layers + (vocab_size + max_len) * d_model + 2 * d_model
""",
        says=("norm_behind_the_last_layer",),
    ),
    answer(
        "13.6",
        "max of the two",
        """
@exercise("13.6")
def best_accuracy(shots, keys, values):
    return max(shots / keys, 1 / values)
""",
        says=("the_better_of_both",),
    ),
    answer(
        "13.6",
        "brackets forgotten",
        """
@exercise("13.6")
def best_accuracy(shots, keys, values):
    return shots / keys + 1 - shots / keys / values
""",
        says=("without_brackets",),
    ),
    answer(
        "13.2",
        "the mean in nats",
        'rome = answer("13.2", 2.08)',
        says=("in_nats",),
    ),
    answer(
        "13.2",
        "by logarithms",
        'rome = answer("13.2", np.exp(-np.mean(np.log([1 / 2, 1 / 8, 1 / 8, 1 / 32]))))',
        verdict="right",
    ),
    answer(
        "13.4",
        "a zero among the probabilities",
        'counterexample = answer("13.4", ([0.7, 0.3, 0.0], 2, 0.7))',
        says=("One of yours is 0",),
    ),
    answer(
        "13.4",
        "in per cent",
        'counterexample = answer("13.4", ([50, 30, 20], 2, 0.75))',
        says=("add up to 100",),
    ),
    answer(
        "13.7",
        "one digit too few",
        'growth = answer("13.7", 6)',
        says=("rounded_off",),
    ),
    answer(
        "13.7",
        "1,000 for 1,024",
        'growth = answer("13.7", 6.25)',
        says=("thousands",),
    ),
]
