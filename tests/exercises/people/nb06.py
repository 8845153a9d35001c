"""Answers to the exercises of notebook 06, as people give them."""

from tests.exercises.people.cell import Answer

ANSWERS = [
    Answer(
        "06.1",
        "matrix habits: @ on numbers",
        """
@exercise("06.1")
def rnn_states(x, w, u, b):
    h = torch.zeros(1)
    out = []
    for x_t in x:
        h = torch.tanh(w @ x_t + u @ h + b)
        out.append(h)
    return torch.cat(out)
""",
        says=("line 7",),
    ),
    Answer(
        "06.1",
        "state forgotten in the loop",
        """
@exercise("06.1")
def rnn_states(x, w, u, b):
    h_prev = torch.tensor(0.)
    hs = []
    for t in range(len(x)):
        h_t = torch.tanh(w * x[t] + u * h_prev + b)
        hs.append(h_t)
    return torch.stack(hs)
""",
        says=("no_memory",),
    ),
    Answer(
        "06.1",
        "cat of one-element states",
        """
@exercise("06.1")
def rnn_states(x, w, u, b):
    h = torch.zeros(1)
    out = []
    for i in range(x.size(0)):
        h = torch.tanh(w * x[i] + u * h + b)
        out.append(h)
    return torch.cat(out)
""",
        verdict="right",
    ),
    Answer(
        "06.1",
        "a list of tensors",
        """
@exercise("06.1")
def rnn_states(x, w, u, b):
    h, out = 0, []
    for x_t in x:
        h = torch.tanh(w * x_t + u * h + b)
        out.append(h)
    return out
""",
        says=("torch.stack",),
    ),
    Answer(
        "06.2",
        "delta by name, as in books",
        """
@exercise("06.2")
def bptt_terms(h, u):
    T = h.shape[0]
    dh = torch.tensor(1.0)
    grads = torch.zeros(T)
    for t in range(T - 1, -1, -1):
        dz = dh * (1 - h[t] * h[t])
        h_prev = h[t - 1] if t > 0 else torch.tensor(0.0)
        grads[t] = dz * h_prev
        dh = dz * u
    return grads
""",
        verdict="right",
    ),
    Answer(
        "06.2",
        "sum kept as dU",
        """
@exercise("06.2")
def bptt_terms(h, u):
    dU, dh = 0, 1
    for t in reversed(range(1, len(h))):
        dz = dh * (1 - h[t] ** 2)
        dU += dz * h[t - 1]
        dh = dz * u
    return dU
""",
        says=("expected a tensor",),
    ),
    Answer(
        "06.2",
        "no tanh on the way back",
        """
@exercise("06.2")
def bptt_terms(h, u):
    T = len(h)
    return torch.stack([u ** (T - 1 - t) * (h[t - 1] if t else 0 * h[0]) for t in range(T)])
""",
        says=("tanh_forgotten",),
    ),
    Answer(
        "06.3",
        "alternating signs",
        "fading = answer('06.3', torch.tensor([1.0, -1.0, 1.0, -1.0, 1.0]))\n",
        says=("the_gradient_fades", "0.197"),
    ),
    Answer("06.3", "a list", "fading = answer('06.3', [1.0] * 5)\n", verdict="right"),
    Answer("06.4", "the state", "c = answer('06.4', 0.776)\n", says=("not the right",)),
    Answer("06.4", "a fraction", "c = answer('06.4', 21 / 10)\n", verdict="right"),
    Answer(
        "06.5",
        "sigmoid on all, as one chunk",
        """
@exercise("06.5")
def lstm_step(x, h, c, W, U, b):
    gates = torch.sigmoid(x @ W.T + h @ U.T + b)
    i, f, g, o = gates.chunk(4, 1)
    c_next = f * c + i * g
    h_next = o * torch.tanh(c_next)
    return h_next, c_next
""",
        says=("candidate_by_sigmoid",),
    ),
    Answer(
        "06.5",
        "gates cut by columns of D",
        """
@exercise("06.5")
def lstm_step(x, h, c, W, U, b):
    D = h.size(1)
    z = torch.matmul(x, W.t()) + torch.matmul(h, U.t()) + b
    i = torch.sigmoid(z[:, :D])
    f = torch.sigmoid(z[:, D:2 * D])
    g = torch.tanh(z[:, 2 * D:3 * D])
    o = torch.sigmoid(z[:, 3 * D:])
    c_new = torch.mul(f, c) + torch.mul(i, g)
    return torch.mul(o, torch.tanh(c_new)), c_new
""",
        verdict="right",
    ),
    Answer(
        "06.5",
        "not transposed",
        """
@exercise("06.5")
def lstm_step(x, h, c, W, U, b):
    i, f, g, o = (W @ x + U @ h + b).chunk(4)
    c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
    return torch.sigmoid(o) * torch.tanh(c), c
""",
        says=("16",),
    ),
    Answer(
        "06.5",
        "returns h alone",
        """
@exercise("06.5")
def lstm_step(x, h, c, W, U, b):
    i, f, g, o = (x @ W.T + h @ U.T + b).chunk(4, dim=-1)
    c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
    return torch.sigmoid(o) * torch.tanh(c)
""",
        says=("return a, b",),
    ),
    Answer("06.6", "the gate", "b = answer('06.6', 0.9862)\n", says=("the_gate_itself",)),
    Answer("06.6", "log of fifty", "b = answer('06.6', math.log(50))\n", says=("log_of_fifty",)),
    Answer(
        "06.6",
        "logit by torch",
        "b = answer('06.6', torch.logit(torch.tensor(0.5 ** (1 / 50))).item())\n",
        verdict="right",
    ),
    Answer(
        "06.7",
        "turned in place",
        """
@exercise("06.7")
def turned_over(W, b):
    D = len(b) // 3
    W[D:2 * D] *= -1
    b[D:2 * D] *= -1
    return W, b
""",
        says=("changed",),
    ),
    Answer(
        "06.7",
        "the first third",
        """
@exercise("06.7")
def turned_over(W, b):
    z, r, n = W.chunk(3)
    bz, br, bn = b.chunk(3)
    return torch.cat([-z, r, n]), torch.cat([-bz, br, bn])
""",
        says=("reset_rows",),
    ),
]
