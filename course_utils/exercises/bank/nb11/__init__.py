"""The exercises of notebook 11, one file each."""
