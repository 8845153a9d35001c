"""Recurrent models: what they read, what they write; the tasks that they are given."""

import pytest
import torch

from course_utils.datasets.lags import ASK, adding, counted, counting, recall
from course_utils.datasets.lines import START, STOP, VOCAB, decode, encode, stream
from course_utils.models.recurrent import Reader, ReaderConfig, Writer, WriterConfig


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


def test_adding_marks_one_number_in_each_half():
    x, total = adding(2000, 9, generator())
    marks = x[..., 1]
    assert (marks[:, :4].sum(1) == 1).all() and (marks[:, 4:].sum(1) == 1).all()
    assert torch.allclose((x[..., 0] * marks).sum(1, keepdim=True), total)
    assert abs((total - 1).square().mean() - 1 / 6) < 0.01


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
