"""A changed calendar moves the open deadlines that were counted by it."""

from collections.abc import Callable
from datetime import datetime

import structlog
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from arenden.actions.grund import lock_rows, record
from arenden.actions.svarstid import recomputed_deadline
from arenden.aktor import Aktor
from arenden.bevakningar import watch
from arenden.frister import deadline, deciding_unit
from arenden.models import Arende, Bevakning, Overlamning
from arenden.status import OPPNA, Handelsetyp
from kontaktcenter.models import Arbetstidskalender, Omrakning

logg = structlog.get_logger(__name__)
BUNT = 200


def recompute_pending() -> int:
    """Carry out the requests that calendar changes have left; the number of deadlines that moved."""
    total = 0
    for request in Omrakning.objects.pending().select_related("kalender"):
        moved = recompute_for(request.kalender)
        Omrakning.objects.filter(pk=request.pk, klar__isnull=True).update(klar=timezone.now(), antal=moved)
        logg.info("deadlines_recomputed", kalender=request.kalender_id, omrakning=request.pk, antal=moved)
        total += moved
    return total


def recompute_for(kalender: Arbetstidskalender) -> int:
    """Count the open answer and acceptance deadlines of the calendar anew, a bunch per transaction; how many moved.

    A case whose clock stands still is left: its deadline is counted when the clock starts again.
    """
    answers = Arende.objects.filter(status__in=OPPNA, klockan_stannad__isnull=True, center__kalender=kalender)
    concerned = Q(till_enhet__kalender=kalender) | Q(arende__center__kalender=kalender)
    handovers = Overlamning.objects.filter(concerned, lage=Overlamning.Lage.SKICKAD)
    moved = _in_bunches(list(answers.order_by("pk").values_list("pk", flat=True)), _recompute_answer)
    return moved + _in_bunches(list(handovers.order_by("pk").values_list("pk", flat=True)), _recompute_acceptance)


def _in_bunches(ids: list[int], recompute: Callable[[int], bool]) -> int:
    moved = 0
    for i in range(0, len(ids), BUNT):
        with transaction.atomic():
            moved += sum(recompute(pk) for pk in ids[i : i + BUNT])
    return moved


def _recompute_answer(pk: int) -> bool:
    lock_rows(pk)
    arende = Arende.objects.select_related("arendetyp", "center__kalender").get(pk=pk)
    if not arende.is_open or arende.klockan_stannad is not None:
        return False
    fore, arende.svar_senast = arende.svar_senast, recomputed_deadline(arende)
    if arende.svar_senast == fore:
        return False
    arende.save(update_fields=["svar_senast"])
    _moved(arende, Bevakning.Slag.SVAR, fore=fore, efter=arende.svar_senast, kalender=arende.center.kalender, objekt_id=0)
    return True


def _recompute_acceptance(pk: int) -> bool:
    row = (
        Overlamning.objects.select_for_update(of=("self",))
        .select_related("arende__arendetyp", "arende__center__kalender", "till_enhet__kalender")
        .get(pk=pk)
    )
    if row.lage != Overlamning.Lage.SKICKAD:
        return False
    arendetyp, kalender = row.arende.arendetyp, deciding_unit(row.till_enhet, row.arende).kalender
    fore = row.kvittens_senast
    row.kvittens_senast = deadline(row.skapad, arendetyp.kvittensfrist, arendetyp.kvittensfrist_enhet, kalender.as_kalender())
    if row.kvittens_senast == fore:
        return False
    row.save(update_fields=["kvittens_senast"])
    _moved(row.arende, Bevakning.Slag.KVITTENS, fore=fore, efter=row.kvittens_senast, kalender=kalender, objekt_id=row.pk)
    return True


def _moved(arende: Arende, slag: Bevakning.Slag, *, fore: datetime, efter: datetime, kalender: Arbetstidskalender, objekt_id: int) -> None:
    watch(arende, slag, start=timezone.now(), forfaller=efter, kalender=kalender.as_kalender(), objekt_id=objekt_id)
    record(
        Handelsetyp.FRIST_OMRAKNAD,
        by=Aktor.SYSTEMET,
        arende=arende,
        slag=str(slag),
        fore=fore.isoformat(),
        efter=efter.isoformat(),
        kalender=kalender.pk,
    )
