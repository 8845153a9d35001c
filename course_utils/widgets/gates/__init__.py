"""The widget gates: definition, drawing and view."""
