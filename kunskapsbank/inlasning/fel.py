"""What makes a whole file unreadable."""

from kontaktcenter.fel import Inmatningsfel


class Filfel(Inmatningsfel):
    """The file cannot be read; the sentence says why and what to do."""


class Radfel(Exception):
    """One row cannot be read; the sentence says why."""
