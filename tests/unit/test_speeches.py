"""The speech classifier: no play on both sides, unknown words, padding that changes nothing."""

import torch

from course_utils.models.classifier import SequenceClassifier, mean_of_words
from course_utils.models.transformer import TransformerConfig
from course_utils.recipes import speeches as recipe


def test_no_play_is_on_both_sides():
    train, test = ({s.play for s in recipe.examples(side)} for side in (False, True))
    assert len(train) == 27 and len(test) == 10 and not train & test


def test_words_are_numbered_by_the_training_plays_alone():
    known = recipe.numbers()
    assert sorted(known.values()) == list(range(2, recipe.N_WORDS))
    assert recipe.encode("The zzyzx").tolist() == [known["the"], recipe.UNKNOWN]
    assert len(recipe.encode("the " * 200)) == recipe.READ


def test_batches_hide_words_but_no_padding():
    ((tokens, genres),) = recipe.batches(1)
    assert tokens.shape[0] == len(genres) == recipe.BATCH and tokens.shape[1] <= recipe.READ
    real = tokens != recipe.PAD
    hidden = (tokens[real] == recipe.UNKNOWN).float().mean()
    assert 0.35 < hidden < 0.55  # 40 %, and the unknown words
    assert (real.sum(dim=1) >= recipe.SHORTEST).all()


def test_the_mean_is_over_words_only():
    states = torch.arange(6.0).reshape(1, 3, 2)
    mean = mean_of_words(states, torch.tensor([[True, True, False]]))
    assert torch.equal(mean, torch.tensor([[1.0, 2.0]]))


def test_padding_changes_nothing():
    config = TransformerConfig(9, 3, d_model=8, n_heads=2, d_ff=16, dropout=0.0)
    model = SequenceClassifier(config).eval()
    short = torch.tensor([[3, 5, 2]])
    longer = torch.tensor([[3, 5, 2, 0, 0]])
    torch.testing.assert_close(model(short), model(longer))


def test_control_a_word_changes_something():
    config = TransformerConfig(9, 3, d_model=8, n_heads=2, d_ff=16, dropout=0.0)
    model = SequenceClassifier(config).eval()
    assert not torch.allclose(model(torch.tensor([[3, 5, 2]])), model(torch.tensor([[3, 5, 2, 4]])))
