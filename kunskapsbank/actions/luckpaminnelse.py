"""Telling units of their gaps: new ones, soon due, due and late; in the end their manager. One mail a morning, in working time."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kontaktcenter.arbetstid import Kalender, add_working_days, deadline_date, is_open, start_of_working_day
from kontaktcenter.chefer import managers_of
from kontaktcenter.models import Enhet
from kunskapsbank.experter import experts_at
from kunskapsbank.models import Kunskapslucka
from kunskapsbank.notiser.lucka import mail_gaps

NY, SNART, VID, FORSENAD, CHEF = range(5)
"""What there is to tell of a gap, in the order of time."""


@dataclass(frozen=True)
class Attsaga:
    """That a gap is to be told of, and what."""

    lucka: Kunskapslucka
    steg: int


@transaction.atomic
def remind_gaps(nu: datetime | None = None) -> int:
    """Mail what is new and due to the units whose working day has begun; how many gaps were told of.

    Each step of a gap is told of once: in the morning after it was assigned, a working day before the deadline, on its day, in
    the morning after it, and two working days after it to the manager too. Two runs at once share the gaps between them.
    """
    nu = nu or timezone.now()
    rows = Kunskapslucka.objects.select_for_update(skip_locked=True, of=("self",)).filter(lage=Kunskapslucka.Lage.TILLDELAD)
    per_unit: dict[int, list[Kunskapslucka]] = defaultdict(list)
    for lucka in rows.select_related("enhet__kalender", "ansvarig"):
        per_unit[lucka.enhet_id].append(lucka)
    told = [step for luckor in per_unit.values() for step in _remind_unit(luckor, nu)]
    Kunskapslucka.objects.filter(pk__in=[step.lucka.pk for step in told]).update(pamind=nu)
    return len(told)


def _remind_unit(luckor: list[Kunskapslucka], nu: datetime) -> list[Attsaga]:
    enhet = luckor[0].enhet
    kalender = enhet.kalender.as_kalender()
    if not is_open(nu, kalender):
        return []
    morning = start_of_working_day(nu.astimezone(kalender.zon).date(), kalender)
    due = [Attsaga(lucka, steg) for lucka in luckor if (steg := _step(lucka, morning, kalender)) is not None]
    if not due:
        return []
    dag = timezone.localdate(nu)
    for addresses, own in _by_receiver(enhet, due).items():
        mail_gaps(enhet, addresses, dag=dag, **_counted(own))
    if late := [step for step in due if step.steg == CHEF]:
        chefer = {chef.email for chef in managers_of(enhet)}
        mail_gaps(enhet, chefer, dag=dag, is_chef=True, **_counted(late))
    return due


def _step(lucka: Kunskapslucka, morning: datetime | None, kalender: Kalender) -> int | None:
    """The latest step whose time had come when the day began, unless it has been told."""
    times = {
        NY: lucka.tilldelad or lucka.senast,
        SNART: add_working_days(lucka.frist, -1, kalender),
        VID: start_of_working_day(deadline_date(lucka.frist, kalender), kalender) or lucka.frist,
        FORSENAD: lucka.frist,
        CHEF: add_working_days(lucka.frist, 2, kalender),
    }
    passed = [steg for steg, tid in times.items() if morning is not None and tid <= morning]
    if not passed or (lucka.pamind is not None and lucka.pamind >= times[passed[-1]]):
        return None
    return passed[-1]


def _by_receiver(enhet: Enhet, due: list[Attsaga]) -> dict[frozenset[str], list[Attsaga]]:
    """The person who has the gap until it is late, then and otherwise everybody who keeps the unit's articles."""
    everybody = frozenset({*(expert.email for expert in experts_at(enhet)), enhet.epost} - {""})
    found: dict[frozenset[str], list[Attsaga]] = defaultdict(list)
    for step in due:
        person = step.lucka.ansvarig if step.steg in (NY, SNART, VID) else None
        found[frozenset({person.email}) if person is not None and person.is_active else everybody].append(step)
    return found


def _counted(steps: list[Attsaga]) -> dict[str, int]:
    return {
        "nya": sum(step.steg == NY for step in steps),
        "snart": sum(step.steg in (SNART, VID) for step in steps),
        "forsenade": sum(step.steg >= FORSENAD for step in steps),
    }
