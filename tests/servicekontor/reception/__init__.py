"""The reception of an office."""
