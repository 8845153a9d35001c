"""The exercises of notebook 14, one file each."""
