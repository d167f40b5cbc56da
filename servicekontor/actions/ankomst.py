"""A booked visitor has come: the booking says so, and the visitor has a place in the queue that counts from the booked time."""

import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from kontaktcenter.fel import Inmatningsfel, OtillatenHandling
from kontaktcenter.models import Anvandare
from servicekontor.actions.bokningsutfall import arrive_bokning
from servicekontor.actions.kobiljett import take_ticket
from servicekontor.actions.receptionsratt import check_reception
from servicekontor.models import Besokskategori, Bokning, Kobiljett


@transaction.atomic
def take_ticket_for_booking(*, bokning: Bokning, nyckel: uuid.UUID, by: Anvandare, kategori: Besokskategori | None = None) -> Kobiljett:
    """Note that the visitor has come and give a number. The category follows from what was booked unless it is given.

    Raises OtillatenHandling for one who has a number already, or whose booking has been cancelled or held.
    """
    check_reception(by, bokning.kontor)
    if bokning.kobiljetter.exclude(lage=Kobiljett.Lage.UTEBLIVEN).exclude(nyckel=nyckel).exists():
        raise OtillatenHandling(_("Besökaren har redan ett nummer."))
    kategori = kategori or category_for(bokning)
    if kategori is None:
        raise Inmatningsfel(_("Välj vad besöket gäller."), falt="kategori")
    arrive_bokning(bokning=bokning, by=by)
    given = {"kategori": kategori, "sprak": bokning.sprak, "bokning": bokning}
    return take_ticket(kontor=bokning.kontor, dorr=Kobiljett.Dorr.RECEPTION, nyckel=nyckel, by=by, **given)


def category_for(bokning: Bokning) -> Besokskategori | None:
    """The category of what was booked: the one that has its case type, else that of its unit, else the first."""
    active = Besokskategori.objects.filter(is_active=True)
    motestyp = bokning.motestyp
    if motestyp.arendetyp_id is not None and (named := active.filter(arendetyper=motestyp.arendetyp_id).first()):
        return named
    return active.filter(enhet=motestyp.enhet_id).first() or active.first()
