"""What the sixteen notebooks share: layers, models, data, plots, exercises and widgets."""
