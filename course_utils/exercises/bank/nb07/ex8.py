"""Exercise 07.8: an encoder-decoder with dot-product attention.

Shapes   B batch   S source words   T target words   D width of a state   V words of the vocabulary
"""

import torch
from torch import nn, tensor

from course_utils.exercises.exercise import Exercise, probe


class EncoderDecoder(nn.Module):
    """Two GRUs and dot-product attention between them."""

    def __init__(self, vocab_size, d_model):
        super().__init__()
        self.embed = nn.Embedding(vocab_size, d_model)
        self.reader = nn.GRU(d_model, d_model, batch_first=True)
        self.writer = nn.GRU(d_model, d_model, batch_first=True)
        self.readout = nn.Linear(2 * d_model, vocab_size)

    def forward(self, source, target):
        """B S, B T -> B T V: the logits of each next word."""
        states, last = self.reader(self.embed(source))
        written, _ = self.writer(self.embed(target), last)
        weights = (written @ states.mT).softmax(dim=-1)
        return self.readout(torch.cat([written, weights @ states], dim=-1))


class WriterStartsFromNothing(EncoderDecoder):
    """Your writer starts from zeros. It should start from the reader's last state.

    A GRU takes its first state as the second argument: `self.writer(..., last)`."""

    def forward(self, source, target):
        states, _ = self.reader(self.embed(source))
        written, _ = self.writer(self.embed(target))
        weights = (written @ states.mT).softmax(dim=-1)
        return self.readout(torch.cat([written, weights @ states], dim=-1))


class OneVector(EncoderDecoder):
    """Each word gets the same context, the reader's last state: that is the model without
    attention.

    Give each state of the writer its own weights over all states of the reader."""

    def forward(self, source, target):
        states, last = self.reader(self.embed(source))
        written, _ = self.writer(self.embed(target), last)
        context = states[:, -1:].expand_as(written)
        return self.readout(torch.cat([written, context], dim=-1))


class ScoresForWeights(EncoderDecoder):
    """Your contexts are weighted by the scores themselves. Weights are positive and sum to 1.

    The softmax over the source words is missing."""

    def forward(self, source, target):
        states, last = self.reader(self.embed(source))
        written, _ = self.writer(self.embed(target), last)
        context = written @ states.mT @ states
        return self.readout(torch.cat([written, context], dim=-1))


class SoftmaxOverTargets(EncoderDecoder):
    """Your weights sum to 1 over the target words, which compete for each source word.

    Each target word shares out 1 among the source words: `dim=-1`."""

    def forward(self, source, target):
        states, last = self.reader(self.embed(source))
        written, _ = self.writer(self.embed(target), last)
        weights = (written @ states.mT).softmax(dim=1)
        return self.readout(torch.cat([written, weights @ states], dim=-1))


class ContextFirst(EncoderDecoder):
    """State and context stand in the other order before the readout: first the state.

    The model learns as well either way, but its weights could not be exchanged."""

    def forward(self, source, target):
        states, last = self.reader(self.embed(source))
        written, _ = self.writer(self.embed(target), last)
        weights = (written @ states.mT).softmax(dim=-1)
        return self.readout(torch.cat([weights @ states, written], dim=-1))


class Probabilities(EncoderDecoder):
    """You return probabilities. Logits are asked for: the loss takes the softmax itself.

    Leave out the last softmax."""

    def forward(self, source, target):
        return super().forward(source, target).softmax(dim=-1)


class Scaled(EncoderDecoder):
    """You divide the scores by the root of the width, as the Transformer will. Here the plain dot
    product is asked for.

    Leave out the division; notebook 08 says what it is for."""

    def forward(self, source, target):
        states, last = self.reader(self.embed(source))
        written, _ = self.writer(self.embed(target), last)
        weights = (written @ states.mT / states.shape[-1] ** 0.5).softmax(dim=-1)
        return self.readout(torch.cat([written, weights @ states], dim=-1))


class ReadsTheTarget(EncoderDecoder):
    """Your reader reads the target, and your writer the source: they have changed places.

    `self.reader` gets the source."""

    def forward(self, source, target):
        states, last = self.writer(self.embed(source))
        written, _ = self.reader(self.embed(target), last)
        weights = (written @ states.mT).softmax(dim=-1)
        return self.readout(torch.cat([written, weights @ states], dim=-1))


class AttendsToItself(EncoderDecoder):
    """Your writer looks at its own states, and also at those of words still to come.

    It should look at the states of the reader."""

    def forward(self, source, target):
        _, last = self.reader(self.embed(source))
        written, _ = self.writer(self.embed(target), last)
        weights = (written @ written.mT).softmax(dim=-1)
        return self.readout(torch.cat([written, weights @ written], dim=-1))


class WordForWord(EncoderDecoder):
    """Written as a loop over the words of the target."""

    def forward(self, source, target):
        states, h = self.reader(self.embed(source))
        logits = []
        for word in target.unbind(dim=1):
            out, h = self.writer(self.embed(word)[:, None], h)
            scores = torch.einsum("bd,bsd->bs", out[:, 0], states)
            context = torch.einsum("bs,bsd->bd", scores.softmax(dim=-1), states)
            logits.append(self.readout(torch.cat([out[:, 0], context], dim=-1)))
        return torch.stack(logits, dim=1)


EXERCISE = Exercise(
    "07.8",
    "An encoder-decoder of your own",
    EncoderDecoder,
    minutes=12,
    difficulty=3,
    why="Four lines: read, write, look back, read out. The models of section 3 differ only in the "
    "score, the second direction and dropout.",
    hints=(
        "A GRU returns two things: all its states, and the last one, which the writer starts from.",
        "Scores: `written @ states.mT` has the sizes B T S. The softmax goes over the last axis.",
        "`torch.cat([written, context], dim=-1)` is what the readout reads.",
    ),
    probes=(
        probe(4, 2, source=tensor([[0, 1, 2]]), target=tensor([[3, 1]])),
        probe(
            7, 5, source=tensor([[1, 5, 2, 0], [3, 3, 6, 4]]), target=tensor([[6, 0, 2], [1, 4, 5]])
        ),
        probe(6, 8, source=tensor([[5, 1, 0]]), target=tensor([[2, 4, 3]])),
    ),
    misconceptions=(
        WriterStartsFromNothing,
        OneVector,
        ScoresForWeights,
        SoftmaxOverTargets,
        ContextFirst,
        Probabilities,
        Scaled,
        ReadsTheTarget,
        AttendsToItself,
    ),
    also_right=(WordForWord,),
)
