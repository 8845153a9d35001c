"""The widget bias_variance: definition, drawing and view."""
