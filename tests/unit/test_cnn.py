"""Residual blocks, deformable convolution, and the networks of history: built as published."""

import pytest
import torch
import torch.nn.functional as F

from course_utils.datasets.photographs import grey, photograph
from course_utils.layers.deformable import DeformableConvolution, read
from course_utils.layers.residual import ResidualBlock, ResidualLayer
from course_utils.models.cnn import LeNet, LeNetConfig, alexnet, googlenet, vgg16
from course_utils.models.dense import Dense, DenseConfig


def parameters(model):
    return sum(part.numel() for part in model.parameters())


@pytest.mark.parametrize(
    "build, count, side",
    [
        (lambda: alexnet(), 60_965_224, 227),
        (lambda: alexnet(groups=1), 62_378_344, 227),
        (lambda: vgg16(), 138_357_544, 224),
        (lambda: googlenet(), 6_998_552, 224),
    ],
    ids=["AlexNet in two groups", "AlexNet", "VGG-16", "GoogLeNet"],
)
def test_the_famous_networks_have_their_size_and_a_thousand_classes(build, count, side):
    with torch.device("meta"):
        model = build()
        assert parameters(model) == count
        assert model(torch.empty(2, 3, side, side)).shape == (2, 1000)


def test_googlenet_runs():
    y = googlenet(n_classes=7)(torch.randn(1, 3, 224, 224))
    assert y.shape == (1, 7) and y.isfinite().all()


def test_lenet_and_its_rival_have_as_many_parameters():
    lenet, dense = parameters(LeNet(LeNetConfig())), parameters(Dense(DenseConfig()))
    assert lenet == 61_706 and abs(dense / lenet - 1) < 0.01


def test_without_weights_a_residual_layer_changes_nothing_if_its_activation_has_no_offset():
    h = torch.randn(3, 5)
    for activation, change in ((torch.tanh, 0.0), (torch.sigmoid, 0.5)):
        layer = ResidualLayer(5, activation)
        torch.nn.init.zeros_(layer.map.weight)
        torch.testing.assert_close(layer(h), h + change)


def test_the_residual_block_is_its_formula():
    block, x = ResidualBlock(3), torch.randn(2, 3, 5, 4)
    one, two = block.first, block.second
    inside = F.relu(F.conv2d(x, one.weight, one.bias, padding=1))
    expected = F.relu(x + F.conv2d(inside, two.weight, two.bias, padding=1))
    torch.testing.assert_close(block(x), expected)


def test_without_offsets_a_deformable_convolution_is_a_convolution():
    layer = DeformableConvolution(2, 3).double()
    x = torch.randn(2, 2, 5, 7, dtype=torch.float64, requires_grad=True)
    ours, theirs = layer(x), layer.mix(x) + layer.bias[:, None, None]
    torch.testing.assert_close(ours, theirs)
    pull = torch.randn_like(ours)
    weights = [x, layer.mix.weight, layer.bias]
    torch.testing.assert_close(
        torch.autograd.grad((ours * pull).sum(), weights),
        torch.autograd.grad((theirs * pull).sum(), weights),
    )


def test_with_whole_offsets_it_reads_other_pixels():
    layer, x = DeformableConvolution(1, 1), torch.randn(1, 1, 6, 6)
    with torch.no_grad():
        layer.where.bias[0::2] = 1.0  # every point one row further down
    moved = F.pad(x, (0, 0, 0, 1))[:, :, 1:]  # nothing comes in from below
    expected = layer.mix(moved)[..., 1:, :]
    torch.testing.assert_close(layer(x)[..., 1:, :], expected)
    assert not torch.allclose(layer(x), layer.mix(x))  # the control


def test_between_pixels_it_reads_the_mean_and_the_offset_has_a_gradient():
    x = torch.tensor([[[[1.0, 3.0], [5.0, 7.0]]]])
    points = torch.tensor([0.0, 0.5]).expand(1, 1, 2, 2, 2).clone().requires_grad_()
    seen = read(x, points)
    torch.testing.assert_close(seen, torch.full_like(seen, 2.0))
    slope = torch.autograd.grad(seen.sum(), points)[0][0, 0, 0, 0]
    torch.testing.assert_close(slope, torch.tensor([4.0, 2.0]))


def test_an_even_kernel_has_no_middle():
    with pytest.raises(ValueError, match="take an odd number"):
        DeformableConvolution(1, 1, kernel=2)


def test_the_two_photographs():
    for name in ("temple", "flower"):
        photo = photograph(name)
        assert photo.shape == (427, 640, 3) and photo.dtype == torch.uint8
        assert grey(photo).shape == (427, 640) and 0 <= grey(photo).min() < grey(photo).max() <= 1
    with pytest.raises(ValueError, match="there are temple, flower"):
        photograph("cat")
