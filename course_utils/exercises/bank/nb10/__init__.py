"""The exercises of notebook 10, one file each."""
