"""The widget attention_steps: definition, drawing and view."""
