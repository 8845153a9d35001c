"""Trained weights in one safe file each, with a card that says how they were made.

A file is `data/checkpoints/NAME.safetensors`: weights in half precision, and the card as JSON in
the header.  `SHA256SUMS` beside them holds their fingerprints: `sha256sum -c` checks them.
"""

import hashlib
import json
import os
from dataclasses import asdict
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save
from torch import Tensor, nn

from course_utils.paths import CHECKPOINTS

SUMS = "SHA256SUMS"
CARD = "steps", "losses", "seconds", "scores"  # what every card tells


def save_checkpoint(model: nn.Module, name: str, card: dict, folder: Path = CHECKPOINTS) -> Path:
    """Write the weights and the card, then the fingerprint; a crash leaves the old file whole."""
    text = json.dumps(card)  # one entry: the order of several would not be fixed
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.safetensors"
    write(path, save(half(model), metadata={"card": text}))
    sums = fingerprints(folder) | {path.name: fingerprint(path)}
    write(folder / SUMS, "".join(f"{sums[file]}  {file}\n" for file in sorted(sums)).encode())
    return path


def load_checkpoint(model: nn.Module, name: str, folder: Path = CHECKPOINTS) -> dict:
    """Load the weights into `model`, in single precision, and return the card.

    Raises FileNotFoundError or ValueError, with the commands that bring the file back: where there
    is none, where its fingerprint is not the recorded one, where a weight is no number.
    """
    again = (
        "Bring it back with `git checkout data/checkpoints`, or make it again with "
        f"`python -m course_utils train {name}`."
    )
    path = folder / f"{name}.safetensors"
    if not path.is_file():
        raise FileNotFoundError(f"There is no checkpoint {path}. {again}")
    if not as_recorded(path):
        raise ValueError(f"The checkpoint {path} is damaged: not the file of {SUMS}. {again}")
    try:
        with safe_open(path, framework="pt") as file:
            card = json.loads(file.metadata()["card"])
            weights = {key: file.get_tensor(key).float() for key in file.keys()}  # noqa: SIM118
    except (SafetensorError, TypeError, KeyError, ValueError, RecursionError) as error:
        raise ValueError(f"The checkpoint {path} is damaged ({error}). {again}") from error
    if not isinstance(card, dict) or any(key not in card for key in CARD):
        raise ValueError(f"The checkpoint {path} has a card without {', '.join(CARD)}. {again}")
    if bad := [key for key, part in weights.items() if not part.isfinite().all()]:
        raise ValueError(f"The checkpoint {path} holds no numbers in {bad[0]}. {again}")
    try:
        model.load_state_dict(weights)
    except RuntimeError as error:
        raise ValueError(f"The checkpoint {path} is of another model. {again}\n{error}") from error
    return card


def half(model: nn.Module) -> dict[str, Tensor]:
    """The weights in half precision, as a checkpoint and a page hold them."""
    return {
        key: weights.detach().cpu().half().contiguous()
        for key, weights in model.state_dict().items()
    }


def packed(model: nn.Module) -> tuple[dict, bytes]:
    """What a page needs to run the model: its card, and all its weights in one row of bytes.

    The card has the name of the class, the configuration, and the shapes of the weights in the
    order in which they follow each other, row by row, as little-endian float16.
    """
    weights = half(model)
    card = {
        "model": type(model).__name__,
        "config": asdict(getattr(model, "config")),  # noqa: B009
        "shapes": {key: list(part.shape) for key, part in weights.items()},
    }
    return card, b"".join(part.numpy().astype("<f2").tobytes() for part in weights.values())


def round_weights(model: nn.Module) -> None:
    """Round the weights as a checkpoint does, so that scores belong to what is stored."""
    with torch.no_grad():
        for weights in model.state_dict().values():
            weights.copy_(weights.half())


def as_recorded(path: Path) -> bool:
    """Whether a file is there, with the fingerprint that stands in `SHA256SUMS` beside it."""
    return path.is_file() and fingerprints(path.parent).get(path.name) == fingerprint(path)


def fingerprint(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def fingerprints(folder: Path = CHECKPOINTS) -> dict[str, str]:
    """File name to recorded SHA-256; a line that is none is passed over."""
    sums = folder / SUMS
    lines = sums.read_text(errors="replace").splitlines() if sums.is_file() else []
    pairs = (line.split() for line in lines)
    return {pair[1]: pair[0] for pair in pairs if len(pair) == 2}


def write(path: Path, content: bytes) -> None:
    """Replace a file in one step."""
    draft = path.with_name(path.name + ".part")
    draft.write_bytes(content)
    os.replace(draft, path)
