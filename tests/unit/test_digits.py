"""The digits are what the card says, and images are moved, scaled and sheared as promised."""

import pytest
import torch

from course_utils.datasets import digits


@pytest.fixture(scope="module")
def mnist():
    return digits.mnist_5k()


def blot(rows: slice, columns: slice) -> torch.Tensor:
    image = torch.zeros(1, 28, 28)
    image[0, rows, columns] = 1
    return image


def test_five_hundred_of_each_digit(mnist):
    images, labels = mnist
    assert images.shape == (5000, 28, 28) and labels.bincount().tolist() == [500] * 10
    assert images.aminmax() == (0, 1)


def test_the_small_digits():
    images, labels = digits.digits_8x8()
    assert images.shape == (1797, 8, 8) and images.aminmax() == (0, 1) and labels.max() == 9


def test_a_split_keeps_everything_once_and_pairs_together(mnist):
    images = torch.arange(20).float()[:, None, None].expand(20, 2, 2)
    keys, key_labels, queries, query_labels = digits.split(images, torch.arange(20), n_keys=15)
    assert sorted(torch.cat([key_labels, query_labels]).tolist()) == list(range(20))
    assert torch.equal(keys[:, 0, 0].long(), key_labels) and len(queries) == 5
    again = digits.split(images, torch.arange(20), n_keys=15)
    assert torch.equal(again[1], key_labels)
    assert not torch.equal(digits.split(images, torch.arange(20), 15, seed=1)[1], key_labels)


def test_unit_vectors_have_mean_0_and_length_1(mnist):
    vectors = digits.unit_vectors(mnist[0][::100])
    assert vectors.shape == (50, 784)
    assert torch.allclose(vectors.mean(1), torch.zeros(50), atol=1e-6)
    assert torch.allclose(vectors.norm(dim=1), torch.ones(50), atol=1e-5)
    assert not digits.unit_vectors(torch.ones(1, 28, 28)).isnan().any()  # blank paper


def test_a_drawing_anywhere_and_of_any_size_comes_to_the_middle():
    small, large = blot(slice(2, 7), slice(1, 4)), blot(slice(8, 28), slice(10, 22))
    for drawn in map(digits.centred, (small, large)):
        y, x, *_ = digits.moments(drawn)
        assert abs(y.item()) < 0.2 and abs(x.item()) < 0.2
        dark = (drawn > 0.5).float()  # enlarged edges are soft
        assert 18 <= digits.extent(dark, 2).item() <= 22
    assert not digits.centred(torch.zeros(1, 28, 28)).any()


def test_straightening_takes_the_slant_away(mnist):
    images = mnist[0][500:1000:25]  # ones: the most slanted
    before, after = digits.moments(images), digits.moments(digits.straightened(images))
    slant = [(xy / yy).abs().mean().item() for _, _, yy, xy in (before, after)]
    assert slant[0] > 0.2 and slant[1] < 0.05
