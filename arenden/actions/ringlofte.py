"""Promised calls that belong to no open case are reminded of here; those of an open one have a Bevakning like its other deadlines."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from arenden import notiser
from arenden.models import Ateruppringning
from arenden.status import STANGDA
from kontaktcenter.arbetstid import add_working_days, is_open
from kontaktcenter.chefer import managers_of
from kontaktcenter.models import Anvandare, Enhet

BUNT = 200
DAGAR_TILL_STEG = (0, 1, 2)
"""Working days after the promised time: to the one who calls, to the unit and the center that promised, to the manager."""


def remind_promises(nu: datetime | None = None) -> int:
    """Tell of calls whose promised time has passed, a step at a time and only in working time; how many were told of.

    Costs in proportion to the late ones. Two runs at once share the rows between them.
    """
    nu = nu or timezone.now()
    told = 0
    last = 0
    while True:
        with transaction.atomic():
            rows = list(
                Ateruppringning.objects.select_for_update(skip_locked=True, of=("self",))
                .filter(Q(arende__isnull=True) | Q(arende__status__in=STANGDA))
                .filter(utford__isnull=True, lovad_till__lte=nu, paminnelser__lt=len(DAGAR_TILL_STEG), pk__gt=last)
                .select_related("enhet__kalender", "ansvarig", "kontakt__center")
                .order_by("pk")[:BUNT]
            )
            told += sum(_remind(row, nu) for row in rows)
        if len(rows) < BUNT:
            return told
        last = rows[-1].pk


def _remind(row: Ateruppringning, nu: datetime) -> bool:
    kalender = row.enhet.kalender.as_kalender()
    days = DAGAR_TILL_STEG[row.paminnelser]
    if not is_open(nu, kalender) or (days and add_working_days(row.lovad_till, days, kalender) > nu):
        return False
    for to in _told(row):
        notiser.notify_about_call(to)
    row.paminnelser += 1
    row.save(update_fields=["paminnelser"])
    return True


def _told(row: Ateruppringning) -> Sequence[Anvandare | Enhet]:
    if row.paminnelser == 0:
        return [row.ansvarig or row.enhet]
    if row.paminnelser == 1:
        promised_by = row.kontakt.center if row.kontakt else None
        return list({enhet.pk: enhet for enhet in (row.enhet, promised_by) if enhet is not None}.values())
    return managers_of(row.enhet) or [row.enhet]
