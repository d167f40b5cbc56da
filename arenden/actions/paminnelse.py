"""Reminders of deadlines: before, at and after; to the one who has it, then the unit, then the manager.

Nothing is sent outside the working time of whoever is reminded; an urgent case (is_bradskande) is excepted.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from arenden import notiser
from arenden.actions.grund import record
from arenden.aktor import Aktor
from arenden.frister import unit_kalender
from arenden.models import Ateruppringning, Bevakning, Notis, Overlamning, Remiss
from arenden.status import Handelsetyp
from kontaktcenter.arbetstid import Kalender, add_working_days, is_open, next_open
from kontaktcenter.chefer import managers_of
from kontaktcenter.models import Anvandare, Enhet

Steg, Slag = Bevakning.Steg, Bevakning.Slag
BUNT = 200
NOTIS_PER_STEG = {
    Steg.FORE: Notis.Slag.SNART,
    Steg.VID: Notis.Slag.NU,
    Steg.EFTER_ENHET: Notis.Slag.FORSENAT,
    Steg.EFTER_CHEF: Notis.Slag.FORSENAT,
}
DAGAR_TILL_ENHET = 1
"""Working days after the deadline until the whole unit is told."""
DAGAR_TILL_CHEF = 2
"""Working days after the deadline until the manager is told."""


def sweep(nu: datetime | None = None) -> int:
    """Send what is due of reminders; the number of rows that were due. Two sweeps at once share the rows between them."""
    nu = nu or timezone.now()
    done = 0
    while True:
        with transaction.atomic():
            due = list(
                Bevakning.objects.select_for_update(skip_locked=True, of=("self",))
                .filter(steg__lt=Steg.SLUT, nasta__lte=nu)
                .select_related("arende__center__kalender", "arende__ansvarig_enhet__kalender", "arende__agent", "arende__handlaggare")
                .order_by("nasta")[:BUNT]
            )
            for bevakning in due:
                _remind(bevakning, nu)
        done += len(due)
        if len(due) < BUNT:
            return done


def _remind(bevakning: Bevakning, nu: datetime) -> None:
    holder = _holder(bevakning)
    if holder is None:
        bevakning.delete()
        return
    enhet, person = holder
    kalender = unit_kalender(enhet, bevakning.arende)
    if not bevakning.arende.is_bradskande and not is_open(nu, kalender):
        bevakning.nasta = next_open(nu, kalender)
        bevakning.save(update_fields=["nasta"])
        return
    _tell(bevakning, enhet, person)
    _advance(bevakning, nu, kalender)


def _holder(bevakning: Bevakning) -> tuple[Enhet, Anvandare | None] | None:
    """Whose deadline it is: a unit, and the person there if one has it. None when there is nothing left to wait for."""
    arende = bevakning.arende
    if not arende.is_open:
        return None
    if bevakning.slag == Slag.REMISS:
        remiss = Remiss.objects.filter(pk=bevakning.objekt_id, lage=Remiss.Lage.SKICKAD).select_related("till_enhet__kalender").first()
        return (remiss.till_enhet, None) if remiss else None
    if bevakning.slag == Slag.ATERUPPRINGNING:
        waiting = Ateruppringning.objects.filter(pk=bevakning.objekt_id, utford__isnull=True)
        ring = waiting.select_related("enhet__kalender", "ansvarig").first()
        return (ring.enhet, ring.ansvarig) if ring else None
    if bevakning.slag == Slag.KVITTENS:
        is_waiting = Overlamning.objects.filter(pk=bevakning.objekt_id, lage=Overlamning.Lage.SKICKAD).exists()
        return (arende.ansvarig_enhet, None) if is_waiting else None
    person = arende.agent if arende.ansvarig_enhet_id == arende.center_id else arende.handlaggare
    return arende.ansvarig_enhet, person


def _tell(bevakning: Bevakning, enhet: Enhet, person: Anvandare | None) -> None:
    arende, steg = bevakning.arende, Steg(bevakning.steg)
    slag = NOTIS_PER_STEG[steg]
    if steg == Steg.EFTER_CHEF:
        for chef in managers_of(enhet):
            notiser.notify_person(arende, chef, slag)
    elif person is not None and steg != Steg.EFTER_ENHET:
        notiser.notify_person(arende, person, slag)
    else:
        notiser.notify_enhet(arende, enhet, slag)
    if steg == Steg.VID:
        _record_overdue(bevakning, enhet)
    else:
        record(Handelsetyp.PAMINT, by=Aktor.SYSTEMET, arende=arende, till_enhet=enhet, slag=bevakning.slag, steg=int(steg))
    if arende.is_bradskande and steg != Steg.FORE:
        addresses = {person.email} - {""} if person is not None and steg == Steg.VID else enhet.addresses()
        nyckel = f"{bevakning.slag}:{bevakning.objekt_id}:{bevakning.forfaller:%Y%m%d%H%M}:{int(steg)}"
        notiser.mail_urgent(arende, addresses, nyckel=nyckel)


def _record_overdue(bevakning: Bevakning, enhet: Enhet) -> None:
    """The deadline has passed: the owner in the center sees it too, whoever has the case."""
    arende = bevakning.arende
    record(Handelsetyp.FORSENAT, by=Aktor.SYSTEMET, arende=arende, till_enhet=enhet, slag=bevakning.slag)
    if arende.ansvarig_enhet_id != arende.center_id and arende.agent is not None:
        notiser.notify_person(arende, arende.agent, Notis.Slag.FORSENAT)


def _advance(bevakning: Bevakning, nu: datetime, kalender: Kalender) -> None:
    """Set the next step and its time; a step whose time has passed already waits at least a minute, never skips its turn."""
    times = {
        Steg.VID: lambda: bevakning.forfaller,
        Steg.EFTER_ENHET: lambda: add_working_days(bevakning.forfaller, DAGAR_TILL_ENHET, kalender),
        Steg.EFTER_CHEF: lambda: add_working_days(bevakning.forfaller, DAGAR_TILL_CHEF, kalender),
    }
    bevakning.steg += 1
    if bevakning.steg < Steg.SLUT:
        bevakning.nasta = max(times[Steg(bevakning.steg)](), nu + timedelta(minutes=1))
    bevakning.save(update_fields=["steg", "nasta"])
