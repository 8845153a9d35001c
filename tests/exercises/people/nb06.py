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
    Answer(
        "06.1",
        "return forgotten",
        """
@exercise("06.1")
def rnn_states(x, w, u, b):
    h, s = 0, []
    for a in x:
        h = torch.tanh(w * a + u * h + b)
        s.append(h)
    torch.stack(s)
""",
        says=("Did you forget return",),
    ),
    Answer(
        "06.1",
        "a loop without an end",
        """
@exercise("06.1")
def rnn_states(x, w, u, b):
    h, s, t = torch.zeros(()), [], 0
    while t < len(x):
        h = torch.tanh(w * x[t] + u * h + b)
        s.append(h)
    return torch.stack(s)
""",
        says=("loop without an end",),
    ),
    Answer(
        "06.1",
        "math.tanh",
        """
@exercise("06.1")
def rnn_states(x, w, u, b):
    h, s = 0.0, []
    for a in x:
        h = math.tanh(w * a + u * h + b)
        s.append(h)
    return torch.tensor(s)
""",
        says=("No gradient arrives at x", "detach"),
    ),
    Answer(
        "06.1",
        "nn.RNN with these weights",
        """
@exercise("06.1")
def rnn_states(x, w, u, b):
    m = nn.RNN(1, 1)
    with torch.no_grad():
        m.weight_ih_l0.fill_(w)
        m.weight_hh_l0.fill_(u)
        m.bias_ih_l0.fill_(b)
        m.bias_hh_l0.zero_()
    return m(x[:, None])[0][:, 0]
""",
        verdict="right",
    ),
    Answer(
        "06.1",
        "itertools.accumulate",
        """
@exercise("06.1")
def rnn_states(x, w, u, b):
    from itertools import accumulate
    step = lambda h, a: torch.tanh(w * a + u * h + b)
    return torch.stack(list(accumulate(x, step, initial=torch.zeros(())))[1:])
""",
        verdict="right",
    ),
    Answer(
        "06.1",
        "accumulate with the start",
        """
@exercise("06.1")
def rnn_states(x, w, u, b):
    from itertools import accumulate
    step = lambda h, a: torch.tanh(w * a + u * h + b)
    return torch.stack(list(accumulate(x, step, initial=torch.zeros(()))))
""",
        says=("keeps_the_initial_state",),
    ),
    Answer(
        "06.1",
        "return in the loop",
        """
@exercise("06.1")
def rnn_states(x, w, u, b):
    h, s = 0, []
    for a in x:
        h = torch.tanh(w * a + u * h + b)
        s.append(h)
        return torch.stack(s)
""",
        says=("returns_in_the_loop",),
    ),
    Answer(
        "06.1",
        "from the second on",
        """
@exercise("06.1")
def rnn_states(x, w, u, b):
    h = torch.zeros(len(x))
    for t in range(1, len(x)):
        h[t] = torch.tanh(w * x[t] + u * h[t - 1] + b)
    return h
""",
        says=("first_input_left_out",),
        never=("never used",),
    ),
    Answer(
        "06.1",
        "a sigmoid",
        """
@exercise("06.1")
def rnn_states(x, w, u, b):
    h, s = 0, []
    for a in x:
        h = (w * a + u * h + b).sigmoid()
        s.append(h)
    return torch.stack(s)
""",
        says=("sigmoid_for_tanh",),
    ),
    Answer(
        "06.1",
        "x is overwritten",
        """
@exercise("06.1")
def rnn_states(x, w, u, b):
    h = 0
    for t in range(len(x)):
        h = torch.tanh(w * x[t] + u * h + b)
        x[t] = h
    return x
""",
        says=("changes its input x",),
    ),
    Answer(
        "06.2",
        "u before the term",
        """
@exercise("06.2")
def bptt_terms(h, u):
    g, terms = 1.0, []
    for t in reversed(range(len(h))):
        g = g * (1 - h[t] ** 2) * u
        terms.insert(0, g * (h[t - 1] if t else 0 * h[0]))
    return torch.stack(terms)
""",
        says=("weight_too_early",),
    ),
    Answer(
        "06.2",
        "the last step is skipped",
        """
@exercise("06.2")
def bptt_terms(h, u):
    terms, g = torch.zeros_like(h), 1.0
    for t in range(len(h) - 2, 0, -1):
        d = g * (1 - h[t] ** 2)
        terms[t] = d * h[t - 1]
        g = d * u
    return terms
""",
        says=("last_step_left_out",),
        never=("never used",),
    ),
    Answer(
        "06.2",
        "t never goes down",
        """
@exercise("06.2")
def bptt_terms(h, u):
    t, terms = len(h) - 1, torch.zeros_like(h)
    while t > 0:
        terms[t] = h[t - 1]
    return terms
""",
        says=("loop without an end",),
    ),
    Answer("06.4", "only what is kept", "c = answer('06.4', 0.9 * 2)\n", says=("nothing_written",)),
    Answer("06.4", "in quotes", "c = answer('06.4', '2.1')\n", says=("Without quotes",)),
    Answer(
        "06.5",
        "split, linear",
        """
@exercise("06.5")
def lstm_step(x, h, c, W, U, b):
    D = h.shape[-1]
    i, f, g, o = torch.split(F.linear(x, W, b) + F.linear(h, U), D, dim=-1)
    c = f.sigmoid() * c + i.sigmoid() * g.tanh()
    return o.sigmoid() * c.tanh(), c
""",
        verdict="right",
    ),
    Answer(
        "06.5",
        "i, f, o, g",
        """
@exercise("06.5")
def lstm_step(x, h, c, W, U, b):
    i, f, o, g = (x @ W.T + h @ U.T + b).chunk(4, 1)
    c = f.sigmoid() * c + i.sigmoid() * g.tanh()
    return o.sigmoid() * c.tanh(), c
""",
        says=("candidate_last",),
    ),
    Answer(
        "06.5",
        "in place",
        """
@exercise("06.5")
def lstm_step(x, h, c, W, U, b):
    i, f, g, o = (x @ W.T + h @ U.T + b).chunk(4, 1)
    c *= f.sigmoid()
    c += i.sigmoid() * g.tanh()
    return o.sigmoid() * c.tanh(), c
""",
        says=("changes its input c",),
    ),
    Answer("06.6", "one decimal", "b = answer('06.6', 4.3)\n", says=("rounded_too_far",)),
    Answer("06.6", "1 - 1/50", "b = answer('06.6', math.log(49))\n", says=("a_fiftieth_lost",)),
    Answer(
        "06.7",
        "a row of signs",
        """
@exercise("06.7")
def turned_over(W, b):
    D = len(b) // 3
    s = torch.ones(3 * D)
    s[D : 2 * D] = -1
    return W * s[:, None], b * s
""",
        verdict="right",
    ),
    Answer(
        "06.7",
        "1 - W",
        """
@exercise("06.7")
def turned_over(W, b):
    D = len(b) // 3
    W2, b2 = W.clone(), b.clone()
    W2[D : 2 * D] = 1 - W[D : 2 * D]
    b2[D : 2 * D] = 1 - b[D : 2 * D]
    return W2, b2
""",
        says=("one_minus_the_weights",),
    ),
]
