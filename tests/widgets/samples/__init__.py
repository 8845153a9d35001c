"""One sample for each widget, NAME.py; `tests.widgets.catalogue` finds and describes them."""
