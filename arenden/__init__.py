"""Contacts, cases, hand-offs, deadlines and channels."""
