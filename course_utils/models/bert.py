"""BERT: a stack that sees both sides and says which word piece is hidden.

Shapes   B batch   T tokens   S places asked about   D model width   V vocabulary, or classes
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from course_utils.layers.feed_forward import ACTIVATIONS
from course_utils.models.stack import Stack, StackConfig, places, table


@dataclass(frozen=True, kw_only=True)
class BertConfig(StackConfig):
    """All choices of a BERT."""

    vocab_size: int
    n_segments: int = 2  # sentence A and sentence B
    pad: int = 0  # token that fills short texts


class Bert(nn.Module):
    """`forward` is the masked language model (Devlin et al. 2019, section 3.1)."""

    def __init__(self, config: BertConfig):
        super().__init__()
        self.config = config
        self.table = table(config.vocab_size, config.d_model)
        self.segments = table(config.n_segments, config.d_model)
        self.positions = places(config)
        self.dropout = nn.Dropout(config.dropout)
        self.stack = Stack(config)
        self.head = nn.Linear(config.d_model, config.d_model)
        self.head_norm = nn.LayerNorm(config.d_model)
        self.bias = nn.Parameter(torch.zeros(config.vocab_size))
        self.activation = ACTIVATIONS[config.activation]

    def forward(self, tokens: Tensor, asked: Tensor | None = None) -> Tensor:
        """B T, B S -> B S V: which piece stands at each place asked about, or at each of all T."""
        states = self.states(tokens)
        if asked is not None:
            states = states.gather(1, asked[..., None].expand(-1, -1, states.shape[-1]))
        return self.read(states)

    def states(self, tokens: Tensor, segments: Tensor | None = None) -> Tensor:
        """B T, B T -> B T D: each token with the text around it; all of sentence A by default."""
        segments = torch.zeros_like(tokens) if segments is None else segments
        x = self.positions(self.table(tokens) + self.segments(segments))
        return self.stack(self.dropout(x), (tokens != self.config.pad)[:, None, None])

    def read(self, states: Tensor) -> Tensor:
        """B T D -> B T V: a small network, then the table of embeddings as the readout."""
        return self.head_norm(self.activation(self.head(states))) @ self.table.weight.T + self.bias


class BertClassifier(nn.Module):
    """BERT and one layer, which reads one last state: by default [CLS]'s (section 4.1)."""

    def __init__(self, bert: Bert, n_classes: int, place: int = 0):
        super().__init__()
        self.bert, self.place = bert, place
        self.readout = nn.Linear(bert.config.d_model, n_classes)

    def forward(self, tokens: Tensor) -> Tensor:
        """B T -> B V"""
        return self.readout(self.bert.states(tokens)[:, self.place])
