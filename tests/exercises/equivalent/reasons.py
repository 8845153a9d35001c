"""Reasons that come back."""

REPAIRED = "the slip undoes the mistake of a misconception"
LAST = "the last axis, counted from the front"
