"""The widget risk_explorer: definition, drawing and view."""
