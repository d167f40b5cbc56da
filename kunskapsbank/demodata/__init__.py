"""The demo municipality's knowledge base: its articles, real questions for trial, and what has been searched, missed and told."""
