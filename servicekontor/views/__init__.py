"""Pages of the service offices, one file per kind of work."""
