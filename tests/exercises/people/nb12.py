"""Answers to the exercises of notebook 12, as people give them."""

from tests.exercises.people.cell import Answer as answer

ANSWERS = [
    answer(
        "12.1",
        "from BERT's own program, with a flag",
        """
@exercise("12.1")
def cut(word, vocabulary):
    is_bad, start, sub_tokens = False, 0, []
    chars = list(word)
    while start < len(chars):
        end = len(chars)
        cur_substr = None
        while start < end:
            substr = "".join(chars[start:end])
            if start > 0:
                substr = "##" + substr
            if substr in vocabulary:
                cur_substr = substr
                break
            end -= 1
        if cur_substr is None:
            is_bad = True
            break
        sub_tokens.append(cur_substr)
        start = end
    return ["[UNK]"] if is_bad else sub_tokens
""",
        verdict="right",
    ),
    answer(
        "12.1",
        "the mark is looked up, then lost",
        """
@exercise("12.1")
def cut(word, vocabulary):
    out, i = [], 0
    while i < len(word):
        for j in range(len(word), i, -1):
            piece = word[i:j]
            if (piece if i == 0 else "##" + piece) in vocabulary:
                out.append(piece)
                i = j
                break
        else:
            return ["[UNK]"]
    return out
""",
        says=("mark_left_out",),
    ),
    answer(
        "12.1",
        "the word without brackets where nothing fits",
        """
@exercise("12.1")
def cut(word, vocabulary):
    out, i = [], 0
    while i < len(word):
        for j in range(len(word), i, -1):
            piece = word[i:j] if i == 0 else "##" + word[i:j]
            if piece in vocabulary:
                out.append(piece)
                i = j
                break
        else:
            return "[UNK]"
    return out
""",
        says=("You gave a str",),
    ),
    answer(
        "12.1",
        "endless: the start never moves",
        """
@exercise("12.1")
def cut(word, vocabulary):
    out, i = [], 0
    while i < len(word):
        for j in range(len(word), i, -1):
            if word[i:j] in vocabulary:
                out.append(word[i:j])
                break
    return out
""",
        says=("took too long",),
    ),
    answer(
        "12.2",
        "a real word",
        """
trap = answer("12.2", ("forever", {"fore", "for", "##ever"}))
""",
        verdict="right",
    ),
    answer(
        "12.2",
        "the word is the first piece",
        """
trap = answer("12.2", ("ab", {"ab", "abc"}))
""",
        says=("the_greedy_cut_fails",),
    ),
    answer("12.3", "in a fraction", 'kept = answer("12.3", 200 * 15 / 100 / 10)', verdict="right"),
    answer("12.3", "ten percent of all", 'kept = answer("12.3", 20)', says=("of_all_tokens",)),
    answer("12.3", "in percent", 'kept = answer("12.3", 1.5)', says=("not the right answer",)),
    answer(
        "12.4",
        "with numbers instead of truth values",
        """
@exercise("12.4")
def disguise(tokens, chosen, chance, other, mask):
    masked = (chosen & (chance < 0.8)).long()
    swapped = (chosen & (chance >= 0.9)).long()
    return tokens * (1 - masked - swapped) + mask * masked + other * swapped
""",
        verdict="right",
    ),
    answer(
        "12.4",
        "in place",
        """
@exercise("12.4")
def disguise(tokens, chosen, chance, other, mask):
    tokens[chosen & (chance < 0.8)] = mask
    tokens[chosen & (chance >= 0.9)] = other[chosen & (chance >= 0.9)]
    return tokens
""",
        says=("changes its input",),
    ),
    answer(
        "12.4",
        "new chances for each rule",
        """
@exercise("12.4")
def disguise(tokens, chosen, chance, other, mask):
    shown = tokens.clone()
    shown[chosen & (torch.rand(tokens.shape) < 0.8)] = mask
    return shown
""",
        says=("the result is not right",),
    ),
    answer(
        "12.4",
        "Python's and between tensors",
        """
@exercise("12.4")
def disguise(tokens, chosen, chance, other, mask):
    shown = tokens.clone()
    shown[chosen and chance < 0.8] = mask
    return shown
""",
        says=("RuntimeError",),
    ),
    answer(
        "12.5",
        "labels of -100, as libraries do",
        """
@exercise("12.5")
def hidden_loss(logits, tokens, chosen):
    labels = tokens.clone()
    labels[~chosen] = -100
    return nn.CrossEntropyLoss()(logits.view(-1, logits.size(-1)), labels.view(-1))
""",
        verdict="right",
    ),
    answer(
        "12.5",
        "all places",
        """
@exercise("12.5")
def hidden_loss(logits, tokens, chosen):
    return F.cross_entropy(logits.transpose(1, 2), tokens)
""",
        says=("of_all_places",),
    ),
    answer(
        "12.5",
        "classes on the wrong axis",
        """
@exercise("12.5")
def hidden_loss(logits, tokens, chosen):
    return F.cross_entropy(logits, tokens, reduction="none")[chosen].mean()
""",
        says=("Expected target size",),
    ),
    answer(
        "12.6",
        "Counter",
        """
@exercise("12.6")
def overlap(a, b):
    from collections import Counter
    ca, cb = Counter(a), Counter(b)
    return len(ca & cb) / len(ca | cb)
""",
        verdict="right",
    ),
    answer(
        "12.6",
        "only the first text",
        """
@exercise("12.6")
def overlap(a, b):
    return len([w for w in set(a) if w in b]) / len(set(a))
""",
        says=("of_the_first",),
    ),
    answer(
        "12.6",
        "no share",
        """
@exercise("12.6")
def overlap(a, b):
    return len(set(a).intersection(b))
""",
        says=("only_counted",),
    ),
    answer(
        "12.7",
        "two argmaxes",
        """
@exercise("12.7")
def best_span(start, end):
    return [int(torch.argmax(start)), int(torch.argmax(end))]
""",
        says=("two_argmaxes",),
    ),
    answer(
        "12.7",
        "unravel_index",
        """
@exercise("12.7")
def best_span(start, end):
    table = start[:, None] + end[None, :]
    table[torch.tril(torch.ones_like(table), -1).bool()] = -math.inf
    return [int(i) for i in torch.unravel_index(table.argmax(), table.shape)]
""",
        verdict="right",
    ),
    answer(
        "12.7",
        "softmax first",
        """
@exercise("12.7")
def best_span(start, end):
    p, q = start.softmax(0), end.softmax(0)
    table = (p[:, None] * q).triu()
    i = table.argmax().item()
    return [i // len(q), i % len(q)]
""",
        verdict="right",
    ),
    answer(
        "12.1",
        "the mark goes onto the rest of the word",
        """
@exercise("12.1")
def cut(word, vocabulary):
    out = []
    while word:
        for j in range(len(word), 0, -1):
            if word[:j] in vocabulary:
                out.append(word[:j])
                word = "##" + word[j:] if word[j:] else ""
                break
        else:
            return ["[UNK]"]
    return out
""",
        verdict="right",
    ),
    answer(
        "12.1",
        "the library itself",
        """
@exercise("12.1")
def cut(word, vocabulary):
    from tokenizers import models
    numbers = {piece: i for i, piece in enumerate([*vocabulary, "[UNK]"])}
    model = models.WordPiece(vocab=numbers, unk_token="[UNK]")
    return [token.value for token in model.tokenize(word)]
""",
        verdict="right",
    ),
    answer(
        "12.1",
        "return forgotten",
        """
@exercise("12.1")
def cut(word, vocabulary):
    out, i = [], 0
    while i < len(word):
        for j in range(len(word), i, -1):
            piece = ("##" if i else "") + word[i:j]
            if piece in vocabulary:
                out.append(piece)
                i = j
                break
        else:
            out = ["[UNK]"]
            break
""",
        says=("forget return",),
    ),
    answer(
        "12.1",
        "one [UNK] for a letter, then on",
        """
@exercise("12.1")
def cut(word, vocabulary):
    out, i = [], 0
    while i < len(word):
        for j in range(len(word), i, -1):
            piece = ("##" if i else "") + word[i:j]
            if piece in vocabulary:
                out.append(piece)
                i = j
                break
        else:
            out.append("[UNK]")
            i += 1
    return out
""",
        says=("unknown_at_the_end",),
    ),
    answer(
        "12.4",
        "the chances read from the other end",
        """
@exercise("12.4")
def disguise(tokens, chosen, chance, other, mask):
    shown = tokens.masked_fill(chosen & (chance > 0.2), mask)
    return torch.where(chosen & (chance < 0.1), other, shown)
""",
        says=("mirrored",),
    ),
    answer(
        "12.4",
        "above 0.8 a mask, above 0.9 another",
        """
@exercise("12.4")
def disguise(tokens, chosen, chance, other, mask):
    out = tokens.clone()
    out[chosen & (chance >= 0.8)] = mask
    out[chosen & (chance >= 0.9)] = other[chosen & (chance >= 0.9)]
    return out
""",
        says=("between_masked",),
    ),
    answer(
        "12.4",
        "at most instead of below",
        """
@exercise("12.4")
def disguise(tokens, chosen, chance, other, mask):
    out = tokens.clone()
    out[chosen & (chance <= 0.8)] = mask
    out[chosen & (chance > 0.9)] = other[chosen & (chance > 0.9)]
    return out
""",
        says=("edges_moved",),
    ),
    answer(
        "12.5",
        "a loop over all places",
        """
@exercise("12.5")
def hidden_loss(logits, tokens, chosen):
    losses = []
    for b in range(len(tokens)):
        for t in range(tokens.shape[1]):
            if chosen[b, t]:
                losses.append(-logits[b, t].log_softmax(-1)[tokens[b, t]])
    return torch.stack(losses).mean()
""",
        verdict="right",
    ),
    answer(
        "12.5",
        "one-hot rows and einsum",
        """
@exercise("12.5")
def hidden_loss(logits, tokens, chosen):
    hot = F.one_hot(tokens, logits.shape[-1]).float()
    nll = -torch.einsum("btv,btv->bt", logits.log_softmax(-1), hot)
    return (nll * chosen).sum() / chosen.sum()
""",
        verdict="right",
    ),
    answer(
        "12.5",
        "softmax along the text",
        """
@exercise("12.5")
def hidden_loss(logits, tokens, chosen):
    p = F.softmax(logits, dim=1)
    return -torch.log(p.gather(2, tokens.unsqueeze(2)).squeeze(2)[chosen]).mean()
""",
        says=("over_the_places",),
    ),
    answer(
        "12.5",
        "a plain number",
        """
@exercise("12.5")
def hidden_loss(logits, tokens, chosen):
    return F.cross_entropy(logits[chosen], tokens[chosen]).item()
""",
        says=("Leave out .item()",),
    ),
    answer(
        "12.6",
        "inclusion and exclusion",
        """
@exercise("12.6")
def overlap(a, b):
    A, B = set(a), set(b)
    both = len(A.intersection(B))
    return both / (len(A) + len(B) - both)
""",
        verdict="right",
    ),
    answer(
        "12.6",
        "printed",
        """
@exercise("12.6")
def overlap(a, b):
    print(len(set(a) & set(b)) / len(set(a) | set(b)))
""",
        says=("forget return",),
    ),
    answer(
        "12.6",
        "of the shorter text",
        """
@exercise("12.6")
def overlap(a, b):
    a, b = sorted((set(a), set(b)), key=len)
    return len(a & b) / len(a)
""",
        says=("of_the_smaller",),
    ),
    answer(
        "12.7",
        "the end may not lie before the start, so it is moved",
        """
@exercise("12.7")
def best_span(start, end):
    s, e = torch.argmax(start).item(), torch.argmax(end).item()
    if e < s:
        e = s
    return [s, e]
""",
        says=("end_pushed",),
    ),
    answer(
        "12.7",
        "the two in order",
        """
@exercise("12.7")
def best_span(start, end):
    s, e = torch.argmax(start).item(), torch.argmax(end).item()
    return [min(s, e), max(s, e)]
""",
        says=("swapped_back",),
    ),
    answer(
        "12.7",
        "the best so far is 0",
        """
@exercise("12.7")
def best_span(start, end):
    best, span = 0.0, [0, 0]
    for s in range(len(start)):
        for e in range(s, len(start)):
            if start[s] + end[e] > best:
                best = start[s] + end[e]
                span = [s, e]
    return span
""",
        says=("from_zero",),
    ),
    answer(
        "12.7",
        "in one pass",
        """
@exercise("12.7")
def best_span(start, end):
    best, span, top = -math.inf, None, 0
    for e in range(len(end)):
        if start[e] > start[top]:
            top = e
        if start[top] + end[e] > best:
            best, span = start[top] + end[e], [top, e]
    return span
""",
        verdict="right",
    ),
]
