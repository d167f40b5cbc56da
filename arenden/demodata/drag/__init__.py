"""Moves of the simulation, one file as in `arenden.actions`: the same name, the same rows, at a moment that is given.

The actions themselves would need an hour for what is made here in minutes. tests/arenden/demodata/fylld/test_spegling.py shows
that both leave the same rows behind.
"""
