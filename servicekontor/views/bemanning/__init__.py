"""The roster's pages: for the manager who plans, and for those who work."""
