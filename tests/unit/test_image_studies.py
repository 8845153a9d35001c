"""Studies of images: the models are of one size, and see the same images in the same order."""

from dataclasses import replace

import torch

from course_utils.models.vit import patches
from course_utils.recipes import holes, moved, order_and_number, rivals, small_digits, stems
from course_utils.recipes.images import cnn


def test_rivals_are_trained_and_come_back_from_the_table(elsewhere):
    few = replace(rivals.STUDY, runs=lambda: rivals.runs(sizes=(500,), seeds=(3,), steps=3))
    runs = list(few.record())
    assert [(run.model, run.augmented) for run in runs] == [
        ("ViT", False), ("CNN", False), ("ViT", True), ("CNN", True)
    ]  # fmt: skip
    assert all(0 <= run.accuracy <= 1 and run.seed == 3 and run.n_images == 500 for run in runs)
    assert few.recorded() == runs


def test_the_rivals_have_as_many_parameters():
    sizes = [sum(part.numel() for part in build().parameters()) for build, *_ in
             rivals.MODELS.values()]  # fmt: skip
    assert abs(sizes[0] / sizes[1] - 1) < 0.03
    assert rivals.MODELS["CNN"][0] is cnn


def test_order_and_number_are_compared_on_the_same_images(elsewhere):
    few = replace(order_and_number.STUDY, runs=lambda: order_and_number.runs(seeds=(3,), steps=2))
    runs = list(few.record())
    assert few.recorded() == runs and len(runs) == len(set(order_and_number.PLAN)) == 16
    assert {run.order for run in runs} == set(order_and_number.ORDERS)
    assert all(0 <= run.accuracy <= 1 for run in runs)


def test_moved_digits_are_compared_in_the_same_order(elsewhere):
    few = replace(moved.STUDY, runs=lambda: moved.runs(seeds=(3,), steps=2, n_images=100))
    runs = list(few.record())
    assert few.recorded() == runs and [(run.model, run.order) for run in runs] == [*moved.PLAN]
    assert {run.order for run in runs} == set(moved.ORDERS)
    assert all(0 <= run.accuracy <= 1 and run.seed == 3 for run in runs)


def test_the_models_of_moved_digits_have_as_many_parameters():
    built = [build() for build, *_ in moved.MODELS.values()]
    sizes = [sum(part.numel() for part in model.parameters()) for model in built]
    assert max(sizes) / min(sizes) < 1.03


def test_patches_of_the_vit_are_what_is_moved():
    x = torch.randn(2, 1, 28, 28)
    by_patch = moved.ORDERS["patches moved"](x, 1)
    before, after = (patches(each, moved.PATCH)[0].tolist() for each in (x, by_patch))
    assert before != after and sorted(before) == sorted(after)
    assert moved.MODELS["ViT"][0]().config.patch == moved.PATCH


def test_stems_are_looked_at_on_the_way():
    looks = list(stems.runs(seeds=(3,), rates=(1e-3,), steps=4, looks=(1, 4)))
    assert [(look.stem, look.step) for look in looks] == [
        ("patches", 1), ("patches", 4), ("convolutions", 1), ("convolutions", 4)
    ]  # fmt: skip
    assert all(look.loss > 1 for look in looks)


def test_holes_are_made_in_test_images_only():
    runs = list(holes.runs(seeds=(3,), shares=(0.0, 0.5), steps=2))
    assert [(run.model, run.how) for run in runs if run.dropped] == [
        ("CNN", "emptied"), ("ViT", "emptied"), ("ViT", "left out")
    ]  # fmt: skip
    whole = {run.how: run.accuracy for run in runs if run.model == "ViT" and not run.dropped}
    assert whole["emptied"] == whole["left out"]


def test_small_models_have_as_many_parameters():
    sizes = [sum(part.numel() for part in build().parameters()) for build in
             small_digits.MODELS.values()]  # fmt: skip
    assert max(sizes) / min(sizes) < 1.07


def test_an_order_moves_patches_or_pixels_and_loses_none():
    x, _, test_x, _ = small_digits.images(0, 5)
    assert x.shape == (5, 1, 8, 8) and test_x.shape == (797, 1, 8, 8)
    cut = patches(x, small_digits.PATCH)
    by_patch = patches(small_digits.patches_moved(x, 1), small_digits.PATCH)
    by_pixel = small_digits.pixels_moved(x, 1)
    assert not torch.equal(by_patch, cut) and not torch.equal(by_pixel, x)
    assert all(row.tolist() in cut[0].tolist() for row in by_patch[0])
    assert torch.equal(by_pixel.flatten(1).sort().values, x.flatten(1).sort().values)


def test_what_is_dropped_is_paper():
    x = small_digits.images(0, 5)[0]
    keep = small_digits.kept(5, 16, 0.25, seed=0)
    assert keep.sum(dim=1).tolist() == [12] * 5
    holed = patches(small_digits.emptied(x, keep, 2), 2)
    assert torch.equal(holed[keep], patches(x, 2)[keep])
    assert (holed[~keep] == x.min()).all()
