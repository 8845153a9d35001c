"""The widget convolution_stepper: definition, drawing and view."""
