"""What the API takes and gives, translated to and from the words of the actions."""
