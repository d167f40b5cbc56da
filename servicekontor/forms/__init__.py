"""Forms of the service offices."""
