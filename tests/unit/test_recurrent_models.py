"""Recurrent models: what they read, what they write; the tasks that they are given."""

import math

import pytest
import torch

from course_utils.datasets.lags import ASK, counted, counting, recall
from course_utils.datasets.lines import START, STOP, VOCAB, decode, encode, stream
from course_utils.models.recurrent import Reader, ReaderConfig, Writer, WriterConfig, reach
from course_utils.recipes import grams, letters


def generator():
    return torch.Generator().manual_seed(0)


@pytest.mark.parametrize("kind", ["rnn", "gru", "lstm"])
def test_writing_keeps_the_state_as_reading_again_would(kind):
    torch.manual_seed(0)
    model = Writer(WriterConfig(7, kind, 4, 5))
    start = torch.zeros(3, 2, dtype=torch.long)
    written = model.write(start, 6, generator=generator())
    again, source = start, generator()
    for _ in range(6):
        chances = model.next_logits(again).softmax(-1)
        again = torch.cat([again, chances.multinomial(1, generator=source)], dim=1)
    assert torch.equal(written, again)


def test_a_low_temperature_writes_the_likeliest_letter():
    torch.manual_seed(0)
    model = Writer(WriterConfig(7, "gru", 4, 5))
    written = model.write(torch.zeros(1, 1, dtype=torch.long), 5, tau=1e-4)
    for t in range(1, 6):
        assert written[0, t] == model.next_logits(written[:, :t]).argmax()


def test_the_language_model_of_the_lecture_has_its_parameters():
    model = Writer(WriterConfig(65, "lstm", 64, 128))
    assert sum(p.numel() for p in model.parameters()) == 111_873  # PyTorch keeps two biases
    assert 111_873 - 4 * 128 == 4160 + 98_816 + 8385


def test_pooling_reads_the_states():
    x = torch.randn(2, 5, 3)
    models = {pool: Reader(ReaderConfig(3, 2, "gru", 4, pool=pool)) for pool in ("last", "max")}
    models["max"].load_state_dict(models["last"].state_dict())
    states = models["max"].recurrent(x)[0]
    assert torch.allclose(models["max"](x), models["max"].readout(states.amax(1)))
    assert not torch.allclose(models["max"](x), models["last"](x))


def test_unknown_choices_are_named():
    with pytest.raises(ValueError, match="kind='lstn' is unknown: use one of rnn, gru, lstm"):
        WriterConfig(3, "lstn")
    with pytest.raises(ValueError, match="pool='first' is unknown"):
        ReaderConfig(3, 2, pool="first")


def test_recall_asks_for_the_symbol_so_many_steps_back():
    tokens, answer = recall(50, lag=7, generator=generator())
    assert tokens.shape == (50, 8)
    assert torch.equal(tokens[:, -1 - 7], answer)
    assert (tokens[:, -1] == ASK).all() and (answer < 4).all()
    assert ((tokens[:, 1:-1] >= 4) & (tokens[:, 1:-1] < ASK)).all()


def test_counting_strings_are_padded_behind_their_end():
    assert counted(2).tolist() == [2, 0, 0, 1, 1, 2]
    read, then = counting(torch.tensor([1, 2]))
    assert read[0, :3].tolist() == [2, 0, 1] and then[0].tolist() == [0, 1, 2, -100, -100]
    assert then[1].tolist() == [0, 0, 1, 1, 2]


def test_speeches_stand_between_start_and_stop():
    tokens = stream(unseen=True)
    assert tokens[0] == START and tokens[-1] == STOP and tokens.max() == VOCAB - 1
    ends = (tokens == STOP).nonzero()[:-1, 0]
    assert (tokens[ends + 1] == START).all()
    first = tokens[: ends[0] + 1].tolist()
    assert decode(first).startswith("▶") and decode(first).endswith("■")
    assert encode(decode(first)[1:-1]) == first[1:-1]
    with pytest.raises(ValueError, match="'é' is not among the characters of the plays"):
        encode("é")


def test_counts_of_letters_are_distributions(monkeypatch):
    texts = {False: torch.tensor([0, 1, 2] * 400), True: torch.tensor([0, 1, 2] * 200)}
    monkeypatch.setattr(grams, "stream", lambda unseen: texts[unseen])
    losses = grams.count_losses(every=1)
    assert abs(losses["1 letter"] - math.log(3)) < 0.01  # three letters, equally often
    assert losses["2 letters"] < 0.02 and losses["5 letters"] <= losses["2 letters"]


def test_reach_is_the_gradient_of_the_next_letter():
    torch.manual_seed(0)
    model, tokens = Writer(WriterConfig(7, "lstm", 4, 5)).double(), torch.tensor([1, 3, 2])
    found, step = reach(model, tokens), 1e-6

    def log_p(x):
        states = model.recurrent(x)[0]
        return model.readout(states[0, -1]).log_softmax(-1).max().item()

    x = model.embed(tokens[None]).detach()
    for t in range(3):
        slopes = []
        for entry in range(4):
            nudged = x.clone()
            nudged[0, t, entry] += step
            slopes.append((log_p(nudged) - log_p(x)) / step)
        assert torch.allclose(found[t], torch.tensor(slopes).double().norm(), atol=1e-4)


def test_a_counter_is_right_or_not():
    model = Writer(WriterConfig(3, "lstm", 10, 10))
    score = letters.count_score(model)
    assert score["longest"] == letters.MIDDLE - 1 and score["trained"] <= 1
