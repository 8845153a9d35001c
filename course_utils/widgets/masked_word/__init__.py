"""The widget masked_word: definition, drawing and view."""
