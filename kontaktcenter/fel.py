"""Errors of the domain: each has a whole Swedish sentence for the user and the HTTP status that a door answers with."""

from django.utils.functional import Promise


class Verksamhetsfel(Exception):
    """Something that the rules refuse. `str(error)` is a whole sentence that the user may read; never personal data."""

    status = 400
    ordning: int | None = None
    """Which of several like things it concerns, from 0; set by an action that is given a list."""

    def __init__(self, mening: str | Promise, *, falt: str | None = None) -> None:
        """`mening` is the Swedish sentence; `falt` the form field that it concerns, if one does."""
        super().__init__(mening)
        self.mening = mening
        self.falt = falt

    def __str__(self) -> str:
        """The sentence in the active language."""
        return str(self.mening)


class Inmatningsfel(Verksamhetsfel):
    """What was typed or sent cannot be used."""

    status = 400


class SaknarBehorighet(Verksamhetsfel):
    """The user may see the thing but not do this to it."""

    status = 403


class OtillatenHandling(Verksamhetsfel):
    """The state of the thing does not allow this (any longer)."""

    status = 409


class InaktuellSida(Verksamhetsfel):
    """Somebody else changed the thing after this page was shown."""

    status = 409


class ForMangaForsok(Verksamhetsfel):
    """A rate limit was reached."""

    status = 429
