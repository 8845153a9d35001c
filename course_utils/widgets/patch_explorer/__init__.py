"""The widget patch_explorer: definition, drawing and view."""
