"""Answers to the exercises of notebook 07, as people give them."""

from course_utils.lesson import read
from course_utils.paths import NOTEBOOKS
from tests.exercises.people.cell import Answer

SEVEN = read(NOTEBOOKS / "07_seq2seq_attention.ipynb").code
(LAYERS,) = (cell.source for cell in SEVEN if cell.id == "layers-given")  # above 07.8

ANSWERS = [
    Answer(
        "07.1",
        "labels are the same row as the inputs (nothing shifted)",
        """
@exercise("07.1")
def teacher_forced(sentence, start, end):
    input_ids = torch.cat([torch.tensor([start]), sentence])
    labels = input_ids.clone()
    return input_ids, labels
""",
        says=("both rows are the same",),
    ),
    Answer(
        "07.1",
        "START twice: read begins START START",
        """
@exercise("07.1")
def teacher_forced(sentence, start, end):
    whole = torch.cat([torch.tensor([start]), sentence, torch.tensor([end])])
    shifted = whole.new_zeros(whole.shape)
    shifted[1:] = whole[:-1].clone()
    shifted[0] = start
    return shifted[:-1], whole[:-1]
""",
        says=("reads START twice",),
    ),
    Answer(
        "07.2",
        "log-probabilities, as every real decoder keeps them",
        """
first, second = answer("07.2", (torch.tensor([0.4, 0.35, 0.25]).log(),
    torch.tensor([[0.5, 0.5], [0.5, 0.5], [0.9, 0.1]]).log()))
""",
        says=("These are log-probabilities", ".exp()"),
        never=("another word",),
    ),
    Answer(
        "07.4",
        "mask not inverted, filled with -finfo.max",
        """
@exercise("07.4")
def contexts(scores, states, mask):
    sim = scores.masked_fill(mask[:, None, :], -torch.finfo(scores.dtype).max)
    return sim.softmax(dim=-1) @ states
""",
        says=("hides_the_words",),
    ),
    Answer(
        "07.4",
        "softmax over the batch",
        """
@exercise("07.4")
def contexts(scores, states, mask):
    scores = scores.masked_fill(~mask[:, None], float("-inf"))
    return F.softmax(scores) @ states
""",
        says=("runs over the batch",),
    ),
    Answer(
        "07.4",
        "masked_fill(..., -20)",
        """
@exercise("07.4")
def contexts(scores, states, mask):
    return scores.masked_fill(~mask[:, None], -20.0).softmax(-1) @ states
""",
        says=("small, but not zero",),
    ),
    Answer(
        "07.5",
        "no new axes: fits only T = 1 (or T = S)",
        """
@exercise("07.5")
class Additive(nn.Module):
    def __init__(self, d_model):
        super().__init__()
        self.w1 = nn.Linear(d_model, d_model, bias=False)
        self.w2 = nn.Linear(d_model, d_model, bias=False)
        self.u = nn.Linear(d_model, 1, bias=False)

    def forward(self, q, k):
        features = self.w2(q) + self.w1(k)
        features = torch.tanh(features)
        return self.u(features)
""",
        says=("Every query meets every key",),
    ),
    Answer(
        "07.5",
        "another nonlinearity",
        """
@exercise("07.5")
class Additive(nn.Module):
    def __init__(self, d_model):
        super().__init__()
        self.w1 = nn.Linear(d_model, d_model, bias=False)
        self.w2 = nn.Linear(d_model, d_model, bias=False)
        self.u = nn.Linear(d_model, 1, bias=False)

    def forward(self, q, k):
        return self.u(F.relu(self.w2(q).unsqueeze(2) + self.w1(k).unsqueeze(1))).squeeze(-1)
""",
        says=("has tanh",),
    ),
    Answer(
        "07.1",
        "plain lists",
        """
@exercise("07.1")
def teacher_forced(sentence, start, end):
    words = sentence.tolist()
    return [start] + words, words + [end]
""",
        says=("type_", "expected"),
    ),
    Answer(
        "07.1",
        "what is written keeps START",
        """
@exercise("07.1")
def teacher_forced(sentence, start, end):
    whole = torch.cat([torch.tensor([start]), sentence, torch.tensor([end])])
    return whole[:-1], whole
""",
        says=("shape", "expected"),
    ),
    Answer(
        "07.1",
        "what is read keeps END",
        """
@exercise("07.1")
def teacher_forced(sentence, start, end):
    whole = torch.cat([torch.tensor([start]), sentence, torch.tensor([end])])
    return whole, whole[1:]
""",
        says=("shape", "expected"),
    ),
    Answer(
        "07.1",
        "torch.roll",
        """
@exercise("07.1")
def teacher_forced(sentence, start, end):
    read = torch.cat([torch.tensor([start]), sentence])
    return read, torch.roll(read, -1)
""",
        says=("values", "you get"),
    ),
    Answer(
        "07.1",
        "roll, and END at the end",
        """
@exercise("07.1")
def teacher_forced(sentence, start, end):
    read = torch.cat([torch.tensor([start]), sentence])
    write = read.roll(-1)
    write[-1] = end
    return read, write
""",
        verdict="right",
    ),
    Answer(
        "07.1",
        "F.pad",
        """
@exercise("07.1")
def teacher_forced(sentence, start, end):
    return F.pad(sentence, (1, 0), value=start), F.pad(sentence, (0, 1), value=end)
""",
        verdict="right",
    ),
    Answer(
        "07.2",
        "nested lists",
        """
first, second = answer("07.2", ([0.4, 0.3, 0.3], [[0.5, 0.5], [0.5, 0.5], [1.0, 0.0]]))
""",
        verdict="right",
    ),
    Answer(
        "07.2",
        "two values without brackets",
        """
p = torch.tensor([0.4, 0.35, 0.25])
first, second = answer("07.2", p, torch.tensor([[0.5, 0.5], [0.5, 0.5], [0.9, 0.1]]))
""",
        verdict="right",
    ),
    Answer(
        "07.2",
        "per cent",
        """
first, second = answer("07.2", ([40.0, 35.0, 25.0], [[50.0, 50.0], [50.0, 50.0], [90.0, 10.0]]))
""",
        says=("all_rows_sum_to_one",),
    ),
    Answer(
        "07.2",
        "only the first row",
        """
first = answer("07.2", torch.tensor([0.4, 0.35, 0.25]))
""",
        says=("type_", "expected"),
    ),
    Answer(
        "07.2",
        "numpy",
        """
import numpy as np
p = np.array([0.4, 0.35, 0.25])
first, second = answer("07.2", (p, np.array([[0.5, 0.5], [0.5, 0.5], [0.9, 0.1]])))
""",
        verdict="right",
    ),
    Answer(
        "07.3",
        "a text",
        """
size = answer("07.3", "512")
""",
        says=("type_", "expected"),
    ),
    Answer(
        "07.3",
        "numbers in a row",
        """
size = answer("07.3", [2, 2, 2, 64])
""",
        says=("type_", "expected"),
    ),
    Answer(
        "07.3",
        "a tensor",
        """
size = answer("07.3", torch.tensor(512))
""",
        verdict="right",
    ),
    Answer(
        "07.4",
        "float mask, -1e9",
        """
@exercise("07.4")
def contexts(scores, states, mask):
    m = mask.float().unsqueeze(1)
    return torch.bmm((scores + (1 - m) * -1e9).softmax(-1), states)
""",
        verdict="right",
    ),
    Answer(
        "07.4",
        "-1e4",
        """
@exercise("07.4")
def contexts(scores, states, mask):
    return scores.masked_fill(mask[:, None] == 0, -1e4).softmax(2) @ states
""",
        verdict="right",
    ),
    Answer(
        "07.4",
        "axis for the wrong side",
        """
@exercise("07.4")
def contexts(scores, states, mask):
    return scores.masked_fill(~mask[:, :, None], -math.inf).softmax(-1) @ states
""",
        says=("crash", "Python says", "when "),
    ),
    Answer(
        "07.4",
        "no axis",
        """
@exercise("07.4")
def contexts(scores, states, mask):
    return scores.masked_fill(~mask, -math.inf).softmax(-1) @ states
""",
        says=("crash", "Python says", "when "),
    ),
    Answer(
        "07.4",
        "plus infinity",
        """
@exercise("07.4")
def contexts(scores, states, mask):
    return scores.masked_fill(~mask[:, None], math.inf).softmax(-1) @ states
""",
        says=("values", "you get"),
    ),
    Answer(
        "07.4",
        "-inf after the softmax",
        """
@exercise("07.4")
def contexts(scores, states, mask):
    w = scores.softmax(-1).masked_fill(~mask[:, None], -math.inf)
    return w @ states
""",
        says=("infinity_after_softmax",),
    ),
    Answer(
        "07.4",
        "masked_fill thrown away",
        """
@exercise("07.4")
def contexts(scores, states, mask):
    scores.masked_fill(~mask[:, None], -math.inf)
    return scores.softmax(-1) @ states
""",
        says=("reads_the_padding",),
    ),
    Answer(
        "07.4",
        "in place",
        """
@exercise("07.4")
def contexts(scores, states, mask):
    scores.masked_fill_(~mask[:, None], -math.inf)
    return scores.softmax(-1) @ states
""",
        says=("changed", "changes its input"),
    ),
    Answer(
        "07.4",
        "softmax twice",
        """
@exercise("07.4")
def contexts(scores, states, mask):
    w = scores.masked_fill(~mask[:, None], -math.inf).softmax(-1)
    return w.softmax(-1) @ states
""",
        says=("softmax_twice",),
    ),
    Answer(
        "07.4",
        "multiplied and renormalised with eps",
        """
@exercise("07.4")
def contexts(scores, states, mask):
    w = scores.softmax(-1) * mask[:, None]
    return (w / (w.sum(-1, keepdim=True) + 1e-9)) @ states
""",
        verdict="right",
    ),
    Answer(
        "07.4",
        "scaled by sqrt(D)",
        """
@exercise("07.4")
def contexts(scores, states, mask):
    w = (scores / math.sqrt(states.shape[-1])).masked_fill(~mask[:, None], -math.inf).softmax(-1)
    return w @ states
""",
        says=("values", "you get"),
    ),
    Answer(
        "07.4",
        "mean of the states",
        """
@exercise("07.4")
def contexts(scores, states, mask):
    m = mask[:, None].float()
    return (m / m.sum(-1, keepdim=True)).expand(scores.shape) @ states
""",
        says=("unused", "never used"),
    ),
    Answer(
        "07.4",
        "softmax over all entries",
        """
@exercise("07.4")
def contexts(scores, states, mask):
    s = scores.masked_fill(~mask[:, None], -math.inf)
    return s.flatten(1).softmax(-1).view_as(s) @ states
""",
        says=("values", "you get"),
    ),
    Answer(
        "07.4",
        "states at 0 and renormalised",
        """
@exercise("07.4")
def contexts(scores, states, mask):
    w = scores.exp() * mask[:, None]
    return w @ states / w.sum(-1, keepdim=True)
""",
        verdict="right",
    ),
    Answer(
        "07.4",
        "exp without a sum",
        """
@exercise("07.4")
def contexts(scores, states, mask):
    return (scores.exp() * mask[:, None]) @ states
""",
        says=("not_divided",),
    ),
    Answer(
        "07.5",
        "unsqueeze and squeeze",
        """
@exercise("07.5")
class Additive(nn.Module):
    def __init__(self, d_model):
        super().__init__()
        self.w1 = nn.Linear(d_model, d_model, bias=False)
        self.w2 = nn.Linear(d_model, d_model, bias=False)
        self.u = nn.Linear(d_model, 1, bias=False)

    def forward(self, q, k):
        pairs = self.w2(q).unsqueeze(2) + self.w1(k).unsqueeze(1)
        return self.u(torch.tanh(pairs)).squeeze(-1)
""",
        verdict="right",
    ),
    Answer(
        "07.5",
        "one layer for both",
        """
@exercise("07.5")
class Additive(nn.Module):
    def __init__(self, d_model):
        super().__init__()
        self.w1 = nn.Linear(d_model, d_model, bias=False)
        self.w2 = nn.Linear(d_model, d_model, bias=False)
        self.u = nn.Linear(d_model, 1, bias=False)

    def forward(self, q, k):
        return self.u((self.w1(q)[:, :, None] + self.w1(k)[:, None]).tanh()).squeeze(-1)
""",
        says=("unused", "never used"),
    ),
    Answer(
        "07.5",
        "u before the sum",
        """
@exercise("07.5")
class Additive(nn.Module):
    def __init__(self, d_model):
        super().__init__()
        self.w1 = nn.Linear(d_model, d_model, bias=False)
        self.w2 = nn.Linear(d_model, d_model, bias=False)
        self.u = nn.Linear(d_model, 1, bias=False)

    def forward(self, q, k):
        return (self.u(self.w2(q)) + self.u(self.w1(k)).mT).tanh()
""",
        says=("TanhAtTheEnd",),
    ),
    Answer(
        "07.5",
        "sigmoid",
        """
@exercise("07.5")
class Additive(nn.Module):
    def __init__(self, d_model):
        super().__init__()
        self.w1 = nn.Linear(d_model, d_model, bias=False)
        self.w2 = nn.Linear(d_model, d_model, bias=False)
        self.u = nn.Linear(d_model, 1, bias=False)

    def forward(self, q, k):
        return self.u((self.w2(q)[:, :, None] + self.w1(k)[:, None]).sigmoid()).squeeze(-1)
""",
        says=("values", "you get"),
    ),
    Answer(
        "07.5",
        "tanh of each",
        """
@exercise("07.5")
class Additive(nn.Module):
    def __init__(self, d_model):
        super().__init__()
        self.w1 = nn.Linear(d_model, d_model, bias=False)
        self.w2 = nn.Linear(d_model, d_model, bias=False)
        self.u = nn.Linear(d_model, 1, bias=False)

    def forward(self, q, k):
        return self.u(self.w2(q).tanh()[:, :, None] + self.w1(k).tanh()[:, None]).squeeze(-1)
""",
        says=("values", "you get"),
    ),
    Answer(
        "07.5",
        "concatenated",
        """
@exercise("07.5")
class Additive(nn.Module):
    def __init__(self, d_model):
        super().__init__()
        self.w = nn.Linear(2 * d_model, d_model, bias=False)
        self.u = nn.Linear(d_model, 1, bias=False)

    def forward(self, q, k):
        B, T, D = q.shape
        S = k.shape[1]
        pairs = torch.cat([q[:, :, None].expand(B, T, S, D), k[:, None].expand(B, T, S, D)], -1)
        return self.u(self.w(pairs).tanh()).squeeze(-1)
""",
        says=("parameters", "but it has w."),
    ),
    Answer(
        "07.5",
        "a matrix for u",
        """
@exercise("07.5")
class Additive(nn.Module):
    def __init__(self, d_model):
        super().__init__()
        self.w1 = nn.Linear(d_model, d_model, bias=False)
        self.w2 = nn.Linear(d_model, d_model, bias=False)
        self.u = nn.Parameter(torch.randn(d_model))

    def forward(self, q, k):
        return (self.w2(q)[:, :, None] + self.w1(k)[:, None]).tanh() @ self.u
""",
        says=("parameters", "should be a layer"),
    ),
    Answer(
        "07.5",
        "squeeze of everything",
        """
@exercise("07.5")
class Additive(nn.Module):
    def __init__(self, d_model):
        super().__init__()
        self.w1 = nn.Linear(d_model, d_model, bias=False)
        self.w2 = nn.Linear(d_model, d_model, bias=False)
        self.u = nn.Linear(d_model, 1, bias=False)

    def forward(self, q, k):
        return self.u((self.w2(q)[:, :, None] + self.w1(k)[:, None]).tanh()).squeeze()
""",
        says=("shape", "expected"),
    ),
    Answer(
        "07.5",
        "weights and nothing else, over the queries",
        """
@exercise("07.5")
class Additive(nn.Module):
    def __init__(self, d_model):
        super().__init__()
        self.w1 = nn.Linear(d_model, d_model, bias=False)
        self.w2 = nn.Linear(d_model, d_model, bias=False)
        self.u = nn.Linear(d_model, 1, bias=False)

    def forward(self, q, k):
        return self.u((self.w2(q)[:, :, None] + self.w1(k)[:, None]).tanh()).squeeze(-1).softmax(1)
""",
        says=("values", "you get"),
    ),
    Answer(
        "07.5",
        "a dropout in __init__",
        """
@exercise("07.5")
class Additive(nn.Module):
    def __init__(self, d_model):
        super().__init__()
        self.w1 = nn.Linear(d_model, d_model, bias=False)
        self.w2 = nn.Linear(d_model, d_model, bias=False)
        self.u = nn.Linear(d_model, 1, bias=False)
        self.dropout = nn.Dropout(0.1)

    def forward(self, q, k):
        pairs = self.w2(q)[:, :, None] + self.w1(k)[:, None]
        return self.u(self.dropout(pairs.tanh())).squeeze(-1)
""",
        verdict="right",
    ),
    Answer(
        "07.6",
        "three rows of numbers",
        """
one, other = torch.tensor([0.1, 0.8, 0.1]), torch.tensor([0.4, 0.2, 0.4])
values, one, other = answer("07.6", (torch.tensor([0.0, 1.0, 2.0]), one, other))
""",
        says=("one_weight_for_each_value",),
    ),
    Answer(
        "07.6",
        "lists, brackets forgotten",
        """
values, one, other = answer("07.6", [[0.0], [1.0], [2.0]], [0.1, 0.8, 0.1], [0.4, 0.2, 0.4])
""",
        verdict="right",
    ),
    Answer(
        "07.2",
        "two ways of one probability",
        """
first, second = answer(
    "07.2", (torch.tensor([0.5, 0.5, 0.0]), torch.tensor([[0.5, 0.5], [0.5, 0.5], [0.5, 0.5]]))
)
""",
        says=("the_beam_misses", "one of probability 0.25, and the best has 0.25"),
    ),
    Answer(
        "07.7",
        "fractions",
        """
w1, w2, w3, c1, c2 = answer("07.7", (1 / 6, 2 / 6, 3 / 6, 3, 4))
""",
        verdict="right",
    ),
    Answer(
        "07.7",
        "two decimals",
        """
w1, w2, w3, c1, c2 = answer("07.7", (0.17, 0.33, 0.5, 3, 4))
""",
        verdict="right",
    ),
    Answer(
        "07.7",
        "by torch",
        """
weights = torch.softmax(torch.tensor([0, math.log(2), math.log(3)]), 0)
w1, w2, w3, c1, c2 = answer("07.7", (*weights, 3.0, 4.0))
""",
        verdict="right",
    ),
    Answer(
        "07.7",
        "scores divided by their sum",
        """
w1, w2, w3, c1, c2 = answer("07.7", (0, 0.387, 0.613, 2.45, 4.77))
""",
        says=("divided the scores themselves",),
    ),
    Answer(
        "07.7",
        "exponentials as they are",
        """
w1, w2, w3, c1, c2 = answer("07.7", (1, 2, 3, 18, 24))
""",
        says=("Weights sum to 1",),
    ),
    Answer(
        "07.7",
        "weights right, context averaged",
        """
w1, w2, w3, c1, c2 = answer("07.7", (1 / 6, 1 / 3, 1 / 2, 1, 4 / 3))
""",
        says=("Your weights are right, your context is not",),
    ),
    Answer(
        "07.7",
        "equal shares",
        """
w1, w2, w3, c1, c2 = answer("07.7", (1 / 3, 1 / 3, 1 / 3, 3.33, 3.33))
""",
        says=("equal weights",),
    ),
    Answer(
        "07.8",
        "einsum",
        """
@exercise("07.8")
class EncoderDecoder(Layers):
    def forward(self, source, target):
        states, last = self.reader(self.embed(source))
        written = self.writer(self.embed(target), last)[0]
        scores = torch.einsum("btd,bsd->bts", written, states)
        context = torch.einsum("bts,bsd->btd", F.softmax(scores, dim=-1), states)
        return self.readout(torch.cat((written, context), -1))
""",
        verdict="right",
        imports=LAYERS,
    ),
    Answer(
        "07.8",
        "bmm",
        """
@exercise("07.8")
class EncoderDecoder(Layers):
    def forward(self, source, target):
        states, last = self.reader(self.embed(source))
        written, _ = self.writer(self.embed(target), last)
        weights = torch.softmax(torch.bmm(written, states.transpose(1, 2)), dim=2)
        return self.readout(torch.cat([written, torch.bmm(weights, states)], dim=2))
""",
        verdict="right",
        imports=LAYERS,
    ),
    Answer(
        "07.8",
        "the library's attention, unscaled",
        """
@exercise("07.8")
class EncoderDecoder(Layers):
    def forward(self, source, target):
        states, last = self.reader(self.embed(source))
        written, _ = self.writer(self.embed(target), last)
        context = F.scaled_dot_product_attention(written, states, states, scale=1.0)
        return self.readout(torch.cat([written, context], dim=-1))
""",
        verdict="right",
        imports=LAYERS,
    ),
    Answer(
        "07.8",
        "the library's attention, scaled",
        """
@exercise("07.8")
class EncoderDecoder(Layers):
    def forward(self, source, target):
        states, last = self.reader(self.embed(source))
        written, _ = self.writer(self.embed(target), last)
        context = F.scaled_dot_product_attention(written, states, states)
        return self.readout(torch.cat([written, context], dim=-1))
""",
        says=("root of the width",),
        imports=LAYERS,
    ),
    Answer(
        "07.8",
        "forgot return",
        """
@exercise("07.8")
class EncoderDecoder(Layers):
    def forward(self, source, target):
        states, last = self.reader(self.embed(source))
        written, _ = self.writer(self.embed(target), last)
        weights = (written @ states.mT).softmax(dim=-1)
        self.readout(torch.cat([written, weights @ states], dim=-1))
""",
        says=("return",),
        imports=LAYERS,
    ),
    Answer(
        "07.8",
        "the writer starts from nothing",
        """
@exercise("07.8")
class EncoderDecoder(Layers):
    def forward(self, source, target):
        states, last = self.reader(self.embed(source))
        written, _ = self.writer(self.embed(target))
        weights = (written @ states.mT).softmax(dim=-1)
        return self.readout(torch.cat([written, weights @ states], dim=-1))
""",
        says=("starts from zeros",),
        imports=LAYERS,
    ),
    Answer(
        "07.8",
        "softmax over the targets",
        """
@exercise("07.8")
class EncoderDecoder(Layers):
    def forward(self, source, target):
        states, last = self.reader(self.embed(source))
        written, _ = self.writer(self.embed(target), last)
        weights = F.softmax(written @ states.mT, dim=1)
        return self.readout(torch.cat([written, weights @ states], dim=-1))
""",
        says=("sum to 1 over the target words",),
        imports=LAYERS,
    ),
    Answer(
        "07.8",
        "the whole tuple of a GRU is used",
        """
@exercise("07.8")
class EncoderDecoder(Layers):
    def forward(self, source, target):
        states = self.reader(self.embed(source))
        written = self.writer(self.embed(target), states[1])
        return self.readout(written)
""",
        says=("Python says",),
        imports=LAYERS,
    ),
]
