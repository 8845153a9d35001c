"""Layers written by hand, each equal to PyTorch's own."""
