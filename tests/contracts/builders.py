"""How to build each module for given sizes: `s.D` is the width, `s.V` the vocabulary, and so on.

A builder returns what takes the tensors of the contract and gives back its outputs: the module
itself, or a small function where `forward` takes more than tensors.
"""

import torch
from torch import nn

from course_utils.layers import (
    attention,
    convolution,
    deformable,
    feed_forward,
    fused,
    norm,
    positions,
    recurrent,
    residual,
    scores,
    sequences,
)
from course_utils.models import (
    bert,
    classifier,
    cnn,
    conv_stem,
    convnet,
    dense,
    gpt,
    seq2seq,
    speller,
    stack,
    tagger,
    transformer,
    vit,
)
from course_utils.models import recurrent as recurrent_models


def seq2seq_config(s):
    return seq2seq.Seq2SeqConfig(source_vocab_size=s.V, target_vocab_size=s.V, d_model=s.D)


def transformer_config(s):
    return transformer.TransformerConfig(s.V, s.V, d_model=s.D, n_heads=s.N, d_ff=s.F, n_layers=1)


def seq2seq_encoder(s):
    encoder = seq2seq.Encoder(seq2seq_config(s))
    return lambda source: encoder(source).states


def seq2seq_decoder(s):
    decoder = seq2seq.Decoder(seq2seq_config(s))
    mask, summary = torch.ones(s.B, 1, s.S, dtype=torch.bool), torch.randn(s.B, s.D)
    return lambda states, target: decoder(seq2seq.Memory(states, mask, summary), target)


def add_and_norm(s):
    layer = transformer.AddAndNorm(transformer_config(s))
    return lambda x: layer(x, nn.Identity())


def reads_memory(module):
    def build(s):
        decoder = module(transformer_config(s))
        mask = torch.ones(s.B, 1, 1, s.S, dtype=torch.bool)
        return lambda x, states: decoder(x, transformer.Memory(states, mask))

    return build


def sizes(s):
    return {"d_model": s.D, "n_heads": s.N, "d_ff": s.F, "n_layers": 1}


def masked(s):
    model = bert.Bert(bert.BertConfig(**sizes(s), vocab_size=s.V))
    return lambda tokens, asked: model(tokens, asked % s.T)


def spells(s):
    return speller.Speller(speller.SpellerConfig(s.V, s.V, s.D))


def patches_of_2(s):
    return vit.ViTConfig(**sizes(s), n_classes=s.V, channels=s.C, size=6, patch=2, positions="none")


def whole_patches(module):
    def build(s):
        model = module(patches_of_2(s)).eval()
        return lambda images: model(images.new_ones(*images.shape[:2], 6, 6))

    return build


def stem(s):
    layer = conv_stem.ConvStem(patches_of_2(s)).eval()
    return lambda images: layer(images.new_ones(*images.shape[:2], 2, 2 * s.T))


def digits(s):
    model = cnn.LeNet(cnn.LeNetConfig(n_classes=s.V, channels=s.C))
    return lambda images: model(images.new_ones(*images.shape[:2], 28, 28))


def dense_layers(s):
    config = dense.DenseConfig(n_inputs=s.C * s.H * s.W, n_hidden=3, n_classes=s.V)
    return dense.Dense(config)


def two_ways(s):
    return cnn.SideBySide(nn.Conv2d(s.C, 1, 1), nn.Conv2d(s.C, s.D - 1, 1))


BUILDERS = {
    bert.Bert: masked,
    cnn.LeNet: digits,
    cnn.SideBySide: two_ways,
    convolution.Convolution: lambda s: convolution.Convolution(s.C, s.D, 3, padding=1),
    deformable.DeformableConvolution: lambda s: deformable.DeformableConvolution(s.C, s.D),
    dense.Dense: dense_layers,
    residual.ResidualBlock: lambda s: residual.ResidualBlock(s.C),
    residual.ResidualLayer: lambda s: residual.ResidualLayer(s.D),
    bert.BertClassifier: lambda s: bert.BertClassifier(
        bert.Bert(bert.BertConfig(**sizes(s), vocab_size=s.V)), n_classes=s.V
    ),
    convnet.ConvNet: lambda s: convnet.ConvNet(
        convnet.ConvNetConfig(n_classes=s.V, channels=s.C, width=2)
    ).eval(),
    gpt.GPT: lambda s: gpt.GPT(gpt.GPTConfig(**sizes(s), vocab_size=s.V)),
    stack.Stack: lambda s: stack.Stack(stack.StackConfig(**sizes(s))),
    vit.ViT: whole_patches(vit.ViT),
    conv_stem.ConvStem: stem,
    conv_stem.ConvStemViT: whole_patches(conv_stem.ConvStemViT),
    classifier.SequenceClassifier: lambda s: classifier.SequenceClassifier(transformer_config(s)),
    attention.MultiHeadAttention: lambda s: attention.MultiHeadAttention(s.D, s.N),
    fused.FusedAttention: lambda s: fused.FusedAttention(s.D, s.N),
    fused.RotaryAttention: lambda s: fused.RotaryAttention(s.D, s.N),
    fused.AlibiAttention: lambda s: fused.AlibiAttention(s.D, s.N),
    feed_forward.FeedForward: lambda s: feed_forward.FeedForward(s.D, s.F),
    norm.LayerNorm: lambda s: norm.LayerNorm(s.D),
    positions.SinusoidalPositions: lambda s: positions.SinusoidalPositions(),
    positions.LearnedPositions: lambda s: positions.LearnedPositions(s.T, s.D),
    recurrent.GRUCell: lambda s: recurrent.GRUCell(s.C, s.D),
    recurrent.GRU: lambda s: recurrent.GRU(s.C, s.D),
    recurrent.RNNCell: lambda s: recurrent.RNNCell(s.C, s.D),
    recurrent.LSTMCell: lambda s: recurrent.LSTMCell(s.C, s.D),
    recurrent.PeepholeCell: lambda s: recurrent.PeepholeCell(s.C, s.D),
    recurrent.CoupledCell: lambda s: recurrent.CoupledCell(s.C, s.D),
    sequences.Recurrent: lambda s: sequences.Recurrent("lstm", s.C, s.D),
    recurrent_models.Writer: lambda s: recurrent_models.Writer(
        recurrent_models.WriterConfig(s.V, "lstm", 3, s.D)
    ),
    recurrent_models.Reader: lambda s: recurrent_models.Reader(
        recurrent_models.ReaderConfig(s.C, s.V, "gru", s.D)
    ),
    scores.AdditiveScore: lambda s: scores.AdditiveScore(s.D),
    scores.MultiplicativeScore: lambda s: scores.MultiplicativeScore(s.D),
    scores.DotScore: lambda s: scores.DotScore(s.D),
    speller.Speller: spells,
    seq2seq.Encoder: seq2seq_encoder,
    seq2seq.Decoder: seq2seq_decoder,
    seq2seq.Seq2Seq: lambda s: seq2seq.Seq2Seq(seq2seq_config(s)),
    tagger.Silent: lambda s: tagger.Silent(),
    transformer.Embed: lambda s: transformer.Embed(s.V, transformer_config(s)),
    transformer.AddAndNorm: add_and_norm,
    transformer.EncoderLayer: lambda s: transformer.EncoderLayer(transformer_config(s)),
    transformer.DecoderLayer: reads_memory(transformer.DecoderLayer),
    transformer.Encoder: lambda s: transformer.Encoder(transformer_config(s)),
    transformer.Decoder: reads_memory(transformer.Decoder),
    transformer.Transformer: lambda s: transformer.Transformer(transformer_config(s)),
}
