"""The widget rollout_explorer: definition, drawing and view."""
