"""The widget sampling: definition, drawing and view."""
