"""The widget double_descent: definition, drawing and view."""
