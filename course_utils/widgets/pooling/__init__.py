"""The widget pooling: definition, drawing and view."""
