"""Exercise 09.2: split the width into heads.

Shapes   B batch   T tokens   D d_model   N heads   K = D / N
"""

from einops import rearrange

from course_utils.exercises.exercise import Exercise, probe, randn


def split_heads(x, n_heads):
    """B T D -> B N T K: head n holds the n-th slice of each token's width."""
    return rearrange(x, "b t (n k) -> b n t k", n=n_heads)


def straight_reshape(x, n_heads):
    """The shape is right, but your heads are pieces of the sentence: `reshape` reads the numbers
    in order, so the first head gets the first tokens, whole.

    Split the last axis first, B T N K. Then swap tokens and heads."""
    return x.reshape(x.shape[0], n_heads, x.shape[1], -1)


def interleaved(x, n_heads):
    """Your head takes every N-th number of a token. A head is a slice: numbers side by side.

    In the pattern, `(n k)` counts heads slowly and the width of a head fast."""
    return rearrange(x, "b t (k n) -> b n t k", n=n_heads)


def tokens_first(x, n_heads):
    """The slices are right, but the axes are B T N K: `q @ k.mT` would compare heads, not tokens.

    Bring the heads in front of the tokens."""
    return rearrange(x, "b t (n k) -> b t n k", n=n_heads)


def width_before_tokens(x, n_heads):
    """Your last two axes have changed places: B N K T.

    Each row must be a token: T before K."""
    return rearrange(x, "b t (n k) -> b n k t", n=n_heads)


def cuts_the_sentence(x, n_heads):
    """You divide the tokens among the heads. Every head sees all tokens, and a slice of their
    width.

    Split the last axis, not the second."""
    return rearrange(x, "b (n t) k -> b n t k", n=n_heads)


def heads_before_the_batch(x, n_heads):
    """Your slices are right, but the heads stand in front of the batch: N B T K.

    `torch.stack(slices, dim=1)` puts them behind the batch."""
    return rearrange(x, "b t (n k) -> n b t k", n=n_heads)


def heads_in_the_batch(x, n_heads):
    """Your slices are right, but batch and heads are one axis: (B N) T K.

    Leave them apart: B N T K."""
    return rearrange(x, "b t (n k) -> (b n) t k", n=n_heads)


def axes_turned_round(x, n_heads):
    """Your axes are B K N T: the last three are turned round.

    From B T N K, what `view` gives, only tokens and heads change places: `.transpose(1, 2)`."""
    return rearrange(x, "b t (n k) -> b k n t", n=n_heads)


def slices_as_wide_as_heads_are_many(x, n_heads):
    """Your slices are `n_heads` wide. There should be `n_heads` of them, each D / n_heads wide.

    `view(B, T, n_heads, -1)`, in this order; `torch.split` wants the width, `torch.chunk` the
    number."""
    return rearrange(x, "b t (k n) -> b k t n", n=n_heads)


EXERCISE = Exercise(
    "09.2",
    "Split into heads",
    split_heads,
    minutes=6,
    difficulty=1,
    why="The order matters: a plain reshape gives the right shape and the wrong heads, and nothing "
    "complains.",
    hints=(
        "A token of width D becomes N slices of width K. Which axis is cut?",
        "First B T N K, then swap the second and the third axis.",
        "`rearrange` does both at once: `b t (n k) -> b n t k`.",
    ),
    probes=(
        probe(x=randn(1, 2, 4, seed=1), n_heads=2),
        probe(x=randn(2, 6, 12, seed=2), n_heads=3),
        probe(x=randn(3, 4, 6, seed=3), n_heads=1),
    ),
    misconceptions=(
        straight_reshape,
        interleaved,
        tokens_first,
        width_before_tokens,
        cuts_the_sentence,
        heads_before_the_batch,
        heads_in_the_batch,
        axes_turned_round,
        slices_as_wide_as_heads_are_many,
    ),
    also_right=(
        lambda x, n_heads: x.unflatten(-1, (n_heads, -1)).transpose(1, 2),
        lambda x, n_heads: x.reshape(*x.shape[:2], n_heads, -1).permute(0, 2, 1, 3),
        lambda x, n_heads: rearrange(list(x.chunk(n_heads, dim=-1)), "n b t k -> b n t k"),
    ),
)
