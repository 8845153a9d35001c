"""The GRU encoder-decoder: what it may see, what it agrees with, what it says."""

import pytest
import torch

from course_utils.layers.scores import AdditiveScore, DotScore, MultiplicativeScore
from course_utils.models.seq2seq import SCORES, Seq2Seq, Seq2SeqConfig
from course_utils.trace import record

ATTENTIONS = [None, *SCORES]
H = torch.tensor([[[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]])
STATE = torch.tensor([[[1.0, 2.0]]])


def small(attention="additive"):
    torch.manual_seed(0)
    return Seq2Seq(Seq2SeqConfig(9, 7, d_model=8, attention=attention)).eval()


def test_additive_scores_of_the_lecture():
    score = AdditiveScore(2)
    score.load_state_dict({
        "from_key.weight": torch.eye(2),
        "from_query.weight": torch.eye(2),
        "sum.weight": torch.ones(1, 2),
    })  # fmt: skip
    expected = torch.tensor([[[1.92806, 1.75665, 1.95908]]])
    torch.testing.assert_close(score(STATE, H), expected, atol=1e-5, rtol=0)


def test_multiplicative_scores_of_the_lecture():
    score = MultiplicativeScore(2)
    score.load_state_dict({"from_key.weight": torch.tensor([[0.0, 1.0], [1.0, 0.0]])})
    assert score(STATE, H).tolist() == [[[2, 1, 3]]]
    assert DotScore(2)(STATE, H).tolist() == [[[1, 2, 3]]]


@pytest.mark.parametrize("attention", ATTENTIONS)
def test_padding_changes_nothing(attention):
    model, target = small(attention), torch.tensor([[1, 2, 3]])
    alone = model(torch.tensor([[4, 5, 6]]), target)
    padded = model(torch.tensor([[4, 5, 6, 0, 0], [1, 2, 3, 4, 5]]), target.repeat(2, 1))
    torch.testing.assert_close(padded[:1], alone)


@pytest.mark.parametrize("attention", ATTENTIONS)
def test_a_word_is_predicted_from_earlier_words_only(attention):
    model, source = small(attention), torch.tensor([[4, 5, 6]])
    before = model(source, torch.tensor([[1, 2, 3, 4]]))
    after = model(source, torch.tensor([[1, 2, 5, 6]]))
    torch.testing.assert_close(after[:, :2], before[:, :2])
    assert not torch.allclose(after[:, 2:], before[:, 2:])


@pytest.mark.parametrize("attention", ATTENTIONS)
def test_one_pass_over_the_true_words_equals_one_step_after_another(attention):
    model, source = small(attention), torch.tensor([[4, 5, 6]])
    target = torch.tensor([[1, 2, 3, 4]])
    memory = model.encode(source)
    steps = [model.next_logits(memory, target[:, : t + 1]) for t in range(4)]
    torch.testing.assert_close(torch.stack(steps, dim=1), model(source, target))


def test_record_sees_one_distribution_over_the_source_per_word():
    model = small()
    with record(model) as seen:
        model(torch.tensor([[4, 5, 6, 0]]), torch.tensor([[1, 2, 3, 4, 5]]))
    weights = seen["decoder.weights"]
    assert weights.shape == (1, 5, 4)
    torch.testing.assert_close(weights.sum(dim=-1), torch.ones(1, 5))
    assert not weights[..., 3].any()


def test_without_attention_the_context_is_the_same_at_every_step():
    model = small(attention=None)
    memory = model.encode(torch.tensor([[4, 5, 6]]))
    context = model.decoder.context(torch.randn(1, 5, 8), memory)
    assert (context == context[:, :1]).all()
    assert memory.summary.shape == model.encode(torch.ones(1, 50).long()).summary.shape


def test_the_choices_are_checked():
    with pytest.raises(ValueError, match="d_model=7 is odd"):
        Seq2SeqConfig(9, 7, d_model=7)
    with pytest.raises(ValueError, match="attention='mean' is unknown"):
        Seq2SeqConfig(9, 7, attention="mean")
