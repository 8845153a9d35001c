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
    Answer(
        "08.1",
        "numpy",
        """
@exercise("08.1")
def is_equivariant(f, x, permutation):
    import numpy as np
    return np.allclose(f(x[permutation]).numpy(), f(x)[permutation].numpy(), atol=1e-5)
""",
        verdict="right",
    ),
    Answer(
        "08.1",
        "matrix of truths",
        """
@exercise("08.1")
def is_equivariant(f, x, permutation):
    return torch.isclose(f(x[permutation]), f(x)[permutation], atol=1e-5)
""",
        says=("type_", "3 × 3", ".all()"),
    ),
    Answer(
        "08.1",
        "== and all",
        """
@exercise("08.1")
def is_equivariant(f, x, permutation):
    return (f(x[permutation]) == f(x)[permutation]).all()
""",
        says=("type_", "expected"),
    ),
    Answer(
        "08.1",
        "torch.equal",
        """
@exercise("08.1")
def is_equivariant(f, x, permutation):
    return torch.equal(f(x[permutation]), f(x)[permutation])
""",
        says=("to_the_last_bit",),
    ),
    Answer(
        "08.1",
        "norm of the difference",
        """
@exercise("08.1")
def is_equivariant(f, x, permutation):
    return torch.norm(f(x[permutation]) - f(x)[permutation]) < 1e-4
""",
        says=("type_", "expected"),
    ),
    Answer(
        "08.1",
        "own permutation",
        """
@exercise("08.1")
def is_equivariant(f, x, permutation):
    p = torch.randperm(len(x))
    return torch.allclose(f(x[p]), f(x)[p], atol=1e-5)
""",
        says=("values", "you get"),
    ),
    Answer(
        "08.1",
        "tolerance too wide",
        """
@exercise("08.1")
def is_equivariant(f, x, permutation):
    return torch.allclose(f(x[permutation]), f(x)[permutation], atol=0.1)
""",
        says=("values", "you get"),
    ),
    Answer(
        "08.2",
        "np.sqrt",
        """
@exercise("08.2")
def attention_scores(q, k):
    import numpy as np
    return torch.matmul(q, k.transpose(-1, -2)) / np.sqrt(q.size(-1))
""",
        verdict="right",
    ),
    Answer(
        "08.2",
        "torch.sqrt of a tensor",
        """
@exercise("08.2")
def attention_scores(q, k):
    return torch.einsum('btk,bsk->bts', q, k) / torch.sqrt(torch.tensor(q.shape[-1]))
""",
        verdict="right",
    ),
    Answer(
        "08.2",
        "both divided by the root",
        """
@exercise("08.2")
def attention_scores(q, k):
    r = math.sqrt(q.shape[-1])
    return (q / r) @ (k / r).mT
""",
        says=("divided_by_k",),
    ),
    Answer(
        "08.2",
        "quarter roots on both",
        """
@exercise("08.2")
def attention_scores(q, k):
    r = q.shape[-1] ** 0.25
    return (q / r) @ (k / r).mT
""",
        verdict="right",
    ),
    Answer(
        "08.2",
        "cosines",
        """
@exercise("08.2")
def attention_scores(q, k):
    return F.normalize(q, dim=-1) @ F.normalize(k, dim=-1).mT
""",
        says=("values", "you get"),
    ),
    Answer(
        "08.2",
        "element by element",
        """
@exercise("08.2")
def attention_scores(q, k):
    return q * k / math.sqrt(q.shape[-1])
""",
        says=("crash", "Python says", "when "),
    ),
    Answer(
        "08.2",
        "detached",
        """
@exercise("08.2")
def attention_scores(q, k):
    return (q @ k.mT / math.sqrt(q.shape[-1])).detach()
""",
        says=("gradient", "detach"),
    ),
    Answer(
        "08.2",
        "through numpy",
        """
@exercise("08.2")
def attention_scores(q, k):
    import numpy as np
    return torch.tensor(np.matmul(q.numpy(), k.transpose(1, 2).numpy()) / np.sqrt(q.shape[-1]))
""",
        says=("dtype", "expected"),
    ),
    Answer(
        "08.2",
        "floor division",
        """
@exercise("08.2")
def attention_scores(q, k):
    return q @ k.mT // math.sqrt(q.shape[-1])
""",
        says=("gradient", "detach"),
    ),
    Answer(
        "08.2",
        "no brackets",
        """
@exercise
def attention_scores(q, k):
    return q @ k.mT / math.sqrt(q.shape[-1])
""",
        verdict="error",
        says=("in brackets and quotes",),
    ),
    Answer(
        "08.3",
        "a text",
        """
cost = answer("08.3", "512 * 512 * 64")
""",
        says=("type_", "expected"),
    ),
    Answer(
        "08.3",
        "a formula as a tensor",
        """
cost = answer("08.3", torch.tensor(512 * 512 * 64))
""",
        verdict="right",
    ),
    Answer(
        "08.4",
        "two values without brackets",
        """
scores, weights = answer("08.4", torch.tensor([1.0, 2.0]), torch.tensor([0.6, 0.4]))
""",
        verdict="right",
    ),
    Answer(
        "08.4",
        "lists",
        """
scores, weights = answer("08.4", [[1.0, 2.0], [0.6, 0.4]])
""",
        verdict="right",
    ),
    Answer(
        "08.4",
        "one matrix",
        """
scores, weights = answer("08.4", torch.tensor([[1.0, 2.0], [0.6, 0.4]]))
""",
        says=("type_", "expected", "pair of brackets"),
    ),
    Answer(
        "08.6",
        "tril of ones",
        """
@exercise("08.6")
def causal_mask(length):
    return torch.tril(torch.ones(length, length)) == 1
""",
        verdict="right",
    ),
    Answer(
        "08.6",
        "whole numbers",
        """
@exercise("08.6")
def causal_mask(length):
    return torch.tril(torch.ones(length, length, dtype=torch.int64))
""",
        says=("dtype", "expected"),
    ),
    Answer(
        "08.6",
        "from numpy",
        """
@exercise("08.6")
def causal_mask(length):
    import numpy as np
    return torch.from_numpy(np.tril(np.ones((length, length), dtype=bool)))
""",
        verdict="right",
    ),
    Answer(
        "08.6",
        "PyTorch's own",
        """
@exercise("08.6")
def causal_mask(length):
    return nn.Transformer.generate_square_subsequent_mask(length)
""",
        says=("added_to_scores",),
    ),
    Answer(
        "08.6",
        "hidden, where True means hidden",
        """
@exercise("08.6")
def causal_mask(length):
    return torch.triu(torch.ones(length, length), diagonal=1).bool()
""",
        says=("true_means_hidden",),
    ),
    Answer(
        "08.6",
        "one too far",
        """
@exercise("08.6")
def causal_mask(length):
    return torch.tril(torch.ones(length, length), diagonal=1).bool()
""",
        says=("one_too_far",),
    ),
    Answer(
        "08.6",
        "only zeros and minus a billion",
        """
@exercise("08.6")
def causal_mask(length):
    return torch.triu(torch.ones(length, length), 1) * -1e9
""",
        says=("added_to_scores",),
    ),
    Answer(
        "08.6",
        "size of a tensor",
        """
@exercise("08.6")
def causal_mask(length):
    T = length.shape[0]
    return torch.ones(T, T).tril().bool()
""",
        says=("crash", "Python says", "when "),
    ),
    Answer(
        "08.7",
        "-1e9",
        """
@exercise("08.7")
def masked_attention_weights(scores, mask):
    return F.softmax(scores.masked_fill(mask == 0, -1e9), dim=-1)
""",
        verdict="right",
    ),
    Answer(
        "08.7",
        "added -1e9",
        """
@exercise("08.7")
def masked_attention_weights(scores, mask):
    return torch.softmax(scores + (1.0 - mask.float()) * -1e9, dim=-1)
""",
        verdict="right",
    ),
    Answer(
        "08.7",
        "finfo.min",
        """
@exercise("08.7")
def masked_attention_weights(scores, mask):
    return scores.masked_fill(~mask, torch.finfo(scores.dtype).min).softmax(-1)
""",
        verdict="right",
    ),
    Answer(
        "08.7",
        "-1e4",
        """
@exercise("08.7")
def masked_attention_weights(scores, mask):
    return scores.masked_fill(~mask, -1e4).softmax(-1)
""",
        verdict="right",
    ),
    Answer(
        "08.7",
        "-100",
        """
@exercise("08.7")
def masked_attention_weights(scores, mask):
    return scores.masked_fill(~mask, -100.0).softmax(-1)
""",
        says=("hidden_is_exactly_zero",),
    ),
    Answer(
        "08.7",
        "-10",
        """
@exercise("08.7")
def masked_attention_weights(scores, mask):
    return scores.masked_fill(~mask, -10.0).softmax(-1)
""",
        says=("values", "you get"),
    ),
    Answer(
        "08.7",
        "plus infinity",
        """
@exercise("08.7")
def masked_attention_weights(scores, mask):
    return scores.masked_fill(~mask, math.inf).softmax(-1)
""",
        says=("values", "you get"),
    ),
    Answer(
        "08.7",
        "upside down, -1e9",
        """
@exercise("08.7")
def masked_attention_weights(scores, mask):
    return F.softmax(scores.masked_fill(mask, -1e9), -1)
""",
        says=("mask_upside_down",),
    ),
    Answer(
        "08.7",
        "upside down, where",
        """
@exercise("08.7")
def masked_attention_weights(scores, mask):
    return torch.where(mask, torch.finfo(scores.dtype).min, scores).softmax(-1)
""",
        says=("mask_upside_down",),
    ),
    Answer(
        "08.7",
        "upside down, added",
        """
@exercise("08.7")
def masked_attention_weights(scores, mask):
    return (scores + mask.float() * -1e9).softmax(-1)
""",
        says=("mask_upside_down",),
    ),
    Answer(
        "08.7",
        "scores times mask",
        """
@exercise("08.7")
def masked_attention_weights(scores, mask):
    return (scores * mask).softmax(-1)
""",
        says=("zero_before_softmax",),
    ),
    Answer(
        "08.7",
        "-inf after the softmax",
        """
@exercise("08.7")
def masked_attention_weights(scores, mask):
    return scores.softmax(-1).masked_fill(~mask, -math.inf)
""",
        says=("infinity_after_softmax",),
    ),
    Answer(
        "08.7",
        "masked_fill thrown away",
        """
@exercise("08.7")
def masked_attention_weights(scores, mask):
    scores.masked_fill(~mask, -math.inf)
    return scores.softmax(-1)
""",
        says=("not_masked",),
    ),
    Answer(
        "08.7",
        "in place",
        """
@exercise("08.7")
def masked_attention_weights(scores, mask):
    scores.masked_fill_(~mask, -math.inf)
    return scores.softmax(-1)
""",
        says=("changed", "changes its input"),
    ),
    Answer(
        "08.7",
        "softmax twice",
        """
@exercise("08.7")
def masked_attention_weights(scores, mask):
    w = scores.masked_fill(~mask, -math.inf).softmax(-1)
    return w.softmax(-1)
""",
        says=("softmax_twice",),
    ),
    Answer(
        "08.7",
        "renormalised",
        """
@exercise("08.7")
def masked_attention_weights(scores, mask):
    w = scores.softmax(-1) * mask
    return w / w.sum(-1, keepdim=True)
""",
        verdict="right",
    ),
    Answer(
        "08.7",
        "exp, divided",
        """
@exercise("08.7")
def masked_attention_weights(scores, mask):
    e = scores.exp() * mask
    return e / e.sum(-1, keepdim=True)
""",
        says=("only_differences_count",),
    ),
    Answer(
        "08.7",
        "divided over the wrong axis",
        """
@exercise("08.7")
def masked_attention_weights(scores, mask):
    e = scores.exp() * mask
    return e / e.sum(-2, keepdim=True)
""",
        says=("softmax_over_queries",),
    ),
    Answer(
        "08.7",
        "1 - mask",
        """
@exercise("08.7")
def masked_attention_weights(scores, mask):
    return scores.masked_fill(1 - mask, -math.inf).softmax(-1)
""",
        says=("crash", "Python says", "when "),
    ),
    Answer(
        "08.7",
        "nan_to_num",
        """
@exercise("08.7")
def masked_attention_weights(scores, mask):
    return (scores + torch.log(mask.float())).softmax(-1)
""",
        verdict="right",
    ),
    Answer(
        "08.7",
        "mask times infinity",
        """
@exercise("08.7")
def masked_attention_weights(scores, mask):
    return (scores - mask * math.inf).softmax(-1)
""",
        says=("zero_times_infinity",),
    ),
    Answer(
        "08.7",
        "argmax",
        """
@exercise("08.7")
def masked_attention_weights(scores, mask):
    return F.one_hot(scores.masked_fill(~mask, -math.inf).argmax(-1), scores.shape[-1]).float()
""",
        says=("gradient", "detach"),
    ),
    Answer(
        "08.8",
        "fused",
        """
@exercise("08.8")
class SelfAttention(nn.Module):
    def __init__(self, d_model, d_k):
        super().__init__()
        self.query = nn.Linear(d_model, d_k, bias=False)
        self.key = nn.Linear(d_model, d_k, bias=False)
        self.value = nn.Linear(d_model, d_k, bias=False)

    def forward(self, x):
        return F.scaled_dot_product_attention(self.query(x), self.key(x), self.value(x))
""",
        verdict="right",
    ),
    Answer(
        "08.8",
        "weights too",
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
        w = (q @ k.mT / math.sqrt(k.shape[-1])).softmax(-1)
        return w @ v, w
""",
        says=("type_", "expected"),
    ),
    Answer(
        "08.8",
        "element by element",
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
        return (q * k.transpose(1, 2) / math.sqrt(k.shape[-1])).softmax(-1) @ v
""",
        says=("crash", "Python says", "when "),
    ),
    Answer(
        "08.8",
        "C ** -0.5",
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
        B, T, C = x.shape
        return (q @ k.mT * C ** -0.5).softmax(-1) @ v
""",
        says=("ScaledByWidth",),
    ),
    Answer(
        "08.8",
        "dropout in __init__",
        """
@exercise("08.8")
class SelfAttention(nn.Module):
    def __init__(self, d_model, d_k):
        super().__init__()
        self.query = nn.Linear(d_model, d_k, bias=False)
        self.key = nn.Linear(d_model, d_k, bias=False)
        self.value = nn.Linear(d_model, d_k, bias=False)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x):
        q, k, v = self.query(x), self.key(x), self.value(x)
        return self.dropout((q @ k.mT * k.shape[-1] ** -0.5).softmax(-1)) @ v
""",
        verdict="right",
    ),
    Answer(
        "08.8",
        "dropout_p in the fused operator",
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
        return F.scaled_dot_product_attention(q, k, v, dropout_p=0.1)
""",
        says=("random", "different numbers"),
    ),
    Answer(
        "08.8",
        "tril as a buffer",
        """
@exercise("08.8")
class SelfAttention(nn.Module):
    def __init__(self, d_model, d_k):
        super().__init__()
        self.query = nn.Linear(d_model, d_k, bias=False)
        self.key = nn.Linear(d_model, d_k, bias=False)
        self.value = nn.Linear(d_model, d_k, bias=False)
        self.register_buffer("tril", torch.tril(torch.ones(8, 8)))

    def forward(self, x):
        q, k, v = self.query(x), self.key(x), self.value(x)
        T = x.shape[1]
        s = (q @ k.mT / math.sqrt(k.shape[-1])).masked_fill(self.tril[:T, :T] == 0, -math.inf)
        return s.softmax(-1) @ v
""",
        says=("Causal",),
    ),
    Answer(
        "08.8",
        "sizes changed",
        """
@exercise("08.8")
class SelfAttention(nn.Module):
    def __init__(self, d_model, d_k):
        super().__init__()
        self.query = nn.Linear(d_k, d_model, bias=False)
        self.key = nn.Linear(d_k, d_model, bias=False)
        self.value = nn.Linear(d_k, d_model, bias=False)

    def forward(self, x):
        return x
""",
        says=("parameters", "expected 2 × 3"),
    ),
    Answer(
        "08.8",
        "matrices as parameters",
        """
@exercise("08.8")
class SelfAttention(nn.Module):
    def __init__(self, d_model, d_k):
        super().__init__()
        self.query = nn.Parameter(torch.randn(d_model, d_k))
        self.key = nn.Parameter(torch.randn(d_model, d_k))
        self.value = nn.Parameter(torch.randn(d_model, d_k))

    def forward(self, x):
        q, k, v = x @ self.query, x @ self.key, x @ self.value
        return (q @ k.mT / math.sqrt(k.shape[-1])).softmax(-1) @ v
""",
        says=("parameters", "should be a layer"),
    ),
    Answer(
        "08.8",
        "one layer three times",
        """
@exercise("08.8")
class SelfAttention(nn.Module):
    def __init__(self, d_model, d_k):
        super().__init__()
        self.query = self.key = self.value = nn.Linear(d_model, d_k, bias=False)

    def forward(self, x):
        q, k, v = self.query(x), self.key(x), self.value(x)
        return (q @ k.mT / math.sqrt(k.shape[-1])).softmax(-1) @ v
""",
        says=("parameters", "one and the same"),
    ),
    Answer(
        "08.8",
        "a ModuleList",
        """
@exercise("08.8")
class SelfAttention(nn.Module):
    def __init__(self, d_model, d_k):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(d_model, d_k, bias=False) for _ in range(3))

    def forward(self, x):
        q, k, v = (f(x) for f in self.layers)
        return (q @ k.mT / math.sqrt(k.shape[-1])).softmax(-1) @ v
""",
        says=("parameters", "but it has layers"),
    ),
    Answer(
        "08.8",
        "no dim",
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
        return F.softmax(q @ k.mT / math.sqrt(k.shape[-1])) @ v
""",
        says=("SoftmaxOverBatch",),
    ),
    Answer(
        "08.8",
        "scores forgotten to divide, then divided after",
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
        return (q @ k.mT).softmax(-1) / math.sqrt(k.shape[-1]) @ v
""",
        says=("values", "you get"),
    ),
    Answer(
        "08.8",
        "the query detached",
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
        return (q.detach() @ k.mT / math.sqrt(k.shape[-1])).softmax(-1) @ v
""",
        says=("gradient", "detach"),
    ),
    Answer(
        "08.8",
        "weights read from .data",
        """
@exercise("08.8")
class SelfAttention(nn.Module):
    def __init__(self, d_model, d_k):
        super().__init__()
        self.query = nn.Linear(d_model, d_k, bias=False)
        self.key = nn.Linear(d_model, d_k, bias=False)
        self.value = nn.Linear(d_model, d_k, bias=False)

    def forward(self, x):
        q, k = x @ self.query.weight.data.T, x @ self.key.weight.data.T
        v = x @ self.value.weight.data.T
        return (q @ k.mT / math.sqrt(k.shape[-1])).softmax(-1) @ v
""",
        says=("gradient", "detach"),
    ),
    Answer(
        "08.8",
        "queries instead of values",
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
        return (q @ k.mT / math.sqrt(k.shape[-1])).softmax(-1) @ q
""",
        says=("unused", "never used"),
    ),
    Answer(
        "08.8",
        "mean of the values",
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
        return v.mean(1, keepdim=True).expand_as(v)
""",
        says=("unused", "never used"),
    ),
    Answer(
        "08.8",
        "forward misspelled",
        """
@exercise("08.8")
class SelfAttention(nn.Module):
    def __init__(self, d_model, d_k):
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(d_model, d_k, bias=False) for _ in range(3))

    def foward(self, x):
        return x
""",
        says=("crash", "Python says", "when "),
    ),
    Answer(
        "08.5",
        "variance as a text",
        """
spread = answer("08.5", "sqrt(64)")
""",
        says=("type_", "expected"),
    ),
    Answer(
        "08.5",
        "2.8",
        """
spread = answer("08.5", 64 ** 0.25)
""",
        says=("values", "is not the right answer"),
    ),
    Answer(
        "08.2",
        "not scaled: what is next is not said",
        """
@exercise("08.2")
def scaled_scores(q, k):
    return q @ k.mT
""",
        says=("not_scaled", "spread grows with K"),
        never=("next exercise",),
    ),
    Answer(
        "08.2",
        "softmax as well",
        """
@exercise("08.2")
def scaled_scores(q, k):
    return (q @ k.mT / math.sqrt(q.shape[-1])).softmax(-1)
""",
        says=("weights_already", "Leave out the softmax"),
        never=("next exercise",),
    ),
    Answer(
        "08.4",
        "one step of scores, two ratios of weights",
        """
scores, weights = answer("08.4", (torch.tensor([1.0, 2.0, 3.0]), torch.tensor([0.2, 0.3, 0.5])))
""",
        says=("no_temperature_fits", "or within 5 % of them", "With T = 2.18"),
    ),
    Answer(
        "08.4",
        "order turned round",
        """
scores, weights = answer("08.4", (torch.tensor([1.0, 2.0, 3.0]), torch.tensor([0.5, 0.3, 0.2])))
""",
        verdict="right",
        says=("neither their order nor the ratio of two distances",),
    ),
    Answer(
        "08.4",
        "order kept, distances not",
        """
scores, weights = answer("08.4", (torch.tensor([1.0, 2.0, 3.0]), torch.tensor([0.1, 0.1, 0.8])))
""",
        verdict="right",
        says=("neither their order nor the ratio of two distances",),
    ),
    Answer(
        "08.8",
        "something added: the weights are shown",
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
        return (q @ k.mT / k.shape[-1] ** 0.5).softmax(-1) @ v + 0.3
""",
        says=("values", "query.weight", "key.weight", "value.weight", "you get"),
    ),
]
