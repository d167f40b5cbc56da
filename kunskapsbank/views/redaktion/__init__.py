"""The pages of those who write articles and answer for them."""
