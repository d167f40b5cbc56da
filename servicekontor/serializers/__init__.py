"""What the API of the service offices takes and gives."""
