"""The widget transformer_anatomy: definition, drawing and view."""
