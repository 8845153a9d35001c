"""Exercise 13.5: the parameters of a GPT."""

from course_utils.exercises.exercise import Exercise, probe


def gpt_parameters(n_layers, d_model, vocab_size, max_len):
    """All weights and biases of the layers, whose small network is 4 times as wide, and of the
    tables of tokens and positions."""
    attention = 4 * (d_model * d_model + d_model)
    network = 2 * (4 * d_model * d_model) + 4 * d_model + d_model
    norms = 2 * 2 * d_model
    return n_layers * (attention + network + norms) + (vocab_size + max_len) * d_model


def without_biases(n_layers, d_model, vocab_size, max_len):
    """You count the matrices only. Every linear map has a bias, and each of the two norms of a
    layer a gain and a shift.

    A layer has 12 d² + 13 d."""
    return n_layers * 12 * d_model**2 + (vocab_size + max_len) * d_model


def four_widths_short(n_layers, d_model, vocab_size, max_len):
    """You are 4 d short in each layer. The two norms have so many numbers (a gain and a shift for
    each of the d), and so have the four biases of attention.

    One of them is missing: add 4 d."""
    return n_layers * (12 * d_model**2 + 9 * d_model) + (vocab_size + max_len) * d_model


def two_widths_short(n_layers, d_model, vocab_size, max_len):
    """You are 2 d short in each layer. So much has one norm; a layer has two, and each has a gain
    and a shift.

    Add 2 d to each layer."""
    return n_layers * (12 * d_model**2 + 11 * d_model) + (vocab_size + max_len) * d_model


def rule_of_thumb(n_layers, d_model, vocab_size, max_len):
    """You count the matrices of the layers only, 12 L d². That is what large models are measured
    by; here all is asked.

    Add 13 d for biases and norms to each layer, and the two tables."""
    return 12 * n_layers * d_model**2


def without_any_bias(n_layers, d_model, vocab_size, max_len):
    """You count the matrices and the norms. Each of the six linear maps of a layer has a bias too.

    Attention has four of d numbers, the small network one of 4 d and one of d: add 9 d."""
    return n_layers * (12 * d_model**2 + 4 * d_model) + (vocab_size + max_len) * d_model


def without_biases_of_the_network(n_layers, d_model, vocab_size, max_len):
    """You are 5 d short in each layer: so many biases has the small network, 4 d and d.

    Add 5 d to each layer."""
    return n_layers * (12 * d_model**2 + 8 * d_model) + (vocab_size + max_len) * d_model


def one_matrix_of_the_network(n_layers, d_model, vocab_size, max_len):
    """You are 4 d² short in each layer. The small network has two matrices: d × 4 d, and back.

    Add 4 d² to each layer."""
    return n_layers * (8 * d_model**2 + 13 * d_model) + (vocab_size + max_len) * d_model


def norm_behind_the_last_layer(n_layers, d_model, vocab_size, max_len):
    """You have 2 d too many: a norm behind the last layer. GPT-2 has one; here only the layers and
    the two tables are asked.

    Leave it out."""
    layers = n_layers * (12 * d_model**2 + 13 * d_model)
    return layers + (vocab_size + max_len) * d_model + 2 * d_model


def bias_of_the_readout(n_layers, d_model, vocab_size, max_len):
    """You have `vocab_size` too many: a bias of the readout. The table of tokens is read backwards,
    and nothing is added.

    Leave it out."""
    layers = n_layers * (12 * d_model**2 + 13 * d_model)
    return layers + (vocab_size + max_len) * d_model + vocab_size


def without_the_network(n_layers, d_model, vocab_size, max_len):
    """You count attention, but not the small network, which is twice as large.

    It has a matrix of d × 4 d and one of 4 d × d, and their biases."""
    return n_layers * (4 * d_model**2 + 8 * d_model) + (vocab_size + max_len) * d_model


def as_wide_as_the_model(n_layers, d_model, vocab_size, max_len):
    """Your small network is as wide as the model. It is 4 times as wide inside.

    Its two matrices have 4 d² numbers each."""
    return n_layers * (6 * d_model**2 + 10 * d_model) + (vocab_size + max_len) * d_model


def without_merge(n_layers, d_model, vocab_size, max_len):
    """Your attention has three matrices: query, key, value. A fourth merges the heads.

    4 (d² + d)."""
    return n_layers * (11 * d_model**2 + 12 * d_model) + (vocab_size + max_len) * d_model


def without_positions(n_layers, d_model, vocab_size, max_len):
    """You left out the table of positions: one vector of d numbers for each of the `max_len`
    places.

    Add max_len · d."""
    return n_layers * (12 * d_model**2 + 13 * d_model) + vocab_size * d_model


def without_tables(n_layers, d_model, vocab_size, max_len):
    """You left out the two tables: a vector for each token, and one for each place.

    Add (vocab_size + max_len) · d."""
    return n_layers * (12 * d_model**2 + 13 * d_model)


def readout_of_its_own(n_layers, d_model, vocab_size, max_len):
    """You count the table of tokens twice. In GPT the same table is read backwards at the end: it
    needs no matrix of its own.

    Count vocab_size · d once."""
    layers = n_layers * (12 * d_model**2 + 13 * d_model)
    return layers + (2 * vocab_size + max_len) * d_model


def with_cross_attention(n_layers, d_model, vocab_size, max_len):
    """You count a second attention. The decoder of notebook 11 has one that looks at the source; a
    GPT has no source.

    One attention in a layer, and two norms."""
    layers = n_layers * (16 * d_model**2 + 17 * d_model)
    return layers + (vocab_size + max_len) * d_model


def tables_in_every_layer(n_layers, d_model, vocab_size, max_len):
    """You count the tables in every layer. They stand once, below the first one.

    Multiply only the layers by `n_layers`."""
    layer = 12 * d_model**2 + 13 * d_model
    return n_layers * (layer + (vocab_size + max_len) * d_model)


EXERCISE = Exercise(
    "13.5",
    "Count a GPT",
    gpt_parameters,
    minutes=7,
    difficulty=2,
    why="The layers grow like L · d²: twice as many layers is twice the size, twice the width four "
    "times.",
    hints=(
        "Exercise 11.2 counted a layer: attention has four matrices of d × d, the small network "
        "one of d × 4 d and one of 4 d × d.",
        "With all biases and the two norms a layer has 12 d² + 13 d numbers.",
        "Times `n_layers`, plus one vector of d numbers for each token and each place.",
    ),
    probes=(
        probe(n_layers=1, d_model=2, vocab_size=3, max_len=5),
        probe(n_layers=2, d_model=8, vocab_size=11, max_len=4),
        probe(n_layers=5, d_model=12, vocab_size=100, max_len=32),
        probe(n_layers=12, d_model=768, vocab_size=40_478, max_len=512),
    ),
    misconceptions=(
        without_biases,
        four_widths_short,
        two_widths_short,
        rule_of_thumb,
        without_any_bias,
        without_biases_of_the_network,
        one_matrix_of_the_network,
        norm_behind_the_last_layer,
        bias_of_the_readout,
        without_the_network,
        as_wide_as_the_model,
        without_merge,
        without_positions,
        without_tables,
        readout_of_its_own,
        with_cross_attention,
        tables_in_every_layer,
    ),
    also_right=(
        lambda n, d, v, t: d * (n * (12 * d + 13) + v + t),
        lambda n_layers, d_model, vocab_size, max_len: float(
            n_layers * (12 * d_model**2 + 13 * d_model) + vocab_size * d_model + max_len * d_model
        ),
    ),
)
