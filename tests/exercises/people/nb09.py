"""Answers to the exercises of notebook 09, as people give them."""

from functools import partial

from tests.exercises.people.cell import Answer

HOME = """
from course_utils.layers.attention import (
    MultiHeadAttention, attention_weights, scaled_dot_product_attention
)
"""
answer = partial(Answer, imports=HOME)
LAYER = """
@exercise("09.4")
class MultiHeadSelfAttention(nn.Module):
    def __init__(self, d_model, n_heads):
        super().__init__()
        self.h, self.d_k = n_heads, d_model // n_heads
        self.query = nn.Linear(d_model, d_model, bias=False)
        self.key = nn.Linear(d_model, d_model, bias=False)
        self.value = nn.Linear(d_model, d_model, bias=False)
        self.merge = nn.Linear(d_model, d_model, bias=False)

    def forward(self, x):
"""

ANSWERS = [
    answer(
        "09.4",
        "split by a straight view",
        LAYER
        + """        B = x.size(0)
        Q = self.query(x).view(B * self.h, -1, self.d_k)
        K = self.key(x).view(B * self.h, -1, self.d_k)
        V = self.value(x).view(B * self.h, -1, self.d_k)
        attention = F.softmax(torch.matmul(Q, K.permute(0, 2, 1)) * K.size(-1) ** -0.5, dim=-1)
        context = torch.matmul(attention, V).view(B, -1, self.d_k * self.h)
        return self.merge(context)
""",
        says=("StraightThereAndBack",),
    ),
    answer(
        "09.4",
        "small projections shared by all heads",
        """
@exercise("09.4")
class MultiHeadSelfAttention(nn.Module):
    def __init__(self, d_model, n_heads):
        super().__init__()
        self.heads, self.head_dim = n_heads, d_model // n_heads
        self.value = nn.Linear(self.head_dim, self.head_dim, bias=False)
        self.key = nn.Linear(self.head_dim, self.head_dim, bias=False)
        self.query = nn.Linear(self.head_dim, self.head_dim, bias=False)
        self.merge = nn.Linear(n_heads * self.head_dim, d_model, bias=False)

    def forward(self, x):
        N, L, E = x.shape
        y = x.reshape(N, L, self.heads, self.head_dim)
        q, k, v = self.query(y), self.key(y), self.value(y)
        att = torch.softmax(torch.einsum("nqhd,nkhd->nhqk", q, k) / self.head_dim**0.5, dim=3)
        return self.merge(torch.einsum("nhql,nlhd->nqhd", att, v).reshape(N, L, E))
""",
        says=("SmallMaps",),
    ),
    answer(
        "09.4",
        "heads dealt out",
        LAYER
        + """        B, T, D = x.shape
        q, k, v = (
            f(x).view(B, T, self.d_k, self.h).permute(0, 3, 1, 2)
            for f in (self.query, self.key, self.value)
        )
        att = (q @ k.transpose(-2, -1) / math.sqrt(self.d_k)).softmax(dim=-1)
        return self.merge((att @ v).permute(0, 2, 3, 1).reshape(B, T, D))
""",
        says=("DealtOut",),
    ),
    answer(
        "09.4",
        "the query layer is never used",
        LAYER
        + """        B, T, D = x.shape
        q = self.key(x).view(B, T, self.h, self.d_k).transpose(1, 2)
        k = self.key(x).view(B, T, self.h, self.d_k).transpose(1, 2)
        v = self.value(x).view(B, T, self.h, self.d_k).transpose(1, 2)
        att = (q @ k.transpose(-2, -1) / math.sqrt(self.d_k)).softmax(dim=-1)
        return self.merge((att @ v).transpose(1, 2).reshape(B, T, D))
""",
        says=("unused", "query"),
        never=("detach",),
    ),
    answer(
        "09.4",
        "other parameters (same idea)",
        """
@exercise("09.4")
class MultiHeadSelfAttention(nn.Module):
    def __init__(self, d_model, n_heads):
        super().__init__()
        d_k = d_model // n_heads
        self.heads = nn.ModuleList(
            [
                nn.ModuleList([nn.Linear(d_model, d_k, bias=False) for _ in range(3)])
                for _ in range(n_heads)
            ]
        )
        self.merge = nn.Linear(d_model, d_model, bias=False)

    def forward(self, x):
        out = []
        for q, k, v in self.heads:
            w = (q(x) @ k(x).mT / math.sqrt(k.out_features)).softmax(-1)
            out.append(w @ v(x))
        return self.merge(torch.cat(out, dim=-1))
""",
        says=("parameters", "query", "heads"),
    ),
    answer(
        "09.4",
        "dropout that eval() cannot reach",
        LAYER
        + """        B, T, D = x.shape
        q, k, v = (
            f(x).view(B, T, self.h, self.d_k).transpose(1, 2)
            for f in (self.query, self.key, self.value)
        )
        att = (q @ k.transpose(-2, -1) / math.sqrt(self.d_k)).softmax(dim=-1)
        att = nn.Dropout(0.1)(att)
        return self.merge((att @ v).transpose(1, 2).reshape(B, T, D))
""",
        says=("random", "dropout"),
    ),
    answer(
        "09.4",
        "scaled by the number of tokens",
        LAYER
        + """        K = x.shape[1]
        q, k, v = (
            torch.cat(f(x).chunk(self.h, dim=-1), dim=0)
            for f in (self.query, self.key, self.value)
        )
        scores = F.softmax(torch.bmm(q, k.transpose(1, 2)) / math.sqrt(K), dim=-1)
        return self.merge(torch.cat(torch.bmm(scores, v).chunk(self.h, dim=0), dim=-1))
""",
        says=("ScaledByTokens",),
    ),
    answer(
        "09.4",
        "causal mask left in",
        LAYER
        + """        B, T, C = x.size()
        q, k, v = (
            f(x).view(B, T, self.h, C // self.h).transpose(1, 2)
            for f in (self.query, self.key, self.value)
        )
        y = F.scaled_dot_product_attention(
            q, k, v, attn_mask=None, dropout_p=0.0, is_causal=True
        )
        return self.merge(y.transpose(1, 2).contiguous().view(B, T, C))
""",
        says=("CausalMask",),
    ),
    answer(
        "09.2",
        "the axes in the order of batch and heads swapped back",
        """
@exercise("09.2")
def split_heads(x, n_heads):
    return torch.stack(torch.chunk(x, n_heads, dim=2))
""",
        says=("heads_before_the_batch",),
    ),
    answer(
        "09.2",
        "heads into the batch, as one flat axis",
        """
@exercise("09.2")
def split_heads(x, n_heads):
    b, t, d = x.shape
    return x.view(b, t, n_heads, d // n_heads).transpose(1, 2).reshape(b * n_heads, t, -1)
""",
        says=("heads_in_the_batch",),
    ),
    answer(
        "09.2",
        "view, then permute to B K N T",
        """
@exercise("09.2")
def split_heads(x, n_heads):
    b, t, d = x.size()
    return x.view(b, t, n_heads, d // n_heads).permute(0, 3, 2, 1)
""",
        says=("axes_turned_round",),
    ),
    answer(
        "09.2",
        "n_heads taken for the width of a head",
        """
@exercise("09.2")
def split_heads(x, n_heads):
    b, t, d = x.size()
    return x.view(b, t, -1, n_heads).transpose(1, 2)
""",
        says=("slices_as_wide_as_heads_are_many",),
    ),
    answer(
        "09.2",
        "split by size and stack",
        """
@exercise("09.2")
def split_heads(x, n_heads):
    return torch.stack(torch.split(x, x.size(-1) // n_heads, dim=-1), dim=1)
""",
        verdict="right",
    ),
    answer(
        "09.3",
        "only the first batch",
        """
@exercise("09.3")
def contributions(heads, w_o):
    B, N, T, K = heads.shape
    return torch.stack([heads[:, n] @ w_o[n * K : (n + 1) * K] for n in range(N)])
""",
        says=("heads_before_the_batch",),
    ),
    answer(
        "09.3",
        "transposed like a linear layer's weight",
        """
@exercise("09.3")
def contributions(heads, w_o):
    B, N, T, K = heads.shape
    return torch.stack([heads[:, n] @ w_o.T[n * K : (n + 1) * K] for n in range(N)], 1)
""",
        says=("columns_of_w_o",),
    ),
    answer(
        "09.3",
        "zero the other heads",
        """
@exercise("09.3")
def contributions(heads, w_o):
    B, N, T, K = heads.shape
    out = []
    for n in range(N):
        only = torch.zeros_like(heads)
        only[:, n] = heads[:, n]
        out.append(only.transpose(1, 2).reshape(B, T, N * K) @ w_o)
    return torch.stack(out, dim=1)
""",
        verdict="right",
    ),
    answer(
        "09.4",
        "the fused operator",
        LAYER
        + """        B, T, D = x.shape
        q, k, v = (
            f(x).view(B, T, self.h, self.d_k).transpose(1, 2)
            for f in (self.query, self.key, self.value)
        )
        y = F.scaled_dot_product_attention(q, k, v)
        return self.merge(y.transpose(1, 2).reshape(B, T, D))
""",
        verdict="right",
    ),
    answer(
        "09.4",
        "one head after the other",
        LAYER
        + """        B, T, D = x.shape
        outs = []
        for i in range(self.h):
            s = slice(i * self.d_k, (i + 1) * self.d_k)
            q, k, v = self.query(x)[..., s], self.key(x)[..., s], self.value(x)[..., s]
            outs.append(torch.softmax(q @ k.mT / self.d_k**0.5, -1) @ v)
        return self.merge(torch.cat(outs, -1))
""",
        verdict="right",
    ),
    answer(
        "09.4",
        "einsum without moving the heads",
        LAYER
        + """        B, T, D = x.shape
        q, k, v = (
            f(x).view(B, T, self.h, self.d_k) for f in (self.query, self.key, self.value)
        )
        w = torch.einsum("bqhd,bkhd->bhqk", q, k).div(math.sqrt(self.d_k)).softmax(-1)
        return self.merge(torch.einsum("bhqk,bkhd->bqhd", w, v).flatten(2))
""",
        verdict="right",
    ),
    answer(
        "09.4",
        "scale of the number of heads",
        LAYER
        + """        B, T, D = x.shape
        q, k, v = (
            f(x).view(B, T, self.h, self.d_k).transpose(1, 2)
            for f in (self.query, self.key, self.value)
        )
        att = (q @ k.transpose(-2, -1)) * self.h**-0.5
        y = att.softmax(dim=-1) @ v
        return self.merge(y.transpose(1, 2).reshape(B, T, D))
""",
        says=("ScaledByHeads",),
    ),
    answer(
        "09.4",
        "softmax without dim",
        LAYER
        + """        B, T, D = x.shape
        q, k, v = (
            f(x).view(B, T, self.h, self.d_k).transpose(1, 2)
            for f in (self.query, self.key, self.value)
        )
        att = F.softmax(q @ k.transpose(-2, -1) / math.sqrt(self.d_k))
        return self.merge((att @ v).transpose(1, 2).reshape(B, T, D))
""",
        says=("OverHeads",),
    ),
    answer(
        "09.4",
        "heads into the batch, softmax over them",
        LAYER
        + """        B, T, D = x.shape
        q, k, v = (
            f(x).view(B, T, self.h, self.d_k).transpose(1, 2).reshape(B * self.h, T, self.d_k)
            for f in (self.query, self.key, self.value)
        )
        att = F.softmax(torch.bmm(q, k.transpose(1, 2)) / math.sqrt(self.d_k), dim=0)
        return self.merge(
            torch.bmm(att, v).view(B, self.h, T, self.d_k).transpose(1, 2).reshape(B, T, D)
        )
""",
        says=("OverHeadsAndBatch",),
    ),
    answer(
        "09.4",
        "no transpose, heads compared, and not scaled",
        LAYER
        + """        B, T, D = x.shape
        q, k, v = (
            f(x).view(B, T, self.h, self.d_k) for f in (self.query, self.key, self.value)
        )
        att = (q @ k.transpose(-2, -1)).softmax(-1)
        return self.merge((att @ v).reshape(B, T, D))
""",
        says=("tokens_do_not_meet",),
    ),
    answer(
        "09.4",
        "no transpose, heads compared",
        LAYER
        + """        B, T, D = x.shape
        q, k, v = (
            f(x).reshape(B, T, self.h, self.d_k) for f in (self.query, self.key, self.value)
        )
        att = (q @ k.transpose(-2, -1) / self.d_k**0.5).softmax(-1)
        return self.merge((att @ v).reshape(B, T, D))
""",
        says=("HeadsCompared",),
    ),
    answer(
        "09.4",
        "straight view and back with a swap",
        LAYER
        + """        B, T, D = x.shape
        q, k, v = (
            f(x).view(B, self.h, T, self.d_k) for f in (self.query, self.key, self.value)
        )
        att = (q @ k.transpose(-2, -1) / self.d_k**0.5).softmax(-1)
        return self.merge((att @ v).transpose(1, 2).reshape(B, T, D))
""",
        says=("StraightSplit",),
    ),
    answer(
        "09.4",
        "straight view, and scaled by d_model",
        LAYER
        + """        B, T, D = x.shape
        q, k, v = (
            f(x).view(B, self.h, T, self.d_k) for f in (self.query, self.key, self.value)
        )
        att = (q @ k.transpose(-2, -1) / D**0.5).softmax(-1)
        return self.merge((att @ v).transpose(1, 2).reshape(B, T, D))
""",
        says=("several_slips",),
    ),
    answer(
        "09.4",
        "heads dealt out on the way back",
        LAYER
        + """        B, T, D = x.shape
        q, k, v = (
            f(x).view(B, T, self.h, self.d_k).transpose(1, 2)
            for f in (self.query, self.key, self.value)
        )
        y = (q @ k.mT / self.d_k**0.5).softmax(-1) @ v
        return self.merge(y.permute(0, 2, 3, 1).reshape(B, T, D))
""",
        says=("JoinedInTurn",),
    ),
    answer(
        "09.4",
        "not merged before W^O: reshape of B N T K",
        LAYER
        + """        B, T, D = x.shape
        q, k, v = (
            f(x).view(B, T, self.h, self.d_k).transpose(1, 2)
            for f in (self.query, self.key, self.value)
        )
        y = (q @ k.mT / self.d_k**0.5).softmax(-1) @ v
        return self.merge(y.contiguous().view(B, T, D))
""",
        says=("StraightReshape",),
    ),
    answer(
        "09.4",
        "residual inside",
        LAYER
        + """        B, T, D = x.shape
        q, k, v = (
            f(x).view(B, T, self.h, self.d_k).transpose(1, 2)
            for f in (self.query, self.key, self.value)
        )
        y = (q @ k.mT / self.d_k**0.5).softmax(-1) @ v
        return x + self.merge(y.transpose(1, 2).reshape(B, T, D))
""",
        says=("what_comes_out",),
    ),
    answer(
        "09.5",
        "2 d n k + 2 d d",
        """
@exercise("09.5")
def parameters(d_model, n_heads, d_k):
    return n_heads * (d_model * d_k * 3) + d_k * d_model
""",
        says=("w_o_of_one_head",),
    ),
    answer(
        "09.5",
        "divides by heads",
        """
@exercise("09.5")
def parameters(d_model, n_heads, d_k):
    return 3 * d_model * d_model + d_model * n_heads * d_k
""",
        says=("squares_and_w_o",),
    ),
    answer(
        "09.5",
        "adds one to each for the bias",
        """
@exercise("09.5")
def parameters(d_model, n_heads, d_k):
    return 3 * n_heads * (d_model + 1) * d_k + (n_heads * d_k + 1) * d_model
""",
        says=("with_biases",),
    ),
    answer(
        "09.5",
        "d_k squared",
        """
@exercise("09.5")
def parameters(d_model, n_heads, d_k):
    return 3 * n_heads * d_k * d_k + n_heads * d_k * d_model
""",
        says=("heads_read_slices",),
    ),
    answer(
        "09.5",
        "float result",
        """
@exercise("09.5")
def parameters(d_model, n_heads, d_k):
    return 4 * d_model * n_heads * d_k / 1
""",
        verdict="right",
    ),
    answer(
        "09.1",
        "float 5.0",
        """
least_error = answer("09.1", 5.0)
""",
        verdict="right",
    ),
    answer(
        "09.6",
        "random matrix",
        """
m = answer("09.6", torch.randn(3, 3))
""",
        verdict="right",
    ),
    answer(
        "09.6",
        "all ones",
        """
m = answer("09.6", torch.ones(3, 3))
""",
        says=("rank_above_two",),
    ),
    answer(
        "09.6",
        "list of lists",
        """
m = answer("09.6", [[1, 0, 0], [0, 1, 0], [0, 0, 1]])
""",
        verdict="right",
    ),
    answer(
        "09.6",
        "one-hot 2x2",
        """
m = answer("09.6", torch.eye(2))
""",
        says=("more_tokens_than_width",),
    ),
    answer(
        "09.2",
        "forgot return",
        """
@exercise("09.2")
def split_heads(x, n_heads):
    B, T, D = x.shape
    x.view(B, T, n_heads, -1).transpose(1, 2)
""",
        says=(
            "none",
            "return",
        ),
    ),
    answer(
        "09.2",
        "print instead of return",
        """
@exercise("09.2")
def split_heads(x, n_heads):
    B, T, D = x.shape
    print(x.view(B, T, n_heads, -1).transpose(1, 2))
""",
        says=(
            "none",
            "return",
        ),
    ),
    answer(
        "09.2",
        "loop over the heads",
        """
@exercise("09.2")
def split_heads(x, n_heads):
    k = x.shape[-1] // n_heads
    return torch.stack([x[..., i * k : (i + 1) * k] for i in range(n_heads)], 1)
""",
        verdict="right",
    ),
    answer(
        "09.2",
        "/ for //",
        """
@exercise("09.2")
def split_heads(x, n_heads):
    B, T, D = x.shape
    return x.view(B, T, n_heads, D / n_heads).transpose(1, 2)
""",
        says=(
            "crash",
            "Your code stopped",
        ),
    ),
    answer(
        "09.2",
        "permute T and K",
        """
@exercise("09.2")
def split_heads(x, n_heads):
    B, T, D = x.shape
    return x.view(B, T, n_heads, D // n_heads).permute(0, 2, 3, 1).mT
""",
        verdict="right",
    ),
    answer(
        "09.2",
        "numpy",
        """
@exercise("09.2")
def split_heads(x, n_heads):
    import numpy as np
    B, T, D = x.shape
    return torch.from_numpy(x.detach().numpy().reshape(B, T, n_heads, -1).swapaxes(1, 2))
""",
        says=(
            "gradient",
            "detach",
        ),
    ),
    answer(
        "09.2",
        "unflatten right",
        """
@exercise("09.2")
def split_heads(x, n_heads):
    return x.unflatten(-1, (n_heads, -1)).transpose(1, 2)
""",
        verdict="right",
    ),
    answer(
        "09.2",
        "chunk without stack",
        """
@exercise("09.2")
def split_heads(x, n_heads):
    return x.chunk(n_heads, dim=-1)
""",
        says=(
            "type_",
            "expected a tensor",
        ),
    ),
    answer(
        "09.2",
        "chunk, stack at the end",
        """
@exercise("09.2")
def split_heads(x, n_heads):
    return torch.stack(x.chunk(n_heads, dim=-1), dim=-1)
""",
        says=(
            "shape",
            "; expected ",
        ),
    ),
    answer(
        "09.3",
        "einsum right",
        """
@exercise("09.3")
def contributions(heads, w_o):
    B, N, T, K = heads.shape
    return torch.einsum('bntk,nkd->bntd', heads, w_o.view(N, K, -1))
""",
        verdict="right",
    ),
    answer(
        "09.3",
        "sum over the heads by einsum",
        """
@exercise("09.3")
def contributions(heads, w_o):
    B, N, T, K = heads.shape
    return torch.einsum('bntk,nkd->btd', heads, w_o.view(N, K, -1))
""",
        says=("already_summed",),
    ),
    answer(
        "09.3",
        "whole w_o",
        """
@exercise("09.3")
def contributions(heads, w_o):
    return heads @ w_o
""",
        says=(
            "crash",
            "Your code stopped",
        ),
    ),
    answer(
        "09.3",
        "reshape w_o the other way",
        """
@exercise("09.3")
def contributions(heads, w_o):
    B, N, T, K = heads.shape
    return heads @ w_o.view(K, N, -1).transpose(0, 1)
""",
        says=("dealt_out",),
    ),
    answer(
        "09.4",
        "values left out of the mix",
        LAYER
        + """        B, T, D = x.shape
        q, k, v = (
            f(x).view(B, T, self.h, self.d_k).transpose(1, 2)
            for f in (self.query, self.key, self.value)
        )
        w = (q @ k.mT / self.d_k**0.5).softmax(-1)
        return self.merge((w @ k).transpose(1, 2).flatten(2))
""",
        says=("KeysForValues",),
    ),
    answer(
        "09.4",
        "softmax over the queries",
        LAYER
        + """        B, T, D = x.shape
        q, k, v = (
            f(x).view(B, T, self.h, self.d_k).transpose(1, 2)
            for f in (self.query, self.key, self.value)
        )
        w = (q @ k.mT / self.d_k**0.5).softmax(-2)
        return self.merge((w @ v).transpose(1, 2).flatten(2))
""",
        says=("OverQueries",),
    ),
    answer(
        "09.4",
        "no W^O",
        LAYER
        + """        B, T, D = x.shape
        q, k, v = (
            f(x).view(B, T, self.h, self.d_k).transpose(1, 2)
            for f in (self.query, self.key, self.value)
        )
        w = (q @ k.mT / self.d_k**0.5).softmax(-1)
        return (w @ v).transpose(1, 2).flatten(2)
""",
        says=("NotMerged",),
    ),
    answer(
        "09.4",
        "no softmax",
        LAYER
        + """        B, T, D = x.shape
        q, k, v = (
            f(x).view(B, T, self.h, self.d_k).transpose(1, 2)
            for f in (self.query, self.key, self.value)
        )
        w = q @ k.mT / self.d_k**0.5
        return self.merge((w @ v).transpose(1, 2).flatten(2))
""",
        says=("NoSoftmax",),
    ),
    answer(
        "09.4",
        "no scale",
        LAYER
        + """        B, T, D = x.shape
        q, k, v = (
            f(x).view(B, T, self.h, self.d_k).transpose(1, 2)
            for f in (self.query, self.key, self.value)
        )
        w = (q @ k.mT).softmax(-1)
        return self.merge((w @ v).transpose(1, 2).flatten(2))
""",
        says=("NotScaled",),
    ),
    answer(
        "09.4",
        "biases left on",
        """
@exercise("09.4")
class MultiHeadSelfAttention(nn.Module):
    def __init__(self, d_model, n_heads):
        super().__init__()
        self.h, self.d_k = n_heads, d_model // n_heads
        self.query = nn.Linear(d_model, d_model)
        self.key = nn.Linear(d_model, d_model)
        self.value = nn.Linear(d_model, d_model)
        self.merge = nn.Linear(d_model, d_model)

    def forward(self, x):
        B, T, D = x.shape
        q, k, v = (
            f(x).view(B, T, self.h, self.d_k).transpose(1, 2)
            for f in (self.query, self.key, self.value)
        )
        w = (q @ k.mT / self.d_k**0.5).softmax(-1)
        return self.merge((w @ v).transpose(1, 2).flatten(2))
""",
        says=("WithBias",),
    ),
    answer(
        "09.4",
        "forgot return",
        LAYER
        + """        B, T, D = x.shape
        q, k, v = (
            f(x).view(B, T, self.h, self.d_k).transpose(1, 2)
            for f in (self.query, self.key, self.value)
        )
        w = (q @ k.mT / self.d_k**0.5).softmax(-1)
        self.merge((w @ v).transpose(1, 2).flatten(2))
""",
        says=(
            "none",
            "return",
        ),
    ),
    answer(
        "09.4",
        "mean over the heads",
        LAYER
        + """        B, T, D = x.shape
        q, k, v = (
            f(x).view(B, T, self.h, self.d_k).transpose(1, 2)
            for f in (self.query, self.key, self.value)
        )
        w = (q @ k.mT / self.d_k**0.5).softmax(-1).mean(1, keepdim=True)
        return self.merge((w @ v).transpose(1, 2).flatten(2))
""",
        says=("OnePatternForAll",),
    ),
    answer(
        "09.4",
        "key.T of the whole",
        LAYER
        + """        B, T, D = x.shape
        q, k, v = (
            f(x).view(B, T, self.h, self.d_k).transpose(1, 2)
            for f in (self.query, self.key, self.value)
        )
        w = (q @ k.T / self.d_k**0.5).softmax(-1)
        return self.merge((w @ v).transpose(1, 2).flatten(2))
""",
        says=(
            "crash",
            "Your code stopped",
        ),
    ),
    answer(
        "09.4",
        "view after transpose without contiguous",
        LAYER
        + """        B, T, D = x.shape
        q, k, v = (
            f(x).view(B, T, self.h, self.d_k).transpose(1, 2)
            for f in (self.query, self.key, self.value)
        )
        w = (q @ k.mT / self.d_k**0.5).softmax(-1)
        return self.merge((w @ v).transpose(1, 2).view(B, T, D))
""",
        says=(
            "crash",
            "Your code stopped",
        ),
    ),
    answer(
        "09.4",
        "returns weights as well",
        LAYER
        + """        B, T, D = x.shape
        q, k, v = (
            f(x).view(B, T, self.h, self.d_k).transpose(1, 2)
            for f in (self.query, self.key, self.value)
        )
        w = (q @ k.mT / self.d_k**0.5).softmax(-1)
        return self.merge((w @ v).transpose(1, 2).flatten(2)), w
""",
        says=(
            "type_",
            "expected a tensor",
        ),
    ),
]
