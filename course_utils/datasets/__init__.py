"""Data that comes with a pinned wheel or is made here: nothing is ever downloaded."""
