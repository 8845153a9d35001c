"""Exercise 09.4: multi-head self-attention as a module."""

from torch import nn

from course_utils.exercises.bank.nb09 import multi_head, multi_head_scores
from course_utils.exercises.bank.nb09.multi_head import MultiHeadSelfAttention, merged, split
from course_utils.exercises.bank.nb09.multi_head_seen import CLUES
from course_utils.exercises.exercise import Exercise, probe, randn


class OneProjection(MultiHeadSelfAttention):
    """Written with the fused operator."""

    def forward(self, x):
        return merged(self, nn.functional.scaled_dot_product_attention(*split(self, x)))


EXERCISE = Exercise(
    "09.4",
    "Multi-head self-attention as a module",
    MultiHeadSelfAttention,
    minutes=12,
    difficulty=2,
    why="This is the layer of every transformer; notebook 11 stacks it.",
    hints=(
        "Four layers in `__init__`, all from d_model to d_model: `query`, `key`, `value`, `merge`.",
        "Split q, k and v into heads (09.2), attend with the formula of notebook 08, join, merge.",
        "`rearrange(weights @ v, 'b n t k -> b t (n k)')` puts the heads side by side again.",
    ),
    probes=(
        probe(4, 2, x=randn(1, 3, 4, seed=5)),
        probe(12, 3, x=randn(2, 5, 12, seed=6)),
    ),
    misconceptions=(*multi_head.WRONG, *multi_head_scores.WRONG),
    clues=CLUES,
    also_right=(OneProjection,),
)
