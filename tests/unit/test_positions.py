"""Positions: the numbers that the lectures print, and the properties that the codes promise."""

import math

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from course_utils.layers.positions import (
    LearnedPositions,
    SinusoidalPositions,
    alibi_bias,
    frequencies,
    rotary,
    sine_only_code,
    sinusoidal_code,
)


def close(actual, expected, atol=1e-5):
    expected = torch.as_tensor(expected, dtype=actual.dtype)
    torch.testing.assert_close(actual, expected, atol=atol, rtol=0)


def is_toeplitz(gram):
    return torch.allclose(gram[1:, 1:], gram[:-1, :-1], atol=1e-3)


def test_the_papers_code_has_the_printed_numbers():
    printed = [
        [0, 1, 0, 1],
        [0.84147, 0.54030, 0.01000, 0.99995],
        [0.90930, -0.41615, 0.02000, 0.99980],
        [0.14112, -0.98999, 0.03000, 0.99955],
    ]
    close(sinusoidal_code(4, 4), printed)


def test_counting_pairs_from_one_lowers_every_frequency():
    close(frequencies(8), [1, 0.1, 0.01, 0.001], atol=1e-12)
    close(frequencies(8, first_pair=1), [0.1, 0.01, 0.001, 0.0001], atol=1e-12)
    for first, shortest, longest in [(0, 6.283, 60611.5), (1, 6.513, 62831.9)]:
        wavelengths = 2 * math.pi / frequencies(512, first_pair=first)
        close(wavelengths[0], shortest, atol=1e-3)
        close(wavelengths[-1], longest, atol=0.1)


def test_sines_alone_have_no_constant_norm():
    code = sine_only_code(50, 128)
    close(code.square().sum(dim=-1)[[0, 1, 5, 20, 49]], [0, 5.54, 19.85, 29.20, 36.82], atol=6e-3)
    assert not is_toeplitz(code @ code.T)


def test_dot_products_of_the_code_depend_on_the_offset_alone():
    code = sinusoidal_code(101, 128)
    gram = code @ code.T
    close(gram[0, [0, 1, 2, 5, 10, 50, 100]], [64, 62.09, 57.38, 47.19, 42.82, 34.96, 30.54], 6e-3)
    assert is_toeplitz(gram)


@given(st.integers(1, 9), st.integers(1, 9))
def test_an_odd_width_leaves_out_the_last_cosine(length, half):
    code = sinusoidal_code(length, 2 * half - 1)
    assert code.shape == (length, 2 * half - 1)
    close(code[:, -1], (torch.arange(length) * frequencies(2 * half - 1)[-1]).sin())


def test_the_code_is_exact_far_away():
    far = torch.arange(5000, dtype=torch.float64)
    close(sinusoidal_code(5000, 8)[:, 0], far.sin(), atol=1e-7)


def test_sinusoidal_positions_add_the_code_to_every_sentence():
    x = torch.randn(2, 5, 7)
    close(SinusoidalPositions()(x) - x, sinusoidal_code(5, 7).expand(2, 5, 7), atol=1e-6)


def test_learned_positions_add_the_table_and_train_only_the_rows_in_use():
    layer, x = LearnedPositions(max_len=6, d_model=3), torch.zeros(2, 4, 3)
    close(layer(x), layer.table.weight[:4].detach().expand(2, 4, 3))
    layer(x).sum().backward()
    close(layer.table.weight.grad[:, 0], [2.0, 2, 2, 2, 0, 0])


def test_a_position_beyond_the_table_is_refused_with_the_numbers():
    with pytest.raises(ValueError, match=r"9 tokens.*max_len=6.*3 too many"):
        LearnedPositions(max_len=6, d_model=3)(torch.zeros(1, 9, 3))


@given(st.integers(1, 6), st.integers(1, 6), st.integers(0, 5))
def test_rotary_scores_depend_on_the_offset_alone(length, half, shift):
    q, k = torch.randn(2, 1, 1, 1, 2 * half).expand(2, 1, 1, length + shift, 2 * half)
    scores = (rotary(q) @ rotary(k).mT)[0, 0]
    close(scores[shift:, shift:], scores[:length, :length], atol=1e-4)


def test_rotary_turns_the_pair_and_keeps_its_length():
    turned = rotary(torch.tensor([[[[1.0, 0.0], [1.0, 0.0]]]]))
    close(turned[0, 0], [[1, 0], [math.cos(1), math.sin(1)]])


def test_rotary_refuses_an_odd_width():
    with pytest.raises(ValueError, match="K=5 is odd"):
        rotary(torch.zeros(1, 1, 2, 5))


def test_alibi_slopes_and_distances():
    bias = alibi_bias(n_heads=8, length=4)
    close(bias[:, 1, 0], [-(0.5**n) for n in range(1, 9)])
    close(bias[0], -0.5 * torch.tensor([[0, 1, 2, 3], [1, 0, 1, 2], [2, 1, 0, 1], [3, 2, 1, 0]]))


def test_rotary_counts_from_the_first_position_it_is_given():
    x = torch.randn(2, 3, 7, 4)
    torch.testing.assert_close(rotary(x[:, :, 4:], first=4), rotary(x)[:, :, 4:])
