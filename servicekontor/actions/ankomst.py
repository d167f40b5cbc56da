"""A booked visitor has come: the booking says so, and the visitor has a place in the queue that counts from the booked time."""

import uuid

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.fel import Inmatningsfel, OtillatenHandling
from kontaktcenter.models import Anvandare
from servicekontor.actions.bokningsutfall import arrive_bokning
from servicekontor.actions.kobiljett import take_ticket
from servicekontor.actions.receptionsratt import check_reception
from servicekontor.models import Besokskategori, Bokning, Kobiljett, Kontor
from servicekontor.status import Bokningslage


@transaction.atomic
def take_ticket_for_booking(
    *, bokning: Bokning, nyckel: uuid.UUID, by: Anvandare | None, kategori: Besokskategori | None = None
) -> Kobiljett:
    """Note that the visitor has come and give a number. The category follows from what was booked unless it is given.

    `by` is None when the visitor says so at the kiosk. Raises OtillatenHandling for one who has a number already, or whose booking
    has been cancelled or held.
    """
    if by is not None:
        check_reception(by, bokning.kontor)
    if bokning.kobiljetter.exclude(lage=Kobiljett.Lage.UTEBLIVEN).exclude(nyckel=nyckel).exists():
        raise OtillatenHandling(_("Besökaren har redan ett nummer."))
    kategori = kategori or category_for(bokning)
    if kategori is None:
        raise Inmatningsfel(_("Välj vad besöket gäller."), falt="kategori")
    arrive_bokning(bokning=bokning, by=by)
    given = {"kategori": kategori, "sprak": bokning.sprak, "bokning": bokning}
    dorr = Kobiljett.Dorr.KIOSK if by is None else Kobiljett.Dorr.RECEPTION
    return take_ticket(kontor=bokning.kontor, dorr=dorr, nyckel=nyckel, by=by, **given)


@transaction.atomic
def arrive_at_kiosk(*, kontor: Kontor, motestyp: str, klockslag: str, nyckel: uuid.UUID) -> Kobiljett:
    """A visitor who has booked says when (`klockslag`, as 10:15, today) and what; the same `nyckel` again gives the same number.

    Raises Inmatningsfel when nothing is booked so, OtillatenHandling when several are: then the staff ask who it is.
    """
    already = Kobiljett.objects.filter(nyckel=nyckel, kontor=kontor).first()
    if already is not None:
        return already
    expected = [bokning for bokning in expected_today(kontor) if bokning.motestyp.kod == motestyp]
    found = [bokning for bokning in expected if f"{timezone.localtime(bokning.fran):%H:%M}" == klockslag]
    if not found:
        raise Inmatningsfel(_("Vi hittar ingen bokad tid som stämmer. Välj igen, eller prata med personalen."))
    if len(found) > 1:
        raise OtillatenHandling(_("Flera har bokat samma tid. Prata med personalen, så får du hjälp."))
    return take_ticket_for_booking(bokning=found[0], nyckel=nyckel, by=None)


def expected_today(kontor: Kontor) -> list[Bokning]:
    """Those who have booked for today and have not come yet."""
    lagen = (Bokningslage.BEKRAFTAD, Bokningslage.UTEBLIVEN)
    rows = Bokning.objects.filter(kontor=kontor, fran__date=timezone.localdate(), lage__in=lagen)
    return list(rows.select_related("kontor", "motestyp").order_by("fran"))


def category_for(bokning: Bokning) -> Besokskategori | None:
    """The category of what was booked: the one that has its case type, else that of its unit, else the first."""
    active = Besokskategori.objects.filter(is_active=True)
    motestyp = bokning.motestyp
    if motestyp.arendetyp_id is not None and (named := active.filter(arendetyper=motestyp.arendetyp_id).first()):
        return named
    return active.filter(enhet=motestyp.enhet_id).first() or active.first()
