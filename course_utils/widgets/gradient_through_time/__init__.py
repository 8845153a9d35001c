"""The widget gradient_through_time: definition, drawing and view."""
