"""Who sees and changes bookings: agents those of their center's offices, officers their own unit's, the citizen the own one by its link."""

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import SaknarBehorighet
from kontaktcenter.models import Anvandare, Enhet
from servicekontor.models import Bokning, Motestyp, Mottagningstid
from servicekontor.models.bokning import BokningQuerySet
from servicekontor.status import Bokningslage

FLEST = 5
"""Meetings of one person that are shown: nobody has more to come."""


def books_for_others(user: Anvandare) -> bool:
    """Whether the user takes calls and visits, and so books for those who ask."""
    return user.may(Behorighet.REGISTRERA_KONTAKT)


def visible_bookings(user: Anvandare) -> BokningQuerySet:
    """The bookings that the user may see: `check_handles` as a query."""
    offices = Q(kontor__enhet__in=user.units_with(Behorighet.REGISTRERA_KONTAKT))
    units = Q(motestyp__enhet__in=user.units_with(Behorighet.PUBLICERA_TIDER))
    return Bokning.objects.filter(offices | units | Q(handlaggare=user) | Q(skapad_av=user))


def bookings_of_contact(user: Anvandare, *, telefon: str, epost: str) -> list[Bokning]:
    """Those meetings to come of somebody known by number or address that the user may see, for those who book for others."""
    if not books_for_others(user):
        return []
    rows = visible_bookings(user).of_contact(telefon=telefon, epost=epost).filter(lage=Bokningslage.BEKRAFTAD, till__gt=timezone.now())
    return list(rows.select_related("motestyp", "kontor").order_by("fran")[:FLEST])


def published_by(user: Anvandare) -> QuerySet[Mottagningstid]:
    """The times of reception that the user answers for."""
    return Mottagningstid.objects.filter(motestyp__enhet__in=user.units_with(Behorighet.PUBLICERA_TIDER))


def owned_by(user: Anvandare) -> QuerySet[Motestyp]:
    """The kinds of meeting that the user answers for, those out of use too."""
    return Motestyp.objects.filter(enhet__in=user.units_with(Behorighet.PUBLICERA_TIDER))


def offered_by(user: Anvandare) -> QuerySet[Motestyp]:
    """The kinds of meeting whose times the user publishes."""
    return owned_by(user).filter(is_active=True)


def check_publishes(by: Anvandare, enhet: Enhet | int) -> None:
    """Raise SaknarBehorighet for one who does not publish the unit's times."""
    if not by.may(Behorighet.PUBLICERA_TIDER, enhet):
        raise SaknarBehorighet(_("Du publicerar inte den enhetens tider."))


def check_handles(by: Anvandare | None, bokning: Bokning) -> None:
    """Raise SaknarBehorighet for an employee who neither takes the office's visits, nor belongs to the unit, nor made the booking.

    None is the citizen's own link.
    """
    if (
        by is None
        or by.may(Behorighet.REGISTRERA_KONTAKT, bokning.kontor.enhet_id)
        or by.may(Behorighet.PUBLICERA_TIDER, bokning.motestyp.enhet_id)
        or by.pk in (bokning.handlaggare_id, bokning.skapad_av_id)
    ):
        return
    raise SaknarBehorighet(_("Du hanterar inte den enhetens bokningar."))


def check_books_for_others(by: Anvandare) -> None:
    """Raise SaknarBehorighet for one who books for nobody."""
    if not books_for_others(by) and not by.units_with(Behorighet.PUBLICERA_TIDER):
        raise SaknarBehorighet(_("Du kan inte boka tider åt andra."))
