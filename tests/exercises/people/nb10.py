"""Answers to the exercises of notebook 10, as people give them."""

from functools import partial

from tests.exercises.people.cell import Answer

HOME = """
from course_utils.layers.attention import scaled_dot_product_attention
from course_utils.layers.positions import frequencies, sinusoidal_code
"""
answer = partial(Answer, imports=HOME)

ANSWERS = [
    answer(
        "10.1",
        "turns instead of radians",
        """
@exercise("10.1")
def position_code(length, d_model):
    rates = 10000.0 ** (-torch.arange(0, d_model, 2) / d_model)
    angles = 2 * math.pi * torch.arange(length)[:, None] * rates
    return torch.stack([angles.sin(), angles.cos()], dim=-1).flatten(1)
""",
        says=("in_turns",),
    ),
    answer(
        "10.1",
        "log(10000) / (half - 1), sines then cosines",
        """
@exercise("10.1")
def position_code(num_embeddings, embedding_dim):
    half_dim = embedding_dim // 2
    emb = math.log(10000) / (half_dim - 1) if half_dim > 1 else 0.0
    emb = torch.exp(torch.arange(half_dim, dtype=torch.float) * -emb)
    emb = torch.arange(num_embeddings, dtype=torch.float).unsqueeze(1) * emb.unsqueeze(0)
    return torch.cat([torch.sin(emb), torch.cos(emb)], dim=1)
""",
        says=("slowest_at_the_base",),
    ),
    answer(
        "10.1",
        "precedence: exponent becomes -1",
        """
@exercise("10.1")
def position_code(length, d_model):
    pe = torch.zeros(length, d_model)
    position = torch.arange(length).float()[:, None]
    div_term = torch.exp(
        torch.arange(0, d_model // 2, 1).float() * (-math.log(10000.0) / d_model // 2)
    )
    pe[:, 0::2] = torch.sin(position * div_term)
    pe[:, 1::2] = torch.cos(position * div_term)
    return pe
""",
        says=("other_frequencies",),
    ),
    answer(
        "10.1",
        "base 1000 and own frequencies",
        """
@exercise("10.1")
def position_code(length, d_model):
    PE = torch.zeros((length, d_model))
    pos = torch.arange(length).unsqueeze(1)
    PE[:, 0::2] = torch.sin(
        pos / torch.pow(1000, torch.arange(0, d_model, 2, dtype=torch.float32) / d_model)
    )
    PE[:, 1::2] = torch.cos(
        pos / torch.pow(1000, torch.arange(1, d_model, 2, dtype=torch.float32) / d_model)
    )
    return PE
""",
        says=("cosines_of_their_own",),
    ),
    answer(
        "10.1",
        "base 1000",
        """
@exercise("10.1")
def position_code(length, d_model):
    rates = 1000 ** (-torch.arange(0, d_model, 2) / d_model)
    angles = torch.arange(length)[:, None] * rates
    return torch.stack([angles.sin(), angles.cos()], dim=-1).flatten(1)
""",
        says=("other_frequencies",),
    ),
    answer(
        "10.4",
        "one tensor of two positions",
        """
c = torch.stack([torch.arange(1000).double().sin(), torch.arange(1000).double().cos()], 1)
d = torch.cdist(c, c) + 9 * torch.eye(1000)
lookalikes = answer("10.4", (d < 0.001).nonzero()[0])
""",
        says=("type_", "brackets"),
    ),
    answer(
        "10.5",
        "a buffer of another name",
        """
@exercise("10.5")
class BatchFirstEncoding(nn.Module):
    def __init__(self, d_model, max_len):
        super().__init__()
        self.register_buffer("positional_encodings", sinusoidal_code(max_len, d_model), False)

    def forward(self, x):
        return x + self.positional_encodings[: x.shape[1]].detach()
""",
        says=("the_buffer_is_called_pe",),
        never=("stay behind",),
    ),
    answer(
        "10.5",
        "plain attribute, returns only the code",
        """
@exercise("10.5")
class BatchFirstEncoding(nn.Module):
    def __init__(self, d_model, max_len):
        super().__init__()
        self.encoding = sinusoidal_code(max_len, d_model)
        self.encoding.requires_grad = False

    def forward(self, x):
        batch_size, seq_len, _ = x.size()
        return self.encoding[:seq_len, :]
""",
        says=("TheRowsOfTheTable",),
    ),
    answer(
        "10.5",
        "embedding scaled inside",
        """
@exercise("10.5")
class BatchFirstEncoding(nn.Module):
    def __init__(self, d_model, max_len):
        super().__init__()
        self.d_model = d_model
        self.register_buffer("pe", sinusoidal_code(max_len, d_model).unsqueeze(0))

    def forward(self, x):
        x = x * math.sqrt(self.d_model)
        return x + self.pe[:, : x.size(1)]
""",
        says=("WordsMadeLouder",),
    ),
    answer(
        "10.5",
        "axes L 1 D: broadcast to T by B",
        """
@exercise("10.5")
class BatchFirstEncoding(nn.Module):
    def __init__(self, d_model, max_len):
        super().__init__()
        self.register_buffer("pe", sinusoidal_code(max_len, d_model).unsqueeze(1))

    def forward(self, x):
        return x + self.pe[: x.size(1)]
""",
        says=("TokensFirst",),
    ),
    answer(
        "10.5",
        "no buffer, computed each time",
        """
@exercise("10.5")
class BatchFirstEncoding(nn.Module):
    def __init__(self, d_model, max_len):
        super().__init__()
        self.d_model, self.max_len = d_model, max_len

    def forward(self, x):
        return x + sinusoidal_code(x.size(1), self.d_model).to(x)
""",
        says=("there_is_a_table",),
    ),
    answer(
        "10.5",
        "plain attribute AND wrong sums",
        """
@exercise("10.5")
class BatchFirstEncoding(nn.Module):
    def __init__(self, d_model, max_len):
        super().__init__()
        self.d_model = d_model
        self.pe = sinusoidal_code(max_len, d_model)

    def forward(self, x):
        return x * math.sqrt(self.d_model) + self.pe[: x.size(1)]
""",
        says=("WordsMadeLouder",),
        never=("sums are right",),
    ),
    answer(
        "10.5",
        "plain attribute, and the code subtracted",
        """
@exercise("10.5")
class BatchFirstEncoding(nn.Module):
    def __init__(self, d_model, max_len):
        super().__init__()
        self.pe = sinusoidal_code(max_len, d_model)

    def forward(self, x):
        return x - self.pe[: x.size(1)]
""",
        says=("Subtracted",),
        never=("sums are right",),
    ),
    answer(
        "10.6",
        "shapes do not fit",
        """
@exercise("10.6")
def turn_pairs(x):
    inv_freq = 1.0 / (10000 ** (torch.arange(0, x.shape[1], 2).float() / x.shape[1]))
    s = torch.einsum("i,j->ij", torch.arange(x.shape[0]).float(), inv_freq)
    sin, cos = s.sin(), s.cos()
    y = x.reshape(x.shape[0], -1, 2)
    x1, x2 = y.chunk(2, dim=-1)
    return x * cos + torch.cat((-x2, x1), dim=-1).reshape(x.shape) * sin
""",
        says=("angles_for_pairs_only",),
    ),
    answer(
        "10.6",
        "half interleaved",
        """
@exercise("10.6")
def turn_pairs(x):
    d_model = x.shape[-1]
    i = torch.arange(d_model // 2).float()
    theta = torch.arange(x.shape[0]).float()[:, None] / (10000 ** (2 * i / d_model))
    cos = torch.cos(theta).repeat_interleave(2, dim=1)
    sin = torch.sin(theta).repeat_interleave(2, dim=1)
    return x * cos + torch.cat([-x[..., 1::2], x[..., ::2]], dim=-1) * sin
""",
        says=("swap_in_halves",),
    ),
    answer(
        "10.6",
        "pairs (0, d/2) with frequencies of (0, 1)",
        """
@exercise("10.6")
def turn_pairs(x):
    half = x.shape[-1] // 2
    freqs = torch.outer(
        torch.arange(x.shape[0]).float(),
        1.0 / (10000 ** (torch.arange(0, 2 * half, 2).float() / (2 * half))),
    )
    emb = freqs.repeat_interleave(2, dim=-1)
    x1, x2 = x[..., :half], x[..., half:]
    return x * emb.cos() + torch.cat([-x2, x1], dim=-1) * emb.sin()
""",
        says=("halves_swapped_for_neighbours",),
    ),
    answer(
        "10.6",
        "exponent off by one",
        """
@exercise("10.6")
def turn_pairs(x):
    d = x.shape[1]
    k = torch.arange(1, d // 2 + 1)
    a = torch.arange(x.shape[0])[:, None] / 10000 ** ((2 * k - 1) / d)
    x1, x2 = x[:, 0::2], x[:, 1::2]
    return torch.stack(
        [x1 * a.cos() - x2 * a.sin(), x1 * a.sin() + x2 * a.cos()], dim=-1
    ).flatten(1)
""",
        says=("other_frequencies",),
    ),
    answer(
        "10.1",
        "jadore: 2 i per column, row 0 left zero",
        """
@exercise("10.1")
def position_code(length, d_model):
    table = torch.tensor(
        [
            [t / 10000 ** (2 * j / d_model) for j in range(d_model)]
            if t != 0
            else [0.0] * d_model
            for t in range(length)
        ]
    )
    table[1:, 0::2] = torch.sin(table[1:, 0::2])
    table[1:, 1::2] = torch.cos(table[1:, 1::2])
    return table
""",
        says=("first_row_is_empty",),
    ),
    answer(
        "10.1",
        "row 0 left zero",
        """
@exercise("10.1")
def position_code(length, d_model):
    table = torch.tensor(
        [[t / 10000 ** (2 * (j // 2) / d_model) for j in range(d_model)] for t in range(length)]
    )
    table[1:, 0::2] = torch.sin(table[1:, 0::2])
    table[1:, 1::2] = torch.cos(table[1:, 1::2])
    return table
""",
        says=("row_zero_left_empty",),
    ),
    answer(
        "10.1",
        "SamLynn: 2 i for even i, 2 (i + 1)",
        """
@exercise("10.1")
def position_code(length, d_model):
    pe = torch.zeros(length, d_model)
    for pos in range(length):
        for i in range(0, d_model, 2):
            pe[pos, i] = math.sin(pos / (10000 ** ((2 * i) / d_model)))
            pe[pos, i + 1] = math.cos(pos / (10000 ** ((2 * (i + 1)) / d_model)))
    return pe
""",
        says=("column_number_for_i",),
    ),
    answer(
        "10.1",
        "i for all columns, no 2",
        """
@exercise("10.1")
def position_code(length, d_model):
    enc = torch.tensor(
        [[pos / 10000 ** (i / d_model) for i in range(d_model)] for pos in range(length)]
    )
    enc[:, 0::2] = enc[:, 0::2].sin()
    enc[:, 1::2] = enc[:, 1::2].cos()
    return enc
""",
        says=("a_frequency_for_each_column",),
    ),
    answer(
        "10.1",
        "cat of sines and cosines with base 100",
        """
@exercise("10.1")
def position_code(length, d_model):
    w = 100 ** (-torch.arange(0, d_model, 2) / d_model)
    a = torch.arange(length)[:, None] * w
    return torch.cat((a.sin(), a.cos()), -1)
""",
        says=("other_frequencies_and_apart",),
    ),
    answer(
        "10.1",
        "minus forgotten in exp",
        """
@exercise("10.1")
def position_code(length, d_model):
    div_term = torch.exp(torch.arange(0, d_model, 2) * (math.log(10000.0) / d_model))
    pe = torch.zeros(length, d_model)
    pe[:, 0::2] = torch.sin(torch.arange(length)[:, None] * div_term)
    pe[:, 1::2] = torch.cos(torch.arange(length)[:, None] * div_term)
    return pe
""",
        says=("faster_and_faster",),
    ),
    answer(
        "10.1",
        "sin in both slices",
        """
@exercise("10.1")
def position_code(length, d_model):
    div_term = torch.exp(torch.arange(0, d_model, 2) * (-math.log(10000.0) / d_model))
    pe = torch.zeros(length, d_model)
    pe[:, 0::2] = torch.sin(torch.arange(length)[:, None] * div_term)
    pe[:, 1::2] = torch.sin(torch.arange(length)[:, None] * div_term)
    return pe
""",
        says=("sines_only",),
    ),
    answer(
        "10.1",
        "odd columns left at zero",
        """
@exercise("10.1")
def position_code(length, d_model):
    div_term = torch.exp(torch.arange(0, d_model, 2) * (-math.log(10000.0) / d_model))
    pe = torch.zeros(length, d_model)
    pe[:, 0::2] = torch.sin(torch.arange(length)[:, None] * div_term)
    return pe
""",
        says=("no_cosines",),
    ),
    answer(
        "10.1",
        "cosine first, and base 1000",
        """
@exercise("10.1")
def position_code(length, d_model):
    w = 1000 ** (-torch.arange(0, d_model, 2) / d_model)
    a = torch.arange(length)[:, None] * w
    return torch.stack((a.cos(), a.sin()), -1).flatten(1)
""",
        says=("cosines_first",),
    ),
    answer(
        "10.1",
        "positions not a column",
        """
@exercise("10.1")
def position_code(length, d_model):
    w = 10000 ** (-torch.arange(0, d_model, 2) / d_model)
    a = torch.arange(length) * w
    return torch.stack((a.sin(), a.cos()), -1).flatten(1)
""",
        says=("positions_in_a_row",),
    ),
    answer(
        "10.3",
        "rotation of the textbook",
        """
@exercise("10.3")
def shift_matrix(k, d_model):
    m = torch.zeros(d_model, d_model).double()
    for i in range(0, d_model, 2):
        a = k / 10000 ** (i / d_model)
        m[i, i], m[i, i + 1], m[i + 1, i], m[i + 1, i + 1] = (
            math.cos(a),
            -math.sin(a),
            math.sin(a),
            math.cos(a),
        )
    return m
""",
        says=("turned_back",),
    ),
    answer(
        "10.3",
        "2 i with even i",
        """
@exercise("10.3")
def shift_matrix(k, d_model):
    m = torch.zeros(d_model, d_model).double()
    for i in range(0, d_model, 2):
        a = k / 1000 ** (i / d_model)
        m[i, i], m[i, i + 1], m[i + 1, i], m[i + 1, i + 1] = (
            math.cos(a),
            math.sin(a),
            -math.sin(a),
            math.cos(a),
        )
    return m
""",
        says=("other_angles",),
    ),
    answer(
        "10.3",
        "by least squares from the code",
        """
@exercise("10.3")
def shift_matrix(k, d_model):
    t = torch.arange(0, 50).double()[:, None]
    w = 10000.0 ** (-torch.arange(0, d_model, 2).double() / d_model)
    code = lambda s: torch.stack([((t + s) * w).sin(), ((t + s) * w).cos()], -1).flatten(1)
    return torch.linalg.lstsq(code(0), code(k)).solution.T
""",
        verdict="right",
    ),
    answer(
        "10.5",
        "pe (max_len, 1, d), x.size(0)",
        """
@exercise("10.5")
class BatchFirstEncoding(nn.Module):
    def __init__(self, d_model, max_len):
        super().__init__()
        self.register_buffer("pe", sinusoidal_code(max_len, d_model).unsqueeze(1))

    def forward(self, x):
        return x + self.pe[: x.size(0)]
""",
        says=("ByBatch",),
    ),
    answer(
        "10.5",
        "colon missing",
        """
@exercise("10.5")
class BatchFirstEncoding(nn.Module):
    def __init__(self, d_model, max_len):
        super().__init__()
        self.register_buffer("pe", sinusoidal_code(max_len, d_model)[None])

    def forward(self, x):
        return x + self.pe[:, x.shape[1], :]
""",
        says=("OneRowForAll",),
    ),
    answer(
        "10.5",
        "with dropout in init",
        """
@exercise("10.5")
class BatchFirstEncoding(nn.Module):
    def __init__(self, d_model, max_len, dropout=0.1):
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.register_buffer("pe", sinusoidal_code(max_len, d_model))

    def forward(self, x):
        return self.dropout(x + self.pe[: x.size(1)])
""",
        verdict="right",
    ),
    answer(
        "10.5",
        "frozen parameter",
        """
@exercise("10.5")
class BatchFirstEncoding(nn.Module):
    def __init__(self, d_model, max_len):
        super().__init__()
        self.pe = nn.Parameter(sinusoidal_code(max_len, d_model), requires_grad=False)

    def forward(self, x):
        return x + self.pe[: x.size(1)]
""",
        says=("Trained",),
    ),
    answer(
        "10.5",
        "pos_embedding",
        """
@exercise("10.5")
class BatchFirstEncoding(nn.Module):
    def __init__(self, d_model, max_len):
        super().__init__()
        self.pos = nn.Embedding(max_len, d_model)

    def forward(self, x):
        return x + self.pos(torch.arange(x.size(1)))
""",
        says=("parameters",),
    ),
    answer(
        "10.5",
        "args swapped",
        """
@exercise("10.5")
class BatchFirstEncoding(nn.Module):
    def __init__(self, d_model, max_len):
        super().__init__()
        self.register_buffer("pe", sinusoidal_code(d_model, max_len))

    def forward(self, x):
        return x + self.pe[: x.size(1)]
""",
        says=("ArgumentsSwapped",),
    ),
    answer(
        "10.5",
        "transposed to T B D and not back",
        """
@exercise("10.5")
class BatchFirstEncoding(nn.Module):
    def __init__(self, d_model, max_len):
        super().__init__()
        self.register_buffer("pe", sinusoidal_code(max_len, d_model).unsqueeze(1))

    def forward(self, x):
        x = x.transpose(0, 1)
        return x + self.pe[: x.size(0)]
""",
        says=("NotTurnedBack",),
    ),
    answer(
        "10.5",
        "plain attribute of another name",
        """
@exercise("10.5")
class BatchFirstEncoding(nn.Module):
    def __init__(self, d_model, max_len):
        super().__init__()
        self.encoding = sinusoidal_code(max_len, d_model).unsqueeze(0)

    def forward(self, x):
        return x + self.encoding[:, : x.size(1)]
""",
        says=("the_table_is_a_buffer",),
    ),
    answer(
        "10.5",
        "learned: no register; super missing",
        """
@exercise("10.5")
class BatchFirstEncoding(nn.Module):
    def __init__(self, d_model, max_len):
        self.pe = sinusoidal_code(max_len, d_model)

    def forward(self, x):
        return x + self.pe[: x.size(1)]
""",
        says=("crash",),
    ),
    answer(
        "10.6",
        "rotate half",
        """
@exercise("10.6")
def turn_pairs(x):
    T, K = x.shape
    inv = 1.0 / (10000 ** (torch.arange(0, K, 2).float() / K))
    f = torch.outer(torch.arange(T).float(), inv)
    emb = torch.cat((f, f), dim=-1)
    x1, x2 = x.chunk(2, dim=-1)
    return x * emb.cos() + torch.cat((-x2, x1), dim=-1) * emb.sin()
""",
        says=("halves",),
    ),
    answer(
        "10.6",
        "rotate every two with cat emb",
        """
@exercise("10.6")
def turn_pairs(x):
    T, K = x.shape
    inv = 1.0 / (10000 ** (torch.arange(0, K, 2).float() / K))
    f = torch.outer(torch.arange(T).float(), inv)
    emb = torch.cat((f, f), dim=-1)
    rot = torch.stack((-x[:, 1::2], x[:, ::2]), -1).reshape(T, K)
    return x * emb.cos() + rot * emb.sin()
""",
        says=("neighbours_swapped_for_halves",),
    ),
    answer(
        "10.6",
        "cat of the two results",
        """
@exercise("10.6")
def turn_pairs(x):
    T, K = x.shape
    a = torch.arange(T)[:, None] / 10000 ** (torch.arange(0, K, 2) / K)
    e, o = x[:, ::2], x[:, 1::2]
    return torch.cat([e * a.cos() - o * a.sin(), e * a.sin() + o * a.cos()], -1)
""",
        says=("not_interleaved",),
    ),
    answer(
        "10.6",
        "by blocks of 10.3",
        """
@exercise("10.6")
def turn_pairs(x):
    T, K = x.shape
    a = torch.arange(T)[:, None] / 10000 ** (torch.arange(0, K, 2) / K)
    e, o = x[:, ::2], x[:, 1::2]
    return torch.stack([e * a.cos() + o * a.sin(), o * a.cos() - e * a.sin()], -1).flatten(1)
""",
        says=("clockwise",),
    ),
    answer(
        "10.6",
        "halves with squared frequencies",
        """
@exercise("10.6")
def turn_pairs(x):
    T, K = x.shape
    a = torch.arange(T)[:, None] / 10000 ** (2 * torch.arange(0, K, 2) / K)
    e, o = x.chunk(2, -1)
    return torch.cat([e * a.cos() - o * a.sin(), e * a.sin() + o * a.cos()], -1)
""",
        says=("other_frequencies_of_halves",),
    ),
    answer(
        "10.6",
        "in place, overwritten even",
        """
@exercise("10.6")
def turn_pairs(x):
    T, K = x.shape
    a = torch.arange(T)[:, None] / 10000 ** (torch.arange(0, K, 2) / K)
    out = x.clone()
    out[:, ::2] = out[:, ::2] * a.cos() - out[:, 1::2] * a.sin()
    out[:, 1::2] = out[:, ::2] * a.sin() + out[:, 1::2] * a.cos()
    return out
""",
        says=("lengths_change",),
    ),
    answer(
        "10.6",
        "matrix per position",
        """
@exercise("10.6")
def turn_pairs(x):
    T, K = x.shape
    rows = []
    for t in range(T):
        y = []
        for i in range(K // 2):
            a = t * 10000 ** (-2 * i / K)
            R = torch.tensor([[math.cos(a), -math.sin(a)], [math.sin(a), math.cos(a)]])
            y.append(R @ x[t, 2 * i : 2 * i + 2])
        rows.append(torch.cat(y))
    return torch.stack(rows)
""",
        verdict="right",
    ),
    answer(
        "10.2",
        "22.6",
        """
a = answer("10.2", 512**0.5)
""",
        says=("root_of_the_width",),
    ),
    answer(
        "10.2",
        "float 256.0",
        """
a = answer("10.2", 256.0)
""",
        verdict="right",
    ),
    answer(
        "10.4",
        "close but wrong",
        """
a = answer("10.4", (0, 355))
""",
        says=("their_codes_nearly_agree",),
    ),
    answer(
        "10.4",
        "floats",
        """
a = answer("10.4", (0, 2 * 3.14159265358979))
""",
        says=("both_are_positions",),
    ),
    answer(
        "10.4",
        "list",
        """
a = answer("10.4", [1, 711])
""",
        verdict="right",
    ),
    answer(
        "10.1",
        "loops with math",
        """
@exercise("10.1")
def position_code(length, d_model):
    pe = torch.zeros(length, d_model)
    for t in range(length):
        for i in range(0, d_model, 2):
            pe[t, i] = math.sin(t / 10000 ** (i / d_model))
            pe[t, i + 1] = math.cos(t / 10000 ** (i / d_model))
    return pe
""",
        verdict="right",
    ),
    answer(
        "10.1",
        "the column number used as i",
        """
@exercise("10.1")
def position_code(length, d_model):
    pe = torch.zeros(length, d_model)
    for t in range(length):
        for i in range(0, d_model, 2):
            pe[t, i] = math.sin(t / 10000 ** (2 * i / d_model))
            pe[t, i + 1] = math.cos(t / 10000 ** (2 * i / d_model))
    return pe
""",
        says=("frequencies_squared",),
    ),
    answer(
        "10.1",
        "float64 table",
        """
@exercise("10.1")
def position_code(length, d_model):
    t = torch.arange(length).double()[:, None]
    w = 10000 ** (-torch.arange(0, d_model, 2).double() / d_model)
    return torch.stack([(t * w).sin(), (t * w).cos()], -1).flatten(1)
""",
        says=(
            "dtype",
            "float64",
        ),
    ),
    answer(
        "10.1",
        "positions from 1",
        """
@exercise("10.1")
def position_code(length, d_model):
    t = torch.arange(1, length + 1)[:, None]
    w = 10000 ** (-torch.arange(0, d_model, 2) / d_model)
    return torch.stack([(t * w).sin(), (t * w).cos()], -1).flatten(1)
""",
        says=("from_position_one",),
    ),
    answer(
        "10.1",
        "batch axis in front",
        """
@exercise("10.1")
def position_code(length, d_model):
    t = torch.arange(length)[:, None]
    w = 10000 ** (-torch.arange(0, d_model, 2) / d_model)
    return torch.stack([(t * w).sin(), (t * w).cos()], -1).flatten(1)[None]
""",
        says=(
            "shape",
            "; expected ",
        ),
    ),
    answer(
        "10.1",
        "transposed",
        """
@exercise("10.1")
def position_code(length, d_model):
    t = torch.arange(length)[:, None]
    w = 10000 ** (-torch.arange(0, d_model, 2) / d_model)
    return torch.stack([(t * w).sin(), (t * w).cos()], -1).flatten(1).T
""",
        says=(
            "shape",
            "; expected ",
        ),
    ),
    answer(
        "10.1",
        "random table",
        """
@exercise("10.1")
def position_code(length, d_model):
    return torch.randn(length, d_model)
""",
        says=("random",),
    ),
    answer(
        "10.3",
        "identity",
        """
@exercise("10.3")
def shift_matrix(k, d_model):
    return torch.eye(d_model)
""",
        says=(
            "dtype",
            "float64",
        ),
    ),
    answer(
        "10.3",
        "degrees",
        """
@exercise("10.3")
def shift_matrix(k, d_model):
    m = torch.zeros(d_model, d_model)
    for i in range(0, d_model, 2):
        a = math.radians(k * 10000 ** (-i / d_model))
        c, s = math.cos(a), math.sin(a)
        m[i, i] = m[i + 1, i + 1] = c
        m[i, i + 1] = s
        m[i + 1, i] = -s
    return m
""",
        says=(
            "dtype",
            "float64",
        ),
    ),
    answer(
        "10.3",
        "one step only, k forgotten",
        """
@exercise("10.3")
def shift_matrix(k, d_model):
    m = torch.zeros(d_model, d_model)
    for i in range(0, d_model, 2):
        a = 10000 ** (-i / d_model)
        c, s = math.cos(a), math.sin(a)
        m[i, i] = m[i + 1, i + 1] = c
        m[i, i + 1] = s
        m[i + 1, i] = -s
    return m
""",
        says=(
            "dtype",
            "float64",
        ),
    ),
    answer(
        "10.3",
        "block_diag in float32: float64 was asked for",
        """
@exercise("10.3")
def shift_matrix(k, d_model):
    w = 10000.0 ** (-torch.arange(0, d_model, 2) / d_model) * k
    return torch.block_diag(*[torch.tensor([[a.cos(), a.sin()], [-a.sin(), a.cos()]]) for a in w])
""",
        says=(
            "dtype",
            "float64",
        ),
    ),
    answer(
        "10.5",
        "in place on x",
        """
@exercise("10.5")
class BatchFirstEncoding(nn.Module):
    def __init__(self, d_model, max_len):
        super().__init__()
        self.register_buffer('pe', sinusoidal_code(max_len, d_model))

    def forward(self, x):
        x += self.pe[: x.shape[1]]
        return x
""",
        says=("changed",),
    ),
    answer(
        "10.5",
        "concatenated",
        """
@exercise("10.5")
class BatchFirstEncoding(nn.Module):
    def __init__(self, d_model, max_len):
        super().__init__()
        self.register_buffer('pe', sinusoidal_code(max_len, d_model))

    def forward(self, x):
        return torch.cat([x, self.pe[: x.shape[1]].expand_as(x)], -1)
""",
        says=("Concatenated",),
    ),
    answer(
        "10.5",
        "a learned embedding",
        """
@exercise("10.5")
class BatchFirstEncoding(nn.Module):
    def __init__(self, d_model, max_len):
        super().__init__()
        self.pe = nn.Embedding(max_len, d_model)

    def forward(self, x):
        return x + self.pe(torch.arange(x.shape[1]))
""",
        says=("Looked",),
    ),
    answer(
        "10.5",
        "batch axis kept in the buffer",
        """
@exercise("10.5")
class BatchFirstEncoding(nn.Module):
    def __init__(self, d_model, max_len):
        super().__init__()
        self.register_buffer('pe', sinusoidal_code(max_len, d_model)[None])

    def forward(self, x):
        return x + self.pe[:, : x.shape[1]]
""",
        verdict="right",
    ),
    answer(
        "10.5",
        "whole table",
        """
@exercise("10.5")
class BatchFirstEncoding(nn.Module):
    def __init__(self, d_model, max_len):
        super().__init__()
        self.register_buffer('pe', sinusoidal_code(max_len, d_model))

    def forward(self, x):
        return x + self.pe
""",
        says=("WholeTable",),
    ),
    answer(
        "10.5",
        "one position for all",
        """
@exercise("10.5")
class BatchFirstEncoding(nn.Module):
    def __init__(self, d_model, max_len):
        super().__init__()
        self.register_buffer('pe', sinusoidal_code(max_len, d_model))

    def forward(self, x):
        return x + self.pe[x.shape[1]]
""",
        says=("OneRowForAll",),
    ),
    answer(
        "10.6",
        "complex numbers",
        """
@exercise("10.6")
def turn_pairs(x):
    n, K = x.shape
    w = 10000.0 ** (-torch.arange(0, K, 2) / K)
    a = torch.outer(torch.arange(n).float(), w)
    z = torch.view_as_complex(x.float().reshape(n, -1, 2)) * torch.polar(torch.ones_like(a), a)
    return torch.view_as_real(z).flatten(1)
""",
        verdict="right",
    ),
    answer(
        "10.6",
        "blocks of 10.3, row by row",
        """
@exercise("10.6")
def turn_pairs(x):
    n, K = x.shape
    out = torch.zeros_like(x)
    for t in range(n):
        for i in range(0, K, 2):
            a = t * 10000 ** (-i / K)
            c, s = math.cos(a), math.sin(a)
            block = torch.tensor([[c, s], [-s, c]], dtype=x.dtype)
            out[t, i : i + 2] = block @ x[t, i : i + 2]
    return out
""",
        says=("clockwise",),
    ),
    answer(
        "10.6",
        "position added, not turned",
        """
@exercise("10.6")
def turn_pairs(x):
    return x + sinusoidal_code(*x.shape)
""",
        says=("code_added",),
    ),
    answer(
        "10.6",
        "positions from 1",
        """
@exercise("10.6")
def turn_pairs(x):
    n, K = x.shape
    w = 10000.0 ** (-torch.arange(0, K, 2) / K)
    a = torch.outer(torch.arange(1, n + 1).float(), w)
    e, o = x[:, 0::2], x[:, 1::2]
    return torch.stack([e * a.cos() - o * a.sin(), e * a.sin() + o * a.cos()], -1).flatten(1)
""",
        says=("from_position_one",),
    ),
]
