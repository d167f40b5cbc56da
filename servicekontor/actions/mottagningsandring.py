"""A published time of reception that is changed from a date on; what is booked and still fits stays as it is."""

from collections.abc import Sequence
from datetime import date, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.models import Anvandare
from kontaktcenter.transaktion import in_transaction
from servicekontor.actions.mottagningstid import cancel_booked, check_booked, check_stretch, lock_mottagningstid
from servicekontor.beroenden import Utfall
from servicekontor.models import Bokning, Mottagningstid, Resurs
from servicekontor.oppettider import takes_week


@in_transaction
def change_mottagningstid(
    *,
    mottagningstid: Mottagningstid,
    fran_datum: date,
    veckor: str,
    fran: time,
    till: time,
    resurser: Sequence[Resurs],
    handlaggare: Sequence[Anvandare],
    is_avbokning: bool,
    by: Anvandare,
) -> tuple[Mottagningstid, Utfall]:
    """Let it be so from the date on, and as before until then; the stretch that holds then, and what became of booked meetings.

    Meetings that do not fit any longer must be cancelled with notice (`is_avbokning`), else OtillatenHandling tells how many there are.
    """
    locked = lock_mottagningstid(mottagningstid, by)
    if fran_datum < timezone.localdate():
        raise Inmatningsfel(_("Välj en dag som inte har varit."), falt="fran_datum")
    if locked.galler_till is not None and fran_datum > locked.galler_till:
        raise Inmatningsfel(_("Tiden har slutat gälla den dagen."), falt="fran_datum")
    check_stretch(locked.motestyp, locked.kontor, fran, till, resurser)
    new = _split(locked, fran_datum)
    new.veckor, new.fran, new.till = veckor, fran, till
    new.save()
    booked = check_booked(
        locked, fran_datum, new.galler_till, is_avbokning=is_avbokning, fits=lambda bokning: _fits(new, bokning, resurser, handlaggare)
    )
    if new.pk != locked.pk:
        locked.undantag.filter(datum__gte=fran_datum).update(mottagningstid=new)
        Mottagningstid.objects.filter(pk=locked.pk).update(galler_till=fran_datum - timedelta(days=1))
    new.resurser.set(resurser)
    new.handlaggare.set(handlaggare)
    return new, cancel_booked(booked, _("Tiderna då vi tar emot har ändrats."), by=by)


def _split(locked: Mottagningstid, fran_datum: date) -> Mottagningstid:
    """The row that holds from the date: the same when it has not begun to hold before, else one that takes over."""
    if fran_datum <= locked.galler_fran:
        return Mottagningstid.objects.get(pk=locked.pk)
    return Mottagningstid(
        motestyp=locked.motestyp, kontor=locked.kontor, veckodag=locked.veckodag, galler_fran=fran_datum, galler_till=locked.galler_till
    )


def _fits(new: Mottagningstid, bokning: Bokning, resurser: Sequence[Resurs], handlaggare: Sequence[Anvandare]) -> bool:
    """Whether the meeting could have been booked in the new stretch, at the same desk and with the same person."""
    begins, ends = timezone.localtime(bokning.fran), timezone.localtime(bokning.till)
    is_within = new.fran <= begins.time() and (new.till == time(0) or (ends.date() == begins.date() and ends.time() <= new.till))
    is_same_desk = bokning.resurs_id in {resurs.pk for resurs in resurser}
    people = {person.pk for person in handlaggare}
    return takes_week(new.veckor, begins.date()) and is_within and is_same_desk and (not people or bokning.handlaggare_id in people)
