"""Answers to the exercises of notebook 07, as people give them."""

from tests.exercises.people.cell import Answer

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
]
