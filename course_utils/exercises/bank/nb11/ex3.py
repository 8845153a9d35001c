"""Exercise 11.3: an encoder layer that normalises first.

Shapes   B batch   T tokens   D d_model   F d_ff
"""

import torch
from torch import nn

from course_utils.exercises.bank.nb11.road import another_eps, the_road
from course_utils.exercises.exercise import Exercise, probe, randn
from course_utils.layers.attention import MultiHeadAttention
from course_utils.layers.feed_forward import FeedForward


class PreNormLayer(nn.Module):
    """Attention, then a small network; each sees a normalised token and adds to the plain one."""

    def __init__(self, d_model, n_heads, d_ff):
        super().__init__()
        self.attention = MultiHeadAttention(d_model, n_heads)
        self.feed_forward = FeedForward(d_model, d_ff)
        self.norm1 = nn.LayerNorm(d_model)
        self.norm2 = nn.LayerNorm(d_model)

    def forward(self, x):
        """B T D -> B T D"""
        x = x + self.attention(self.norm1(x))
        return x + self.feed_forward(self.norm2(x))


class NormLast(PreNormLayer):
    """You normalise after adding: that is post-norm, as in the paper of 2017.

    Normalise only what goes into the attention and into the small network."""

    def forward(self, x):
        x = self.norm1(x + self.attention(x))
        return self.norm2(x + self.feed_forward(x))


class NoResidual(PreNormLayer):
    """What came in is lost: your layer hands on only what its sub-layers say.

    Add `x` to the output of each."""

    def forward(self, x):
        x = self.attention(self.norm1(x))
        return self.feed_forward(self.norm2(x))


class ResidualOfTheNormalised(PreNormLayer):
    """You add to the normalised token. The plain one should pass untouched: it is the road on which
    gradients travel.

    Do not overwrite `x` with `norm(x)`."""

    def forward(self, x):
        x = self.norm1(x)
        x = x + self.attention(x)
        x = self.norm2(x)
        return x + self.feed_forward(x)


class OneNormForBoth(PreNormLayer):
    """Your two sub-layers use the same norm, so `norm2` is never used and learns nothing.

    `norm1` stands before the attention, `norm2` before the small network."""

    def forward(self, x):
        x = x + self.attention(self.norm1(x))
        return x + self.feed_forward(self.norm1(x))


class SideBySide(PreNormLayer):
    """Your small network reads the input of the layer, not what the attention has found.

    Let `x` take in the attention's output first."""

    def forward(self, x):
        return x + self.attention(self.norm1(x)) + self.feed_forward(self.norm2(x))


class NormOfTheOutput(PreNormLayer):
    """You normalise what the sub-layers say, not what they hear.

    `self.attention(self.norm1(x))`, not `self.norm1(self.attention(x))`."""

    def forward(self, x):
        x = x + self.norm1(self.attention(x))
        return x + self.norm2(self.feed_forward(x))


class NoNorm(PreNormLayer):
    """Your norms are never used.

    Normalise what goes into each sub-layer."""

    def forward(self, x):
        x = x + self.attention(x)
        return x + self.feed_forward(x)


class SmallNetworkFirst(PreNormLayer):
    """The small network comes first in your layer.

    First look around (attention), then think (the small network)."""

    def forward(self, x):
        x = x + self.feed_forward(self.norm2(x))
        return x + self.attention(self.norm1(x))


class NormsSwapped(PreNormLayer):
    """Your two norms have changed places. They are equal at first, and learn apart.

    `norm1` stands before the attention, `norm2` before the small network."""

    def forward(self, x):
        x = x + self.attention(self.norm2(x))
        return x + self.feed_forward(self.norm1(x))


class SideBySideWithOneNorm(PreNormLayer):
    """Attention and small network read the same normalised input, side by side, so `norm2` is never
    used. Some models do it; here the network reads what the attention has found.

    Let `x` take in the attention's output first, and give `norm2` of the sum to the network."""

    def forward(self, x):
        heard = self.norm1(x)
        return x + self.attention(heard) + self.feed_forward(heard)


class NormAtTheEnd(PreNormLayer):
    """You normalise once more at the end. In pre-norm the sum is never normalised inside a layer;
    one norm stands behind the last layer of the stack.

    Return the sum as it is."""

    def forward(self, x):
        x = x + self.attention(self.norm1(x))
        return self.norm2(x + self.feed_forward(self.norm2(x)))


class ShortcutNotRenewed(PreNormLayer):
    """Your second sum adds the input of the layer, so what the attention said is lost on the way.

    Add what stands there after the first sum: `x = x + ...`, twice."""

    def forward(self, x):
        between = x + self.attention(self.norm1(x))
        return x + self.feed_forward(self.norm2(between))


class AddsTheNormalisedEachTime(PreNormLayer):
    """You add to the normalised token, at the second sub-layer. The plain one should pass
    untouched: it is the road on which gradients travel.

    `x + self.feed_forward(self.norm2(x))`."""

    def forward(self, x):
        x = x + self.attention(self.norm1(x))
        x = self.norm2(x)
        return x + self.feed_forward(x)


class ThreeTimes(PreNormLayer):
    """You hand three tensors to the attention. `MultiHeadAttention` makes queries, keys and values
    itself; its second input would be another source, its third a mask.

    `self.attention(self.norm1(x))`."""

    def forward(self, x):
        heard = self.norm1(x)
        x = x + self.attention(heard, heard, heard)
        return x + self.feed_forward(self.norm2(x))


class FirstOfTheResult(PreNormLayer):
    """You take `[0]` of what the attention says, as PyTorch's own layer wants it. Ours gives one
    tensor, so that is the first sentence of the batch, for all.

    `self.attention(self.norm1(x))`."""

    def forward(self, x):
        x = x + self.attention(self.norm1(x))[0]
        return x + self.feed_forward(self.norm2(x))


class TakenApart(PreNormLayer):
    """You take the attention's output apart in two, as PyTorch's own layer wants it. Ours gives one
    tensor.

    `self.attention(self.norm1(x))`, without a comma."""

    def forward(self, x):
        said, _ = self.attention(self.norm1(x))
        x = x + said
        return x + self.feed_forward(self.norm2(x))


class InSteps(PreNormLayer):
    """The same with names for every step."""

    def forward(self, x):
        seen = self.attention(self.norm1(x))
        between = torch.add(seen, x)
        return between.add(self.feed_forward(self.norm2(between)))


EXERCISE = Exercise(
    "11.3",
    "Norm first",
    PreNormLayer,
    minutes=8,
    difficulty=2,
    why="The sum is never normalised, so a gradient reaches the first layer undiminished, however "
    "deep the stack.",
    hints=(
        "Four parts in `__init__`; two lines in `forward`, one for each sub-layer.",
        "Each line has the form x + sub-layer(norm(x)).",
        "`x = x + self.attention(self.norm1(x))`, then the same with the small network.",
    ),
    probes=(
        probe(4, 2, 6, x=randn(1, 2, 4, seed=3)),
        probe(6, 3, 5, x=2 + 3 * randn(2, 4, 6, seed=4)),
    ),
    misconceptions=(
        NormLast,
        NoResidual,
        ResidualOfTheNormalised,
        OneNormForBoth,
        SideBySide,
        NormOfTheOutput,
        NoNorm,
        SmallNetworkFirst,
        NormsSwapped,
        SideBySideWithOneNorm,
        NormAtTheEnd,
        ShortcutNotRenewed,
        AddsTheNormalisedEachTime,
        ThreeTimes,
        FirstOfTheResult,
        TakenApart,
    ),
    clues=(the_road, another_eps),
    properties=(another_eps,),
    also_right=(InSteps,),
)
