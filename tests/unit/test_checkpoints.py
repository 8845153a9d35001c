"""Checkpoints: what is saved comes back, and what is broken says how to make it again."""

import struct

import pytest
import torch
from torch import nn

from course_utils.checkpoints import (
    SUMS,
    fingerprint,
    fingerprints,
    load_checkpoint,
    packed,
    round_weights,
    save_checkpoint,
)
from course_utils.models.gpt import GPT, GPTConfig

CARD = {"seed": 0, "steps": 9, "losses": [1.0], "seconds": 2.0, "scores": {"bleu": 90.5}}
COMMAND = "python -m course_utils train tiny"


def saved(folder, name="tiny"):
    model = nn.Linear(3, 2)
    return model, save_checkpoint(model, name, CARD, folder)


def test_what_is_saved_comes_back(tmp_path):
    model, _ = saved(tmp_path)
    round_weights(model)
    other = nn.Linear(3, 2)
    assert load_checkpoint(other, "tiny", tmp_path) == CARD
    assert torch.equal(other.weight, model.weight)
    assert other.weight.dtype == torch.float32


def test_the_same_weights_make_the_same_file(tmp_path):
    model, path = saved(tmp_path)
    again = save_checkpoint(model, "tiny", CARD, tmp_path / "again")
    assert again.read_bytes() == path.read_bytes()


def test_fingerprints_are_kept_for_every_file_and_notice_a_change(tmp_path):
    paths = [saved(tmp_path, name)[1] for name in ("b", "a")]
    assert fingerprints(tmp_path) == {path.name: fingerprint(path) for path in paths}
    assert (tmp_path / SUMS).read_text().splitlines()[0].endswith("  a.safetensors")
    paths[0].write_bytes(paths[0].read_bytes()[:-1] + b"x")
    assert fingerprint(paths[0]) != fingerprints(tmp_path)[paths[0].name]


def test_a_missing_file_says_how_to_make_it(tmp_path):
    with pytest.raises(FileNotFoundError, match=COMMAND):
        load_checkpoint(nn.Linear(3, 2), "tiny", tmp_path)


@pytest.mark.parametrize("damage", [lambda old: old[: len(old) // 2], lambda old: b"", bytes.upper])
def test_a_damaged_file_says_how_to_make_it(tmp_path, damage):
    _, path = saved(tmp_path)
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(ValueError, match=rf"damaged.*{COMMAND}"):
        load_checkpoint(nn.Linear(3, 2), "tiny", tmp_path)


def test_a_changed_byte_is_noticed(tmp_path):
    _, path = saved(tmp_path)
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    with pytest.raises(ValueError, match=rf"damaged.*git checkout data/checkpoints.*{COMMAND}"):
        load_checkpoint(nn.Linear(3, 2), "tiny", tmp_path)


@pytest.mark.parametrize("sums", [b"", b"garbled", b"\xff\xfe\x00", b"a b c\n"])
def test_without_a_readable_fingerprint_nothing_is_loaded(tmp_path, sums):
    saved(tmp_path)
    (tmp_path / SUMS).write_bytes(sums)
    with pytest.raises(ValueError, match=rf"damaged.*{COMMAND}"):
        load_checkpoint(nn.Linear(3, 2), "tiny", tmp_path)


def test_a_folder_in_place_of_a_checkpoint_is_none(tmp_path):
    (tmp_path / "tiny.safetensors").mkdir()
    with pytest.raises(FileNotFoundError, match=COMMAND):
        load_checkpoint(nn.Linear(3, 2), "tiny", tmp_path)


def test_weights_that_are_no_numbers_are_noticed(tmp_path):
    model = nn.Linear(3, 2)
    nn.init.constant_(model.bias, float("nan"))
    save_checkpoint(model, "tiny", CARD, tmp_path)
    with pytest.raises(ValueError, match=rf"no numbers in bias.*{COMMAND}"):
        load_checkpoint(nn.Linear(3, 2), "tiny", tmp_path)


@pytest.mark.parametrize("card", ["{}", "[]", "3", "[" * 100_000, '{"steps": 3}', "null"])
def test_a_card_that_is_none_says_how_to_make_the_file(tmp_path, card, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("course_utils.checkpoints.json.dumps", lambda _: card)
        saved(tmp_path)
    with pytest.raises(ValueError, match=rf"checkpoint.*{COMMAND}"):
        load_checkpoint(nn.Linear(3, 2), "tiny", tmp_path)


def test_a_file_of_another_model_says_so(tmp_path):
    saved(tmp_path)
    with pytest.raises(ValueError, match=rf"another model.*{COMMAND}"):
        load_checkpoint(nn.Linear(4, 2), "tiny", tmp_path)


def test_a_crash_while_writing_leaves_the_old_file(tmp_path, monkeypatch):
    _, path = saved(tmp_path)
    before = path.read_bytes()

    def crash(*_):
        raise OSError("disk full")

    monkeypatch.setattr("os.replace", crash)
    with pytest.raises(OSError, match="disk full"):
        saved(tmp_path)
    assert path.read_bytes() == before


def test_a_page_gets_all_weights_in_order_and_their_shapes():
    model = GPT(GPTConfig(vocab_size=5, d_model=4, n_heads=2, d_ff=6, n_layers=1))
    card, content = packed(model)
    round_weights(model)
    numbers = torch.tensor(struct.unpack(f"<{len(content) // 2}e", content))  # as a page reads it
    assert (card["model"], card["config"]["vocab_size"]) == ("GPT", 5)
    for name, weights in model.state_dict().items():
        here, numbers = numbers[: weights.numel()], numbers[weights.numel() :]
        assert torch.equal(here.reshape(card["shapes"].pop(name)), weights)
    assert not len(numbers) and not card["shapes"]
