"""MNIST-1D is the published one, and making it leaves no trace."""

import random

import numpy as np
import pytest
import torch

from course_utils.datasets.mnist1d import CLASSES, LENGTH, mnist_1d, templates


@pytest.fixture(scope="module")
def ordered():
    return mnist_1d()


def test_sizes_labels_and_scale(ordered):
    x, y, x_test, y_test = ordered
    assert x.shape == (4000, LENGTH) and x_test.shape == (1000, LENGTH)
    assert x.dtype == torch.float32 and y.dtype == torch.int64
    assert torch.cat([y, y_test]).bincount().tolist() == [500] * CLASSES
    whole = torch.cat([x, x_test])
    assert whole.mean().abs() < 1e-5 and abs(whole.std() - 1) < 1e-4


def test_the_first_numbers_are_those_of_the_wheels_program(ordered):
    first = torch.tensor([-0.33200567, -0.47191037, -0.77869708, -1.00974083, -0.88235257])
    torch.testing.assert_close(ordered[0][0, :5], first)
    assert ordered[1][:10].tolist() == [2, 6, 4, 5, 6, 6, 6, 0, 3, 1]


def test_shuffled_is_the_same_in_another_order_and_not_the_same(ordered):
    x, y, x_test, _ = mnist_1d(shuffled=True)
    assert torch.equal(y, ordered[1]) and not torch.equal(x, ordered[0])
    order = [int((x == column[:, None]).all(dim=0).nonzero()) for column in ordered[0].T]
    assert sorted(order) == list(range(LENGTH))
    assert torch.equal(x_test[:, order], ordered[2])


def test_no_generator_of_the_process_moves():
    random.seed(1), np.random.seed(1)
    expected = random.random(), np.random.rand()
    random.seed(1), np.random.seed(1)
    mnist_1d()
    assert (random.random(), np.random.rand()) == expected


def test_one_template_for_each_digit():
    assert templates().shape == (CLASSES, 12) and (templates()[:, 0] == 0).all()
