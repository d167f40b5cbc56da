"""The queue of a center, the inbox of a department, search over cases, and what is new to somebody."""
