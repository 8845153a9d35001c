"""Twelve random images of three classes."""

import torch

from course_utils.widgets.soft_lookup.widget import soft_lookup


def make(**options):
    images = torch.rand(12, 8, 8, generator=torch.Generator().manual_seed(0))
    return soft_lookup(
        images, [0, 1, 2] * 4, images[:5], prepare=torch.clone, **{"beta": 2} | options
    )


SLIDER = "β"
STATES = {"as it opens": {}, "sharp": {"beta": 40, "query": 3}}
DIGITS = """from course_utils.datasets.digits import mnist_5k, split
keys, labels, queries, answers = split(*mnist_5k(), n_keys=4000)
soft_lookup(keys, labels, queries, answers, query=100)"""
BENCH = [(DIGITS, "β", "page"), (DIGITS, "Test digit", "kernel")]
