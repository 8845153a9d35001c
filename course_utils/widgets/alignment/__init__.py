"""The widget alignment: definition, drawing and view."""
