"""What the demo municipality has of its own in the statistics."""
