"""The exercises of notebook 09, one file each."""
