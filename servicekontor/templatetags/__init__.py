"""What the templates of the service offices use."""
