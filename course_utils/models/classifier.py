"""A Transformer that reads a text and names its class: the encoder, a mean over tokens, a readout.

Shapes   B batch   T tokens   D model width   V classes
"""

from torch import Tensor, nn

from course_utils.models.transformer import Embed, Encoder, TransformerConfig


class SequenceClassifier(nn.Module):
    """The classes are the target vocabulary of `config`, and the answer is one word of it."""

    def __init__(self, config: TransformerConfig):
        super().__init__()
        self.config = config
        self.embed = Embed(config.source_vocab_size, config)
        self.encoder = Encoder(config)
        self.readout = nn.Linear(config.d_model, config.target_vocab_size)

    def forward(self, tokens: Tensor) -> Tensor:
        """B T -> B V"""
        real = tokens != self.config.pad
        states = self.encoder(self.embed(tokens), real[:, None, None])
        return self.readout(mean_of_words(states, real))


def mean_of_words(states: Tensor, real: Tensor) -> Tensor:
    """B T D, B T -> B D: the mean over the tokens that are no padding."""
    return (states * real[..., None]).sum(dim=1) / real.sum(dim=1, keepdim=True)
