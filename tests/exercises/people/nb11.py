"""Answers to the exercises of notebook 11, as people give them."""

from functools import partial

from tests.exercises.people.cell import Answer

HOME = """
from course_utils.layers.attention import MultiHeadAttention
from course_utils.layers.feed_forward import FeedForward
from collections import Counter
"""
answer = partial(Answer, imports=HOME)
LAYER = """
@exercise("11.3")
class PreNormLayer(nn.Module):
    def __init__(self, d_model, n_heads, d_ff):
        super().__init__()
        self.attention = MultiHeadAttention(d_model, n_heads)
        self.feed_forward = FeedForward(d_model, d_ff)
        self.norm1 = nn.LayerNorm(d_model)
        self.norm2 = nn.LayerNorm(d_model)

    def forward(self, x):
"""

ANSWERS = [
    answer(
        "11.1",
        "F.layer_norm(x, (d,)) without eps",
        """
@exercise("11.1")
def layer_norm(x, eps=1e-5):
    return F.layer_norm(x, (x.shape[-1],))
""",
        says=("eps_left_alone",),
    ),
    answer(
        "11.1",
        "eps outside the root",
        """
@exercise("11.1")
def layer_norm(x, eps=1e-5):
    return (x - x.mean(-1, keepdim=True)) / (x.std(-1, keepdim=True, unbiased=False) + eps)
""",
        says=("eps_outside_the_root",),
    ),
    answer(
        "11.1",
        "clamp(min=eps)",
        """
@exercise("11.1")
def layer_norm(x, eps=1e-5):
    mean = x.mean(-1, keepdim=True)
    std = x.std(-1, keepdim=True, correction=0).clamp(min=eps)
    return (x - mean) / std
""",
        says=("at_least_eps",),
    ),
    answer(
        "11.1",
        "batch norm over B and T",
        """
@exercise("11.1")
def layer_norm(x, eps=1e-5):
    mean = x.mean(dim=(0, 1), keepdim=True)
    variance = x.var(dim=(0, 1), keepdim=True, correction=0)
    return (x - mean) / ((variance + eps) ** 0.5)
""",
        says=("over_batch_and_tokens",),
    ),
    answer(
        "11.1",
        "library layer with its float32 parameters",
        """
@exercise("11.1")
def layer_norm(x, eps=1e-5):
    return nn.LayerNorm(x.shape[-1], eps=eps)(x)
""",
        verdict="right",
    ),
    answer(
        "11.1",
        "unbiased var, root, + eps",
        """
@exercise("11.1")
def layer_norm(x, eps=1e-5):
    mean = x.mean(-1, keepdim=True)
    std = torch.sqrt(x.var(-1, keepdim=True))
    return (x - mean) / (std + eps)
""",
        says=("torch_std",),
    ),
    answer(
        "11.1",
        "mean over dim=1, var over dim=-1",
        """
@exercise("11.1")
def layer_norm(x, eps=1e-5):
    return (x - x.mean(1, keepdim=True)) / torch.sqrt(
        x.var(-1, keepdim=True, correction=0) + eps
    )
""",
        says=("mean_over_the_tokens",),
    ),
    answer(
        "11.2",
        "weights only: no biases, no norms",
        """
big_layer = answer("11.2", 12 * 1024**2)
""",
        says=("matrices_only",),
    ),
    answer(
        "11.2",
        "attention without biases",
        """
big_layer = answer("11.2", 4 * 1024**2 + (1024 * 4096 + 4096) + (4096 * 1024 + 1024) + 4 * 1024)
""",
        says=("four_d_missing",),
        never=("You leave out",),
    ),
    answer(
        "11.2",
        "no W^O and no attention biases",
        """
big_layer = answer("11.2", 3 * 1024**2 + (1024 * 4096 + 4096) + (4096 * 1024 + 1024) + 4 * 1024)
""",
        says=("in_squares_and_rows",),
    ),
    answer(
        "11.3",
        "a norm at the end as well",
        LAYER
        + """        x = x + self.attention(self.norm1(x))
        x = x + self.feed_forward(self.norm2(x))
        return self.norm2(x)
""",
        says=("NormAtTheEnd",),
    ),
    answer(
        "11.3",
        "norm2 for the attention",
        LAYER
        + """        x = x + self.attention(self.norm2(x))
        return x + self.feed_forward(self.norm1(x))
""",
        says=("NormsSwapped",),
        never=("detach",),
    ),
    answer(
        "11.3",
        "other names",
        """
@exercise("11.3")
class Block(nn.Module):
    def __init__(self, n_embd, n_head, d_ff):
        super().__init__()
        self.ln_1 = nn.LayerNorm(n_embd)
        self.attn = MultiHeadAttention(n_embd, n_head)
        self.ln_2 = nn.LayerNorm(n_embd)
        self.mlp = FeedForward(n_embd, d_ff)

    def forward(self, x):
        x = x + self.attn(self.ln_1(x))
        return x + self.mlp(self.ln_2(x))
""",
        says=("parameters", "ln_1", "norm1"),
    ),
    answer(
        "11.3",
        "parallel, one norm",
        LAYER
        + """        h = self.norm1(x)
        return x + self.attention(h) + self.feed_forward(h)
""",
        says=("SideBySideWithOneNorm",),
        never=("detach",),
    ),
    answer(
        "11.3",
        "shortcut not renewed",
        LAYER
        + """        shortcut = x
        x = self.attention(self.norm1(x)) + shortcut
        x = self.feed_forward(self.norm2(x)) + shortcut
        return x
""",
        says=("ShortcutNotRenewed",),
    ),
    answer(
        "11.3",
        "no residual at the attention",
        LAYER
        + """        x = self.attention(self.norm1(x))
        return x + self.feed_forward(self.norm2(x))
""",
        says=("the_road",),
    ),
    answer(
        "11.3",
        "another eps in the norms (default is 1e-5)",
        """
@exercise("11.3")
class PreNormLayer(nn.Module):
    def __init__(self, d_model, n_heads, d_ff):
        super().__init__()
        self.attention = MultiHeadAttention(d_model, n_heads)
        self.feed_forward = FeedForward(d_model, d_ff)
        self.norm1 = nn.LayerNorm(d_model, eps=1e-6)
        self.norm2 = nn.LayerNorm(d_model, eps=1e-6)

    def forward(self, x):
        x = x + self.attention(self.norm1(x))
        return x + self.feed_forward(self.norm2(x))
""",
        says=("another_eps",),
        never=("detach",),
    ),
    answer(
        "11.5",
        "the last n-gram is lost",
        """
@exercise("11.5")
def clipped_precision(candidate, reference, n):
    ours = Counter(tuple(candidate[i : i + n]) for i in range(len(candidate) - n))
    theirs = Counter(tuple(reference[i : i + n]) for i in range(len(reference) - n))
    return sum((ours & theirs).values()) / sum(ours.values())
""",
        says=("last_one_lost",),
    ),
    answer(
        "11.5",
        "n-grams counted as substrings of the text",
        """
@exercise("11.5")
def clipped_precision(candidate, reference, n):
    ref = " ".join(reference)
    ours = Counter(" ".join(candidate[i : i + n]) for i in range(len(candidate) - n + 1))
    return sum(min(c, ref.count(g)) for g, c in ours.items()) / sum(ours.values())
""",
        says=("pieces_of_text",),
    ),
    answer(
        "11.5",
        "clipped by the total instead of n-gram by n-gram",
        """
@exercise("11.5")
def clipped_precision(candidate, reference, n):
    ours = [tuple(candidate[i : i + n]) for i in range(len(candidate) - n + 1)]
    theirs = [tuple(reference[i : i + n]) for i in range(len(reference) - n + 1)]
    matches = sum(g in theirs for g in ours)
    return min(matches, sum(g in ours for g in theirs)) / len(ours)
""",
        says=("clipped_in_total",),
    ),
    answer(
        "11.5",
        "last n-gram of the candidate lost, full denominator",
        """
@exercise("11.5")
def clipped_precision(candidate, reference, n):
    ours = Counter(" ".join(candidate[i : i + n]) for i in range(len(candidate) - n))
    theirs = Counter(" ".join(reference[i : i + n]) for i in range(len(reference) - n + 1))
    return sum((ours & theirs).values()) / (len(candidate) - n + 1)
""",
        says=("last_of_the_candidate_lost_but_counted",),
        never=("both sentences",),
    ),
    answer(
        "11.1",
        "dim 0, std + eps",
        """
@exercise("11.1")
def layer_norm(x, eps=1e-5):
    mean = x.mean(0, keepdim=True)
    std = x.std(0, keepdim=True)
    return (x - mean) / (std + eps)
""",
        says=("leans_on_the_batch",),
    ),
    answer(
        "11.1",
        "over (1,2) unbiased",
        """
@exercise("11.1")
def layer_norm(x, eps=1e-5):
    m = x.mean((1, 2), keepdim=True)
    v = x.var((1, 2), keepdim=True)
    return (x - m) / torch.sqrt(v + eps)
""",
        says=("leans_on_its_sentence",),
    ),
    answer(
        "11.1",
        "std without eps, biased",
        """
@exercise("11.1")
def layer_norm(x, eps=1e-5):
    return (x - x.mean(-1, keepdim=True)) / x.std(-1, keepdim=True, correction=0)
""",
        says=("without_eps",),
    ),
    answer(
        "11.1",
        "eps in the mean",
        """
@exercise("11.1")
def layer_norm(x, eps=1e-5):
    return (x - x.mean(-1, keepdim=True) + eps) / torch.sqrt(
        x.var(-1, keepdim=True, correction=0)
    )
""",
        says=("only_eps_is_wrong",),
    ),
    answer(
        "11.1",
        "by hand",
        """
@exercise("11.1")
def layer_norm(x, eps=1e-5):
    m = x.mean(-1, keepdim=True)
    d = x - m
    return d / torch.sqrt((d * d).mean(-1, keepdim=True) + eps)
""",
        verdict="right",
    ),
    answer(
        "11.1",
        "E[x2]-E[x]2",
        """
@exercise("11.1")
def layer_norm(x, eps=1e-5):
    m = x.mean(-1, keepdim=True)
    v = (x**2).mean(-1, keepdim=True) - m**2
    return (x - m) / torch.sqrt(v + eps)
""",
        verdict="right",
    ),
    answer(
        "11.1",
        "unsqueeze",
        """
@exercise("11.1")
def layer_norm(x, eps=1e-5):
    m = x.mean(-1)
    v = x.var(-1, unbiased=False)
    return (x - m.unsqueeze(-1)) / (v.unsqueeze(-1) + eps).sqrt()
""",
        verdict="right",
    ),
    answer(
        "11.1",
        "std squared",
        """
@exercise("11.1")
def layer_norm(x, eps=1e-5):
    m = x.mean(-1, keepdim=True)
    s = x.std(-1, keepdim=True, unbiased=False)
    return (x - m) / torch.sqrt(s**2 + eps)
""",
        verdict="right",
    ),
    answer(
        "11.1",
        "layer norm module without affine",
        """
@exercise("11.1")
def layer_norm(x, eps=1e-5):
    return nn.LayerNorm(x.size(-1), eps, elementwise_affine=False)(x)
""",
        verdict="right",
    ),
    answer(
        "11.1",
        "numpy",
        """
import numpy as np


@exercise("11.1")
def layer_norm(x, eps=1e-5):
    a = x.detach().numpy()
    return torch.tensor(
        (a - a.mean(-1, keepdims=True)) / np.sqrt(a.var(-1, keepdims=True) + eps)
    )
""",
        says=("gradient", "detach"),
    ),
    answer(
        "11.1",
        "normalized_shape = x.shape[1:]",
        """
@exercise("11.1")
def layer_norm(x, eps=1e-5):
    return F.layer_norm(x, x.shape[1:], eps=eps)
""",
        says=("over_the_sentence",),
    ),
    answer(
        "11.1",
        "F.normalize",
        """
@exercise("11.1")
def layer_norm(x, eps=1e-5):
    return F.normalize(x - x.mean(-1, keepdim=True), dim=-1)
""",
        says=("spread_is_not_one",),
    ),
    answer(
        "11.1",
        "min max",
        """
@exercise("11.1")
def layer_norm(x, eps=1e-5):
    lo, hi = x.amin(-1, keepdim=True), x.amax(-1, keepdim=True)
    return (x - lo) / (hi - lo + eps)
""",
        says=("mean_is_not_zero",),
    ),
    answer(
        "11.1",
        "keepdim missing both",
        """
@exercise("11.1")
def layer_norm(x, eps=1e-5):
    return (x - x.mean(-1)) / torch.sqrt(x.var(-1, unbiased=False) + eps)
""",
        says=("keepdim_forgotten",),
    ),
    answer(
        "11.1",
        "keepdim missing in std",
        """
@exercise("11.1")
def layer_norm(x, eps=1e-5):
    return (x - x.mean(-1, keepdim=True)) / (x.std(-1) + eps)
""",
        says=("keepdim_forgotten_for_the_deviation",),
    ),
    answer(
        "11.1",
        "batch norm F",
        """
@exercise("11.1")
def layer_norm(x, eps=1e-5):
    return F.batch_norm(x.transpose(1, 2), None, None, training=True, eps=eps).transpose(1, 2)
""",
        says=("crash",),
    ),
    answer(
        "11.2",
        "norms counted with one vector each",
        """
a = answer("11.2", 4 * (1024**2 + 1024) + 2 * 1024 * 4096 + 4096 + 1024 + 2 * 1024)
""",
        says=("two_d_missing",),
    ),
    answer(
        "11.2",
        "in millions",
        """
a = answer("11.2", 12.6e6)
""",
        says=("rounded",),
    ),
    answer(
        "11.2",
        "tensor right",
        """
a = answer("11.2", sum(torch.tensor([12 * 1024**2, 13 * 1024])))
""",
        verdict="right",
    ),
    answer(
        "11.3",
        "no norm at the attention",
        LAYER
        + """        x = x + self.attention(x)
        return x + self.feed_forward(self.norm2(x))
""",
        says=("unused",),
    ),
    answer(
        "11.3",
        "attn three args",
        LAYER
        + """        h = self.norm1(x)
        x = x + self.attention(h, h, h)
        return x + self.feed_forward(self.norm2(x))
""",
        says=("ThreeTimes",),
    ),
    answer(
        "11.3",
        "attn[0]",
        LAYER
        + """        h = self.norm1(x)
        x = x + self.attention(h)[0]
        return x + self.feed_forward(self.norm2(x))
""",
        says=("FirstOfTheResult",),
    ),
    answer(
        "11.3",
        "unpacked",
        LAYER
        + """        h = self.norm1(x)
        a, w = self.attention(h)
        x = x + a
        return x + self.feed_forward(self.norm2(x))
""",
        says=("TakenApart",),
    ),
    answer(
        "11.3",
        "dropout F",
        LAYER
        + """        x = x + F.dropout(self.attention(self.norm1(x)), 0.1)
        return x + F.dropout(self.feed_forward(self.norm2(x)), 0.1)
""",
        says=("random",),
    ),
    answer(
        "11.3",
        "right with shortcut",
        LAYER
        + """        shortcut = x
        x = self.norm1(x)
        x = self.attention(x)
        x = x + shortcut
        shortcut = x
        x = self.feed_forward(self.norm2(x))
        return x + shortcut
""",
        verdict="right",
    ),
    answer(
        "11.3",
        "detached",
        LAYER
        + """        x = x + self.attention(self.norm1(x)).detach()
        return x + self.feed_forward(self.norm2(x))
""",
        says=("gradient", "detach"),
    ),
    answer(
        "11.4",
        "list built in loop right",
        """
@exercise("11.4")
def shifted_right(target, start):
    out = []
    for row in target:
        out.append(torch.cat([torch.tensor([start]), row[:-1]]))
    return torch.stack(out)
""",
        verdict="right",
    ),
    answer(
        "11.4",
        "hf style right",
        """
@exercise("11.4")
def shifted_right(target, start):
    s = target.new_zeros(target.shape)
    s[:, 1:] = target[:, :-1].clone()
    s[:, 0] = start
    return s
""",
        verdict="right",
    ),
    answer(
        "11.4",
        "start once for the batch",
        """
@exercise("11.4")
def shifted_right(target, start):
    return torch.cat([torch.tensor([start]), target[:, :-1]], dim=1)
""",
        says=("crash",),
    ),
    answer(
        "11.4",
        "drops the first instead",
        """
@exercise("11.4")
def shifted_right(target, start):
    return torch.cat([torch.full_like(target[:, :1], start), target[:, 1:]], 1)
""",
        says=("first_word_replaced",),
    ),
    answer(
        "11.4",
        "start at the end",
        """
@exercise("11.4")
def shifted_right(target, start):
    return torch.cat([target[:, :-1], torch.full_like(target[:, :1], start)], 1)
""",
        says=("start_at_the_end",),
    ),
    answer(
        "11.4",
        "in place overlapping",
        """
@exercise("11.4")
def shifted_right(target, start):
    s = target.clone()
    s[:, 0] = start
    for i in range(1, s.shape[1]):
        s[:, i] = s[:, i - 1]
    return s
""",
        says=("overwritten_on_the_way",),
    ),
    answer(
        "11.4",
        "pad without cut",
        """
@exercise("11.4")
def shifted_right(target, start):
    return F.pad(target, (1, 0), value=start)
""",
        says=("one_too_long",),
    ),
    answer(
        "11.4",
        "pad dim wrong",
        """
@exercise("11.4")
def shifted_right(target, start):
    return F.pad(target, (0, 0, 1, 0), value=start)[:-1]
""",
        says=("rows_shifted",),
    ),
    answer(
        "11.5",
        "right with zip",
        """
@exercise("11.5")
def clipped_precision(candidate, reference, n):
    grams = lambda w: Counter(zip(*[w[i:] for i in range(n)]))
    a, b = grams(candidate), grams(reference)
    return sum(min(c, b[g]) for g, c in a.items()) / max(1, sum(a.values()))
""",
        verdict="right",
    ),
    answer(
        "11.5",
        "right with strings",
        """
@exercise("11.5")
def clipped_precision(candidate, reference, n):
    g = lambda w: [" ".join(w[i : i + n]) for i in range(len(w) - n + 1)]
    a, b = g(candidate), g(reference)
    hits = 0
    for s in a:
        if s in b:
            b.remove(s)
            hits += 1
    return hits / len(a)
""",
        verdict="right",
    ),
    answer(
        "11.5",
        "holberton: counts of ref",
        """
@exercise("11.5")
def clipped_precision(candidate, reference, n):
    g = lambda w: [" ".join(w[i : i + n]) for i in range(len(w) - n + 1)]
    a, b = g(candidate), g(reference)
    words = {s: b.count(s) for s in a}
    return sum(words.values()) / len(a)
""",
        says=("in_the_reference_counts",),
    ),
    answer(
        "11.5",
        "not clipped",
        """
@exercise("11.5")
def clipped_precision(candidate, reference, n):
    g = lambda w: [tuple(w[i : i + n]) for i in range(len(w) - n + 1)]
    a, b = g(candidate), g(reference)
    return sum(s in b for s in a) / len(a)
""",
        says=("not_clipped",),
    ),
    answer(
        "11.5",
        "set by set",
        """
@exercise("11.5")
def clipped_precision(candidate, reference, n):
    g = lambda w: {tuple(w[i : i + n]) for i in range(len(w) - n + 1)}
    return len(g(candidate) & g(reference)) / len(g(candidate))
""",
        says=("different_ones_only",),
    ),
    answer(
        "11.5",
        "counter of union",
        """
@exercise("11.5")
def clipped_precision(candidate, reference, n):
    g = lambda w: Counter(tuple(w[i : i + n]) for i in range(len(w) - n + 1))
    a, b = g(candidate), g(reference)
    return sum((a & b).values()) / sum((a | b).values())
""",
        says=("of_both",),
    ),
    answer(
        "11.5",
        "len of the intersection over total",
        """
@exercise("11.5")
def clipped_precision(candidate, reference, n):
    g = lambda w: Counter(tuple(w[i : i + n]) for i in range(len(w) - n + 1))
    a, b = g(candidate), g(reference)
    return len(a & b) / sum(a.values())
""",
        says=("each_once_over_all",),
    ),
    answer(
        "11.5",
        "list slices unhashable",
        """
@exercise("11.5")
def clipped_precision(candidate, reference, n):
    a = Counter(candidate[i : i + n] for i in range(len(candidate) - n + 1))
    b = Counter(reference[i : i + n] for i in range(len(reference) - n + 1))
    return sum((a & b).values()) / sum(a.values())
""",
        says=("crash",),
    ),
    answer(
        "11.5",
        "geometric of all orders",
        """
@exercise("11.5")
def clipped_precision(candidate, reference, n):
    p = 1
    for m in range(1, n + 1):
        g = lambda w: Counter(tuple(w[i : i + m]) for i in range(len(w) - m + 1))
        p *= sum((g(candidate) & g(reference)).values()) / sum(g(candidate).values())
    return p ** (1 / n)
""",
        says=("mean_of_all_lengths",),
    ),
    answer(
        "11.5",
        "brevity penalty added",
        """
@exercise("11.5")
def clipped_precision(candidate, reference, n):
    g = lambda w: Counter(tuple(w[i : i + n]) for i in range(len(w) - n + 1))
    a, b = g(candidate), g(reference)
    bp = min(1, math.exp(1 - len(reference) / len(candidate)))
    return bp * sum((a & b).values()) / sum(a.values())
""",
        says=("with_the_penalty",),
    ),
    answer(
        "11.5",
        "bigrams only",
        """
@exercise("11.5")
def clipped_precision(candidate, reference, n):
    g = lambda w: Counter(zip(w, w[1:]))
    a, b = g(candidate), g(reference)
    return sum((a & b).values()) / sum(a.values())
""",
        says=("pairs_always",),
    ),
    answer(
        "11.5",
        "divided by reference length",
        """
@exercise("11.5")
def clipped_precision(candidate, reference, n):
    g = lambda w: Counter(tuple(w[i : i + n]) for i in range(len(w) - n + 1))
    a, b = g(candidate), g(reference)
    return sum((a & b).values()) / len(reference)
""",
        says=("divided_by_the_words_of_the_reference",),
    ),
    answer(
        "11.5",
        "int division",
        """
@exercise("11.5")
def clipped_precision(candidate, reference, n):
    g = lambda w: Counter(tuple(w[i : i + n]) for i in range(len(w) - n + 1))
    a, b = g(candidate), g(reference)
    return sum((a & b).values()) // sum(a.values())
""",
        says=("whole_numbers",),
    ),
    answer(
        "11.5",
        "percent",
        """
@exercise("11.5")
def clipped_precision(candidate, reference, n):
    g = lambda w: Counter(tuple(w[i : i + n]) for i in range(len(w) - n + 1))
    a, b = g(candidate), g(reference)
    return 100 * sum((a & b).values()) / sum(a.values())
""",
        says=("in_percent",),
    ),
    answer(
        "11.5",
        "sorted n-grams",
        """
@exercise("11.5")
def clipped_precision(candidate, reference, n):
    g = lambda w: Counter(tuple(sorted(w[i : i + n])) for i in range(len(w) - n + 1))
    a, b = g(candidate), g(reference)
    return sum((a & b).values()) / sum(a.values())
""",
        says=("in_any_order",),
    ),
    answer(
        "11.5",
        "max instead of min",
        """
@exercise("11.5")
def clipped_precision(candidate, reference, n):
    g = lambda w: Counter(tuple(w[i : i + n]) for i in range(len(w) - n + 1))
    a, b = g(candidate), g(reference)
    return sum(max(c, b[s]) for s, c in a.items() if s in b) / sum(a.values())
""",
        says=("the_larger_count",),
    ),
    answer(
        "11.5",
        "smoothing +1",
        """
@exercise("11.5")
def clipped_precision(candidate, reference, n):
    g = lambda w: Counter(tuple(w[i : i + n]) for i in range(len(w) - n + 1))
    a, b = g(candidate), g(reference)
    return (sum((a & b).values()) + 1) / (sum(a.values()) + 1)
""",
        says=("smoothed",),
    ),
    answer(
        "11.5",
        "glued letters",
        """
@exercise("11.5")
def clipped_precision(candidate, reference, n):
    g = lambda w: Counter("".join(w[i : i + n]) for i in range(len(w) - n + 1))
    a, b = g(candidate), g(reference)
    return sum((a & b).values()) / sum(a.values())
""",
        says=("glued_together",),
    ),
    answer(
        "11.5",
        "range n off both, not clipped",
        """
@exercise("11.5")
def clipped_precision(candidate, reference, n):
    a = [tuple(candidate[i : i + n]) for i in range(len(candidate) - n)]
    b = [tuple(reference[i : i + n]) for i in range(len(reference) - n)]
    return sum(s in b for s in a) / len(a)
""",
        says=("last_one_lost_and_not_clipped",),
    ),
    answer(
        "11.7",
        "512*12/2 in other form",
        """
a = answer("11.7", 12 * 512 // 2)
""",
        verdict="right",
    ),
    answer(
        "11.7",
        "with n",
        """
a = answer("11.7", 6144)
""",
        says=("only_the_scores",),
    ),
    answer(
        "11.1",
        "RMSNorm",
        """
@exercise("11.1")
def layer_norm(x, eps=1e-5):
    return x / torch.sqrt((x**2).mean(-1, keepdim=True) + eps)
""",
        says=("root_mean_square",),
    ),
    answer(
        "11.1",
        "sqrt(std + eps)",
        """
@exercise("11.1")
def layer_norm(x, eps=1e-5):
    return (x - x.mean(-1, keepdim=True)) / torch.sqrt(x.std(-1, keepdim=True, correction=0) + eps)
""",
        says=("root_of_the_deviation",),
    ),
    answer(
        "11.1",
        "over (T, D)",
        """
@exercise("11.1")
def layer_norm(x, eps=1e-5):
    m = x.mean((1, 2), keepdim=True)
    return (x - m) / torch.sqrt(x.var((1, 2), keepdim=True, correction=0) + eps)
""",
        says=("over_the_sentence",),
    ),
    answer(
        "11.1",
        "eps twice",
        """
@exercise("11.1")
def layer_norm(x, eps=1e-5):
    m = x.mean(-1, keepdim=True)
    return (x - m) / (torch.sqrt(x.var(-1, keepdim=True, correction=0) + eps) + eps)
""",
        says=("only_eps_is_wrong",),
    ),
    answer(
        "11.1",
        "in place",
        """
@exercise("11.1")
def layer_norm(x, eps=1e-5):
    x -= x.mean(-1, keepdim=True)
    x /= torch.sqrt(x.var(-1, keepdim=True, correction=0) + eps)
    return x
""",
        says=("changed",),
    ),
    answer(
        "11.1",
        "not divided",
        """
@exercise("11.1")
def layer_norm(x, eps=1e-5):
    return x - x.mean(-1, keepdim=True)
""",
        says=("only_centred",),
    ),
    answer(
        "11.1",
        "divided by the variance",
        """
@exercise("11.1")
def layer_norm(x, eps=1e-5):
    return (x - x.mean(-1, keepdim=True)) / (x.var(-1, keepdim=True, correction=0) + eps)
""",
        says=("divided_by_the_variance",),
    ),
    answer(
        "11.1",
        "softmax",
        """
@exercise("11.1")
def layer_norm(x, eps=1e-5):
    return torch.softmax(x, -1)
""",
        says=("mean_is_not_zero",),
    ),
    answer(
        "11.1",
        "mean detached",
        """
@exercise("11.1")
def layer_norm(x, eps=1e-5):
    m = x.mean(-1, keepdim=True).detach()
    return (x - m) / torch.sqrt(((x - m) ** 2).mean(-1, keepdim=True) + eps)
""",
        says=(
            "slope",
            "detach",
        ),
    ),
    answer(
        "11.2",
        "a norm of one number",
        """a = answer("11.2", 4 * (1024**2 + 1024) + 8 * 1024**2 + 5 * 1024 + 4)
""",
        says=("rounded",),
    ),
    answer(
        "11.2",
        "no biases in the network",
        """a = answer("11.2", 4 * (1024**2 + 1024) + 8 * 1024**2 + 4 * 1024)
""",
        says=("in_squares_and_rows",),
    ),
    answer(
        "11.2",
        "one norm",
        """a = answer("11.2", 4 * (1024**2 + 1024) + 8 * 1024**2 + 5 * 1024 + 2 * 1024)
""",
        says=("two_d_missing",),
    ),
    answer(
        "11.2",
        "heads counted one by one as well",
        """a = answer("11.2", 16 * 4 * (1024**2 + 1024) + 8 * 1024**2 + 5 * 1024 + 4 * 1024)
""",
        says=("for_every_head",),
    ),
    answer(
        "11.3",
        "post-norm",
        LAYER
        + """        x = self.norm1(x + self.attention(x))
        return self.norm2(x + self.feed_forward(x))
""",
        says=("NormLast",),
    ),
    answer(
        "11.3",
        "the normalised residual",
        LAYER
        + """        n = self.norm1(x)
        x = n + self.attention(n)
        n = self.norm2(x)
        return n + self.feed_forward(n)
""",
        says=("ResidualOfTheNormalised",),
    ),
    answer(
        "11.3",
        "only the query normalised",
        LAYER
        + """        x = x + self.attention(self.norm1(x), x, x)
        return x + self.feed_forward(self.norm2(x))
""",
        says=("ThreeTimes",),
    ),
    answer(
        "11.3",
        "in place",
        LAYER
        + """        n = self.norm1(x)
        x += self.attention(n)
        x += self.feed_forward(self.norm2(x))
        return x
""",
        says=("changed",),
    ),
    answer(
        "11.3",
        "norm1 twice",
        LAYER
        + """        n = self.norm1(x)
        x = x + self.attention(n)
        return x + self.feed_forward(self.norm1(x))
""",
        says=("OneNormForBoth",),
    ),
    answer(
        "11.4",
        "roll",
        """
@exercise("11.4")
def shifted_right(target, start):
    t = target.roll(1, dims=1)
    t[:, 0] = start
    return t
""",
        verdict="right",
    ),
    answer(
        "11.4",
        "roll over everything",
        """
@exercise("11.4")
def shifted_right(target, start):
    t = target.roll(1)
    t[:, 0] = start
    return t
""",
        verdict="right",
    ),
    answer(
        "11.4",
        "no cut",
        """
@exercise("11.4")
def shifted_right(target, start):
    return torch.cat([torch.full((len(target), 1), start), target], 1)
""",
        says=("one_too_long",),
    ),
    answer(
        "11.4",
        "python list",
        """
@exercise("11.4")
def shifted_right(target, start):
    return [[start] + row[:-1].tolist() for row in target]
""",
        says=(
            "type_",
            "expected a tensor",
        ),
    ),
    answer(
        "11.4",
        "print",
        """
@exercise("11.4")
def shifted_right(target, start):
    print(torch.cat([torch.full((len(target), 1), start), target[:, :-1]], 1))
""",
        says=(
            "none",
            "return",
        ),
    ),
    answer(
        "11.5",
        "right with Counter",
        """
@exercise("11.5")
def clipped_precision(candidate, reference, n):
    g = lambda w: Counter(zip(*[w[i:] for i in range(n)]))
    a, b = g(candidate), g(reference)
    return (a & b).total() / a.total()
""",
        verdict="right",
    ),
    answer(
        "11.5",
        "recall",
        """
@exercise("11.5")
def clipped_precision(candidate, reference, n):
    g = lambda w: Counter(zip(*[w[i:] for i in range(n)]))
    a, b = g(candidate), g(reference)
    return (a & b).total() / b.total()
""",
        says=("recall",),
    ),
    answer(
        "11.5",
        "distinct n-grams below",
        """
@exercise("11.5")
def clipped_precision(candidate, reference, n):
    g = lambda w: Counter(zip(*[w[i:] for i in range(n)]))
    a, b = g(candidate), g(reference)
    return (a & b).total() / len(a)
""",
        says=("divided_by_different_ones",),
    ),
    answer(
        "11.5",
        "words for the divisor",
        """
@exercise("11.5")
def clipped_precision(candidate, reference, n):
    g = lambda w: Counter(zip(*[w[i:] for i in range(n)]))
    a, b = g(candidate), g(reference)
    return (a & b).total() / len(candidate)
""",
        says=("divided_by_the_words",),
    ),
    answer(
        "11.5",
        "rounded",
        """
@exercise("11.5")
def clipped_precision(candidate, reference, n):
    g = lambda w: Counter(zip(*[w[i:] for i in range(n)]))
    a, b = g(candidate), g(reference)
    return round((a & b).total() / a.total(), 2)
""",
        says=("to_two_digits",),
    ),
    answer(
        "11.5",
        "split again",
        """
@exercise("11.5")
def clipped_precision(candidate, reference, n):
    g = lambda w: Counter(zip(*[w.split()[i:] for i in range(n)]))
    a, b = g(candidate), g(reference)
    return (a & b).total() / a.total()
""",
        says=(
            "crash",
            "Your code stopped",
        ),
    ),
]
