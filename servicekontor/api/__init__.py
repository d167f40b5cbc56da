"""The API of the service offices."""
