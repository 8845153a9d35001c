"""Wholes made of layers, each with a frozen dataclass that names its choices."""
