"""The widget soft_lookup: definition, drawing and view."""
