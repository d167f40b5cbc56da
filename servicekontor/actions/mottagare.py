"""Who receives a booked meeting is another: all that somebody was to receive goes to a colleague."""

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.fel import OtillatenHandling
from kontaktcenter.models import Anvandare
from kontaktcenter.tidsord import clock, day
from kontaktcenter.transaktion import in_transaction
from servicekontor.actions.bokningsgrund import record
from servicekontor.actions.tidslas import lock_times
from servicekontor.models import Belaggning, Bokning
from servicekontor.notiser.bokning import mail_officer
from servicekontor.status import Bokningslage, Kontorshandelsetyp


def coming_meetings() -> QuerySet[Bokning]:
    """Meetings that somebody is to receive and that have not begun."""
    rows = Bokning.objects.living().exclude(lage=Bokningslage.ANLAND)
    return rows.filter(handlaggare__isnull=False, fran__gt=timezone.now())


@in_transaction
def move_meetings(*, fran: Anvandare, till: Anvandare, by: Anvandare) -> int:
    """Let `till` receive all that `fran` was to; how many. Raises OtillatenHandling for the first that `till` has no time for."""
    mine = coming_meetings().filter(handlaggare=fran)
    lock_times(kontor=mine.values_list("kontor", flat=True), personer=[fran.pk, till.pk])
    rows = list(mine.with_names().select_for_update(of=("self",)).order_by("pk"))
    for bokning in rows:
        _check_free(bokning, till)
        Belaggning.objects.filter(bokning=bokning).update(handlaggare=till)
        bokning.handlaggare = till
        bokning.save(update_fields=["handlaggare"])
        record(Kontorshandelsetyp.BOKNING_OVERTAGEN, bokning, by=by, fran=fran.pk, till=till.pk)
        if bokning.lage == Bokningslage.BEKRAFTAD:
            mail_officer(bokning)
    return len(rows)


def _check_free(bokning: Bokning, till: Anvandare) -> None:
    tid = Belaggning.objects.get(bokning=bokning).tid
    if Belaggning.objects.current(timezone.now()).filter(handlaggare=till, tid__overlap=tid).exists():
        begins = timezone.localtime(bokning.fran)
        raise OtillatenHandling(
            _("%(person)s är upptagen %(dag)s klockan %(klockan)s. Flytta det mötet först, eller välj någon annan.")
            % {"person": till, "dag": day(begins), "klockan": clock(begins)}
        )
