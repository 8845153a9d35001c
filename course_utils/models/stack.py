"""What BERT, GPT and ViT share: the choices of a stack of encoder layers, and the stack itself.

Shapes   B batch   T tokens   D model width
"""

from dataclasses import dataclass

from torch import Tensor, nn

from course_utils.layers.positions import LearnedPositions
from course_utils.models.transformer import EncoderLayer

POSITIONS = ("learned", "rotary", "none")
INITIAL = 0.02  # spread of fresh tables: BERT, GPT-2 and ViT


@dataclass(frozen=True, kw_only=True)
class StackConfig:
    """The choices that every stack of encoder layers has."""

    d_model: int = 128  # D
    n_heads: int = 4  # N, must divide D
    d_ff: int = 512  # F
    n_layers: int = 4
    dropout: float = 0.0
    norm_first: bool = True  # normalise before each sub-layer; BERT and GPT-1 do it after
    positions: str = "learned"  # a name in POSITIONS
    max_len: int = 64  # tokens that can be read at once
    activation: str = "gelu"

    def __post_init__(self):
        if self.positions not in POSITIONS:
            raise ValueError(
                f"positions={self.positions!r} is unknown: use one of {', '.join(POSITIONS)}"
            )


class Stack(nn.Module):
    """Encoder layers, and one more normalisation on the side that has none.

    That is behind the last layer where each layer normalises first, and before the first layer
    where each normalises last.
    """

    def __init__(self, config: StackConfig):
        super().__init__()
        # it has all that a layer asks for
        layers = (EncoderLayer(config) for _ in range(config.n_layers))  # type: ignore[arg-type]
        self.layers = nn.ModuleList(layers)
        self.norm = nn.LayerNorm(config.d_model)
        self.norm_first = config.norm_first

    def forward(self, x: Tensor, mask: Tensor | None = None) -> Tensor:
        """B T D -> B T D"""
        x = x if self.norm_first else self.norm(x)
        for layer in self.layers:
            x = layer(x, mask)
        return self.norm(x) if self.norm_first else x


def table(rows: int, d_model: int) -> nn.Embedding:
    """A fresh table of small random vectors."""
    fresh = nn.Embedding(rows, d_model)
    nn.init.normal_(fresh.weight, std=INITIAL)
    return fresh


def places(config: StackConfig) -> nn.Module:
    """What adds the positions to the embeddings: nothing where attention sees to them itself."""
    if config.positions != "learned":
        return nn.Identity()
    positions = LearnedPositions(config.max_len, config.d_model)
    nn.init.normal_(positions.table.weight, std=INITIAL)
    return positions
