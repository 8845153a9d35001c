"""The exercises of notebook 04, one file each."""
