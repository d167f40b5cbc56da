"""The knowledge base's part of the REST API."""
