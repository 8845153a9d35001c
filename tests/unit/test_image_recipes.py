"""What the vision transformer learns from."""

import torch

from course_utils.recipes import images


def test_no_image_is_on_both_sides_and_all_are_standard():
    (train, _), (test, labels) = images.images(test=False), images.images(test=True)
    assert train.shape == (4000, 1, 28, 28) and test.shape == (1000, 1, 28, 28)
    assert abs(train.mean()) < 0.01 and abs(train.std() - 1) < 0.01
    assert labels.bincount().min() > 70
    rows = {row.numpy().tobytes() for row in train.flatten(1)}
    assert not any(row.numpy().tobytes() in rows for row in test.flatten(1))


def test_augmentation_moves_the_ink_and_keeps_most_of_it():
    x = images.images(test=False)[0][:200]
    moved = images.augmented(x, torch.Generator().manual_seed(0))
    assert moved.shape == x.shape and not torch.allclose(moved, x, atol=0.1)
    nothing = images.standard(torch.zeros(()))
    before, after = ((part - nothing).sum() for part in (x, moved))
    assert 0.9 < after / before < 1.1
    assert torch.allclose(moved[:, :, 0, 0], nothing.expand(200, 1), atol=1e-4)


def test_without_numbers_drawn_nothing_moves(monkeypatch):
    monkeypatch.setattr(torch, "rand", lambda *shape, generator: torch.full(shape, 0.5))
    x = images.images(test=False)[0][:5]
    torch.testing.assert_close(images.augmented(x, None), x, atol=1e-4, rtol=0)


def test_batches_are_of_the_first_images_only():
    x, y = images.images(test=False)
    for part, labels in images.batches(3, n_images=5, augment=False):
        same = (part[:, None] == x[None, :5]).flatten(2).all(-1)
        assert same.any(dim=1).all()
        assert torch.equal(y[same.int().argmax(dim=1)], labels)


def test_the_two_models_have_as_many_parameters():
    sizes = [
        sum(part.numel() for part in build().parameters()) for build in (images.vit, images.cnn)
    ]
    assert abs(sizes[0] / sizes[1] - 1) < 0.03
