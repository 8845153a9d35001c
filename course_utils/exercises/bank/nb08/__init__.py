"""The exercises of notebook 08, one file each."""
