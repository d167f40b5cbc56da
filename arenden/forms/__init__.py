"""Forms of contacts and cases."""
