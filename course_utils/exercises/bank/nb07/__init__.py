"""The exercises of notebook 07, one file each."""
