"""Answers to the exercises of notebook 08, as people give them."""

from tests.exercises.people.cell import Answer

ANSWERS = [
    Answer(
        "08.1",
        "torch.eye(n)[p] @ x, float32 matrix",
        """
@exercise("08.1")
def is_equivariant(f, x, permutation):
    P = torch.eye(len(permutation))[permutation]
    return torch.allclose(f(P @ x), P @ f(x), atol=1e-5)
""",
        verdict="right",
    ),
    Answer(
        "08.1",
        "np.bool_ result",
        """
import numpy as np

@exercise("08.1")
def is_equivariant(f, x, permutation):
    a, b = f(x[permutation]).numpy(), f(x)[permutation].numpy()
    return (np.abs(a - b) < 1e-5).all()
""",
        verdict="right",
    ),
    Answer(
        "08.2",
        "root of the batch size",
        """
@exercise("08.2")
def attention_scores(q, k):
    return q @ k.transpose(-2, -1) / math.sqrt(q.size(0))
""",
        says=("size of the batch",),
    ),
    Answer(
        "08.2",
        "x / d_k ** 1/2 = x / d_k / 2",
        """
@exercise("08.2")
def attention_scores(q, k):
    d_k = q.shape[-1]
    return q @ k.transpose(1, 2) / d_k ** 1/2
""",
        says=("by K and then by 2",),
    ),
    Answer(
        "08.2",
        "root of the number of queries",
        """
@exercise("08.2")
def attention_scores(q, k):
    K = q.shape[1]
    return torch.bmm(q, k.transpose(1, 2)) / math.sqrt(K)
""",
        says=("number of queries",),
    ),
    Answer(
        "08.2",
        "id without quotes: 08.2 is a float",
        """
@exercise(08.2)
def attention_scores(q, k):
    return q @ k.mT / math.sqrt(q.shape[-1])
""",
        verdict="error",
        says=("in brackets and quotes", "8.2 is a number"),
    ),
    Answer(
        "08.2",
        "@torch.compile",
        """
@exercise("08.2")
@torch.compile
def attention_scores(q, k):
    return q @ k.mT / math.sqrt(q.shape[-1])
""",
        verdict="right",
    ),
    Answer(
        "08.6",
        "0 * -inf: nan and -inf",
        """
@exercise("08.6")
def causal_mask(T):
    mask = torch.triu(torch.ones(T, T), diagonal=1)
    return mask * float("-inf")
""",
        says=("0 · ∞",),
    ),
    Answer(
        "08.6",
        "mask for a fixed length",
        """
@exercise("08.6")
def causal_mask(length):
    return torch.tensor([[True, False, False], [True, True, False], [True, True, True]])
""",
        says=("expected 1 × 1 for length = 1",),
    ),
    Answer(
        "08.7",
        "attn_mask=~mask in the fused operator",
        """
@exercise("08.7")
def masked_attention_weights(scores, mask):
    B, T, S = scores.shape
    eye = torch.eye(S, dtype=scores.dtype).expand(B, S, S)
    return F.scaled_dot_product_attention(scores, eye, eye, attn_mask=~mask, scale=1.0)
""",
        says=("mask_upside_down",),
        never=("leak",),
    ),
    Answer(
        "08.7",
        "log of the weights",
        """
@exercise("08.7")
def masked_attention_weights(scores, mask):
    return F.log_softmax(scores.masked_fill(~mask, float("-inf")), dim=-1)
""",
        says=("logarithms of the weights",),
        never=("leak",),
    ),
    Answer(
        "08.7",
        "F.softmax without dim: over the batch",
        """
@exercise("08.7")
def masked_attention_weights(scores, mask):
    scores = scores.masked_fill(mask == 0, -1e9)
    return F.softmax(scores)
""",
        says=("runs over the batch",),
        never=("leak",),
    ),
    Answer(
        "08.7",
        "0 * -inf = nan",
        """
@exercise("08.7")
def masked_attention_weights(scores, mask):
    inverted = 1.0 - mask.to(scores.dtype)
    return torch.softmax(scores + inverted * float("-inf"), dim=-1)
""",
        says=("0 · ∞",),
        never=("leak",),
    ),
    Answer(
        "08.7",
        "1e-9",
        """
@exercise("08.7")
def masked_attention_weights(scores, mask):
    scores = scores.masked_fill(mask == 0, 1e-9)
    return F.softmax(scores, dim=-1)
""",
        says=("1e-9",),
    ),
    Answer(
        "08.7",
        "scores + mask",
        """
@exercise("08.7")
def masked_attention_weights(scores, mask):
    return torch.softmax(scores + mask.to(scores.dtype), dim=-1)
""",
        says=("You add the mask",),
        never=("leak",),
    ),
    Answer(
        "08.7",
        "softmax(v * mask) * mask, renormalised + tiny",
        """
@exercise("08.7")
def masked_attention_weights(vector, mask):
    result = F.softmax(vector * mask, dim=-1)
    result = result * mask
    return result / (result.sum(dim=-1, keepdim=True) + 1e-13)
""",
        verdict="right",
    ),
    Answer(
        "08.7",
        "ignores the given mask, masks the future",
        """
@exercise("08.7")
def masked_attention_weights(scores, mask):
    T, S = scores.shape[-2:]
    tril = torch.tril(torch.ones(T, S))
    return scores.masked_fill(tril == 0, float("-inf")).softmax(-1)
""",
        says=("whatever the mask says",),
    ),
    Answer(
        "08.7",
        "scaled a second time",
        """
@exercise("08.7")
def masked_attention_weights(scores, mask):
    scores = scores / math.sqrt(scores.shape[-1])
    return scores.masked_fill(~mask, float("-inf")).softmax(-1)
""",
        says=("once more",),
    ),
    Answer(
        "08.7",
        "sigmoid of the masked scores",
        """
@exercise("08.7")
def masked_attention_weights(scores, mask):
    return torch.sigmoid(scores.masked_fill(~mask, float("-inf")))
""",
        says=("A sigmoid",),
        never=("200",),
    ),
    Answer(
        "08.7",
        "exp of the masked scores, not divided by their sum",
        """
@exercise("08.7")
def masked_attention_weights(scores, mask):
    return scores.masked_fill(~mask, float("-inf")).exp()
""",
        says=("do not divide by the sum",),
        never=("200", "lowered"),
    ),
    Answer(
        "08.8",
        "weights @ k",
        """
@exercise("08.8")
class SelfAttention(nn.Module):
    def __init__(self, d_model, d_k):
        super().__init__()
        self.query = nn.Linear(d_model, d_k, bias=False)
        self.key = nn.Linear(d_model, d_k, bias=False)
        self.value = nn.Linear(d_model, d_k, bias=False)

    def forward(self, x):
        q, k = self.query(x), self.key(x)
        v = self.key(x)
        return (q @ k.transpose(-2, -1) / math.sqrt(k.size(-1))).softmax(-1) @ v
""",
        says=("mix the keys", "self.value is never used"),
        never=("detach",),
    ),
    Answer(
        "08.8",
        "layers created in forward",
        """
@exercise("08.8")
class SelfAttention(nn.Module):
    def __init__(self, d_model, d_k):
        super().__init__()
        self.d_model, self.d_k = d_model, d_k

    def forward(self, x):
        q = nn.Linear(self.d_model, self.d_k, bias=False)(x)
        k = nn.Linear(self.d_model, self.d_k, bias=False)(x)
        v = nn.Linear(self.d_model, self.d_k, bias=False)(x)
        return (q @ k.transpose(-2, -1) / math.sqrt(self.d_k)).softmax(-1) @ v
""",
        says=("no layers", "made in forward is a new one"),
        never=("list",),
    ),
    Answer(
        "08.8",
        "multiplied by the root",
        """
@exercise("08.8")
class SelfAttention(nn.Module):
    def __init__(self, d_model, d_k):
        super().__init__()
        self.query = nn.Linear(d_model, d_k, bias=False)
        self.key = nn.Linear(d_model, d_k, bias=False)
        self.value = nn.Linear(d_model, d_k, bias=False)

        self.scale = d_k ** -0.5

    def forward(self, x):
        q, k, v = self.query(x), self.key(x), self.value(x)
        return ((q @ k.transpose(-2, -1)) / self.scale).softmax(dim=-1) @ v
""",
        says=("multiply by √K",),
    ),
    Answer(
        "08.8",
        "dropout stays on in eval",
        """
@exercise("08.8")
class SelfAttention(nn.Module):
    def __init__(self, d_model, d_k):
        super().__init__()
        self.query = nn.Linear(d_model, d_k, bias=False)
        self.key = nn.Linear(d_model, d_k, bias=False)
        self.value = nn.Linear(d_model, d_k, bias=False)

    def forward(self, x):
        q, k, v = self.query(x), self.key(x), self.value(x)
        attn = (q @ k.transpose(-2, -1) / math.sqrt(k.size(-1))).softmax(dim=-1)
        return F.dropout(attn, 0.2) @ v
""",
        says=("different numbers", "dropout"),
    ),
    Answer(
        "08.8",
        "class: forward written, __init__ left empty",
        """
@exercise("08.8")
class SelfAttention(nn.Module):
    def __init__(self, d_model, d_k):
        super().__init__()
        ...  # three layers

    def forward(self, x):
        q, k, v = self.query(x), self.key(x), self.value(x)
        return (q @ k.mT / math.sqrt(k.shape[-1])).softmax(-1) @ v
""",
        says=("no layers: it should have query, key, value",),
        never=("list",),
    ),
    Answer(
        "08.8",
        "layers as local variables (self. forgotten)",
        """
@exercise("08.8")
class SelfAttention(nn.Module):
    def __init__(self, d_model, d_k):
        super().__init__()
        query = nn.Linear(d_model, d_k, bias=False)
        key = nn.Linear(d_model, d_k, bias=False)
        value = nn.Linear(d_model, d_k, bias=False)

    def forward(self, x):
        q, k, v = self.query(x), self.key(x), self.value(x)
        return (q @ k.mT / math.sqrt(k.shape[-1])).softmax(-1) @ v
""",
        says=("no layers", "A local variable is forgotten"),
        never=("list",),
    ),
    Answer(
        "08.8",
        "__init__ misspelled (init)",
        """
@exercise("08.8")
class SelfAttention(nn.Module):
    def init(self, d_model, d_k):
        super().__init__()
        self.query = nn.Linear(d_model, d_k, bias=False)
        self.key = nn.Linear(d_model, d_k, bias=False)
        self.value = nn.Linear(d_model, d_k, bias=False)

    def forward(self, x):
        q, k, v = self.query(x), self.key(x), self.value(x)
        return (q @ k.mT / math.sqrt(k.shape[-1])).softmax(-1) @ v
""",
        says=("no __init__, only init",),
        never=("called",),
    ),
    Answer(
        "08.8",
        "an instance given instead of the class",
        """
class SelfAttention(nn.Module):
    def __init__(self, d_model, d_k):
        super().__init__()
        self.query = nn.Linear(d_model, d_k, bias=False)
        self.key = nn.Linear(d_model, d_k, bias=False)
        self.value = nn.Linear(d_model, d_k, bias=False)

    def forward(self, x):
        q, k, v = self.query(x), self.key(x), self.value(x)
        return (q @ k.mT / math.sqrt(k.shape[-1])).softmax(-1) @ v

SelfAttention = exercise("08.8")(SelfAttention(5, 4))
""",
        says=("the class itself", "no brackets"),
    ),
]
