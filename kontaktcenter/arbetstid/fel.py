"""What the working-time rules refuse; each error carries a whole Swedish sentence."""

from django.utils.translation import gettext as _

from kontaktcenter.fel import Inmatningsfel


class Arbetstidsfel(Inmatningsfel, ValueError):
    """Base of all errors of the working-time calendar."""


class OgiltigKalender(Arbetstidsfel):
    """The calendar itself is impossible: unknown time zone, reversed or overlapping intervals."""


class OgiltigTidpunkt(Arbetstidsfel):
    """A moment without time zone, or one outside the years that calendars hold for."""


class IngenOppentid(Arbetstidsfel):
    """The calendar has no open time within the horizon, so that no deadline can be computed."""

    def __init__(self) -> None:
        """Say it in the one sentence there is."""
        super().__init__(_("Kalendern har ingen öppen tid på flera år, så tidsfristen kan inte räknas ut."))
