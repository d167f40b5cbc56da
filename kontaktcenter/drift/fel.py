"""The one error of this package."""


class DriftFel(Exception):
    """Something that the person at the terminal must know; the text is a whole Swedish sentence that says what to do."""
