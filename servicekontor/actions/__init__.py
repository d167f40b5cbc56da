"""What can be done at the offices, one noun per file."""
