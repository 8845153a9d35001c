"""Exercise 09.5: how many weights the heads have."""

from course_utils.exercises.exercise import Exercise, probe


def parameters(d_model, n_heads, d_k):
    """The weights in all W^Q, W^K, W^V of width d_k and in W^O, without biases."""
    return 4 * d_model * n_heads * d_k


def one_head(d_model, n_heads, d_k):
    """You count one head.

    There are `n_heads` of them, and W^O has rows for each."""
    return 4 * d_model * d_k


def one_head_and_a_square(d_model, n_heads, d_k):
    """You count the queries, keys and values of one head, and take W^O as d_model x d_model.

    There are `n_heads` heads, and W^O has one row for each number of their concatenation."""
    return 3 * d_model * d_k + d_model**2


def without_w_o(d_model, n_heads, d_k):
    """You count queries, keys and values, but not W^O, which brings the heads together.

    W^O has n_heads · d_k rows and d_model columns."""
    return 3 * d_model * n_heads * d_k


def square_w_o(d_model, n_heads, d_k):
    """You take W^O as d_model x d_model. That is so only if the heads are narrow: n_heads · d_k =
    d_model.

    W^O has one row for each number of the concatenation."""
    return 3 * d_model * n_heads * d_k + d_model**2


def always_narrow(d_model, n_heads, d_k):
    """You assume that d_k = d_model / n_heads. Then the number of heads does not matter; here d_k
    is free.

    Count one head's three matrices, d_model x d_k each."""
    return 4 * d_model**2


def with_biases(d_model, n_heads, d_k):
    """You count biases too. The question leaves them out.

    Count matrices only."""
    return 4 * d_model * n_heads * d_k + 3 * n_heads * d_k + d_model


def w_o_of_one_head(d_model, n_heads, d_k):
    """You count queries, keys and values of all heads, but W^O as if it read one of them.

    W^O reads their concatenation: n_heads · d_k rows."""
    return 3 * d_model * n_heads * d_k + d_k * d_model


def squares_and_w_o(d_model, n_heads, d_k):
    """You take W^Q, W^K and W^V as d_model x d_model. That is so only if the heads are narrow:
    n_heads · d_k = d_model.

    Each head has three matrices of d_model x d_k."""
    return 3 * d_model**2 + d_model * n_heads * d_k


def heads_read_slices(d_model, n_heads, d_k):
    """You take a head's matrices as d_k x d_k, as if it read a slice of the token. It reads the
    whole token.

    Each head has three matrices of d_model x d_k."""
    return 3 * n_heads * d_k**2 + n_heads * d_k * d_model


EXERCISE = Exercise(
    "09.5",
    "Count the weights",
    parameters,
    minutes=5,
    difficulty=1,
    why="More heads cost more only if their width stays. With d_k = d_model / n_heads the heads "
    "share one width, and the count is 4 d_model² for any number of them.",
    hints=(
        "One head has three matrices of d_model x d_k. How many numbers are that?",
        "The concatenation is n_heads · d_k wide: so many rows has W^O, and d_model columns.",
        "3 · d_model · n_heads · d_k for queries, keys and values, and once more for W^O.",
    ),
    probes=(
        probe(d_model=6, n_heads=2, d_k=3),
        probe(d_model=512, n_heads=8, d_k=512),
        probe(d_model=10, n_heads=3, d_k=4),
    ),
    misconceptions=(
        one_head,
        one_head_and_a_square,
        without_w_o,
        square_w_o,
        always_narrow,
        with_biases,
        w_o_of_one_head,
        squares_and_w_o,
        heads_read_slices,
    ),
    also_right=(
        lambda d_model, n_heads, d_k: n_heads * 3 * d_model * d_k + n_heads * d_k * d_model,
        lambda d_model, n_heads, d_k: sum(d_model * d_k * 4 for _ in range(n_heads)),
    ),
)
