"""What the clock does with bookings: end holds, remind, and erase."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from kontaktcenter.arbetstid import Kalender, add_working_days, is_open
from kontaktcenter.models import Arbetstidskalender, Utskick
from servicekontor.actions.bokningsgrund import end_holds
from servicekontor.models import Belaggning, Bokning
from servicekontor.notiser import bokning as notiser
from servicekontor.status import Bokningslage

GALLRAS = timedelta(days=30)
"""How long a booking is kept after the time it was for (Gallring.EFTER_MOTET)."""
LANGST_FORE = timedelta(days=10)
"""More days than lie between two working days."""
BUNT = 500


def end_expired(nu: datetime | None = None) -> int:
    """End holds whose time is out, and let go of times that have waited long enough; how many holds."""
    nu = nu or timezone.now()
    with transaction.atomic():
        ended = end_holds(Bokning.objects.filter(lage=Bokningslage.HALLEN, hallen_till__lte=nu)[:BUNT])
        dead = Belaggning.objects.select_for_update(skip_locked=True).dead(nu).filter(erbjuden__isnull=True)
        Belaggning.objects.filter(pk__in=list(dead.values_list("pk", flat=True))).delete()
    return ended


def remind_bookings(nu: datetime | None = None) -> int:
    """Mail those whose meeting is on the next working day; how many. Who booked on the day of the reminder gets none.

    Nobody is mailed outside the unit's working time: what is caught up with after a stop waits until it begins, and a meeting
    that begins before that is not reminded of (docs/servicekontor.md).
    """
    nu = nu or timezone.now()
    soon = Bokning.objects.filter(lage=Bokningslage.BEKRAFTAD, fran__range=(nu, nu + LANGST_FORE)).exclude(epost="")
    kalendrar = Arbetstidskalender.objects.as_kalendrar()
    reminded = 0
    for bokning in soon.with_names():
        kalender = kalendrar[bokning.motestyp.enhet.kalender_id]
        if bokning.skapad < reminder_time(bokning.fran, kalender) <= nu and is_open(nu, kalender):
            reminded += _remind(bokning)
    return reminded


def reminder_time(fran: datetime, kalender: Kalender) -> datetime:
    """When the working day before the meeting begins, by the calendar of the unit that receives."""
    return add_working_days(fran, -1, kalender)


@transaction.atomic
def _remind(bokning: Bokning) -> bool:
    """Once for each time that the booking has had."""
    nyckel = f"{notiser.reference(bokning.pk)}:paminnelse:{bokning.fran.timestamp():.0f}"
    if Utskick.objects.filter(nyckel=nyckel).exists():
        return False
    notiser.mail_reminder(bokning, nyckel)
    return True


def purge_bookings(nu: datetime | None = None) -> int:
    """Erase bookings, and what was mailed about them, when they are old enough; how many."""
    before = (nu or timezone.now()) - GALLRAS
    purged = 0
    while ids := list(Bokning.objects.filter(till__lt=before).values_list("pk", flat=True)[:BUNT]):
        with transaction.atomic():
            Utskick.objects.filter(referens__in=[notiser.reference(pk) for pk in ids]).delete()
            purged += len(ids)
            Bokning.objects.filter(pk__in=ids).delete()
    return purged
