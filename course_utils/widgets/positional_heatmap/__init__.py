"""The widget positional_heatmap: definition, drawing and view."""
