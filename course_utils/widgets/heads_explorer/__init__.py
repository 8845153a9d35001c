"""The widget heads_explorer: definition, drawing and view."""
