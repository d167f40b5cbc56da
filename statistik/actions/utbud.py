"""Writing down what the offices offer on a day: while it goes on, and a last time when it is over. Then it is never changed."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import DurationField, ExpressionWrapper, F, Sum
from django.utils import timezone

from servicekontor.lediga_tider import Mottagning, Oppen
from servicekontor.models import Bokning, Kontor, Motestyp, Turstopp
from servicekontor.oppettider import Oppettidsplan, moments
from servicekontor.status import Bokningslage
from servicekontor.tidsok import Sokning, Tidsok
from statistik.kallor.grund import KVALLEN
from statistik.models import Utbud

BOKADE = (Bokningslage.BEKRAFTAD, Bokningslage.ANLAND, Bokningslage.BETJANAD, Bokningslage.UTEBLIVEN)
"""States of a booking whose time was somebody's."""
Nyckel = tuple[int, int]
"""An office and a unit, by their ids."""


def note_utbud(nu: datetime | None = None) -> None:
    """Write down what was offered yesterday and what is offered today; a day before that is as it was written."""
    today = timezone.localdate(nu)
    for dag in (today - timedelta(days=1), today):
        _note(dag)


@transaction.atomic
def _note(dag: date) -> None:
    kontor = {k.pk: k for k in Kontor.objects.with_hours(dag, dag).select_related("enhet")}
    oppna = _open_spans(list(kontor.values()), dag)
    oppet = {pk: sum(_seconds(*span) for span in spans) for pk, spans in oppna.items()}
    evening = datetime.combine(dag, KVALLEN, ZoneInfo(settings.TIME_ZONE))
    kvall = {pk: sum(max(0, _seconds(max(fran, evening), till)) for fran, till in spans) for pk, spans in oppna.items()}
    bokningsbar, bokad = _bookable(dag), _booked(dag)
    rows = [
        Utbud(
            dag=dag,
            kontor=kontor[pk].kod,
            enhet_id=enhet,
            oppet_s=oppet.get(pk, 0) if enhet == kontor[pk].enhet_id else 0,
            kvall_s=kvall.get(pk, 0) if enhet == kontor[pk].enhet_id else 0,
            bokningsbar_s=bokningsbar.get((pk, enhet), 0),
            # Whoever is squeezed in outside the times that could be booked does not make more of them.
            bokad_s=min(bokad.get((pk, enhet), 0), bokningsbar.get((pk, enhet), 0)),
        )
        for pk, enhet in {*bokningsbar, *((pk, kontor[pk].enhet_id) for pk in oppet)}
    ]
    written = ["oppet_s", "kvall_s", "bokningsbar_s", "bokad_s"]
    Utbud.objects.bulk_create(rows, update_conflicts=True, unique_fields=["dag", "kontor", "enhet"], update_fields=written)


def _open_spans(kontor: list[Kontor], dag: date) -> dict[int, list[tuple[datetime, datetime]]]:
    """When each office that is open on the date is open with staff; a mobile one while it stops."""
    zon = ZoneInfo(settings.TIME_ZONE)
    found: dict[int, list[tuple[datetime, datetime]]] = defaultdict(list)
    for row in kontor:
        if row.slag == Kontor.Slag.FAST:
            found[row.pk] += [moments(dag, hours, zon) for hours in Oppettidsplan.of(row).day(dag).bemannat]
    for stop in Turstopp.objects.held().between(dag, dag):
        found[stop.tur.fordon.kontor_id].append((stop.begins, stop.ends))
    return {pk: spans for pk, spans in found.items() if spans}


def _bookable(dag: date) -> dict[Nyckel, int]:
    """How much could be booked at each office of each unit's time: open time, as often as there are desks and people for it."""
    zon, found = ZoneInfo(settings.TIME_ZONE), defaultdict(int)
    midnight = datetime.combine(dag, datetime.min.time(), zon)
    offices = list(Kontor.objects.values_list("pk", flat=True))
    for typ in Motestyp.objects.filter(mottagningstider__isnull=False).distinct():
        rows = Tidsok.read(Sokning(typ, (dag, dag), midnight, is_personal=True), offices)
        for kontor, mottagningar in rows.mottagningar.items():
            found[kontor, typ.enhet_id] += sum(
                _common(mottagning, oppen, dag, zon) for mottagning in mottagningar for oppen in rows.oppet[kontor].get(dag, [])
            )
    return {key: seconds for key, seconds in found.items() if seconds}


def _common(mottagning: Mottagning, oppen: Oppen, dag: date, zon: ZoneInfo) -> int:
    """Seconds of one stretch of reception while the office is open, times the meetings that can go on at once."""
    things = [r for r in mottagning.resurser if oppen.resurser is None or r in oppen.resurser]
    at_once = min(len(things), len(mottagning.handlaggare)) if mottagning.has_personer else len(things)
    spans = (moments(dag, hours, zon) for hours in mottagning.hours(dag))
    return at_once * sum(max(0, _seconds(max(fran, oppen.fran), min(till, oppen.till))) for fran, till in spans)


def _booked(dag: date) -> dict[Nyckel, int]:
    zon = ZoneInfo(settings.TIME_ZONE)
    begin, end = (datetime.combine(d, datetime.min.time(), zon) for d in (dag, dag + timedelta(days=1)))
    length = ExpressionWrapper(F("till") - F("fran"), output_field=DurationField())
    rows = Bokning.objects.filter(fran__gte=begin, fran__lt=end, lage__in=BOKADE)
    told = rows.values_list("kontor", "motestyp__enhet").annotate(tid=Sum(length)).order_by()
    return {(kontor, enhet): round(tid.total_seconds()) for kontor, enhet, tid in told}


def _seconds(fran: datetime, till: datetime) -> int:
    """Real seconds: on the night when clocks change an hour may be missing or come twice."""
    return round(till.timestamp() - fran.timestamp())
