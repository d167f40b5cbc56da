"""Forms of the public pages of the knowledge base."""
