"""Half-hours with fewer on the roster than are needed: the figure Bemanningsgap, from the forecasts that were made before each day."""

from dataclasses import replace
from datetime import date

from django.db import connection

from kontaktcenter.models import Enhet
from statistik.bemanningsbehov.jamforelse import find_gaps
from statistik.fragor import Siffra
from statistik.models.prognos import HALVTIMMAR
from statistik.period import Period
from statistik.schemalagda import rostered_people
from statistik.synlighet import Synlighet

BEHOV = f"""
SELECT d.dag::date, p.behov[1 + {HALVTIMMAR} * (d.dag::date - p.forsta) : {HALVTIMMAR} * (1 + d.dag::date - p.forsta)]
FROM generate_series(%(fran)s::date, %(till)s::date, interval '1 day') AS d(dag)
CROSS JOIN (SELECT DISTINCT kanal FROM statistik_prognos WHERE center_id = %(center)s) k
CROSS JOIN LATERAL (
    SELECT behov, forsta FROM statistik_prognos
    WHERE center_id = %(center)s AND kanal = k.kanal AND forsta <= d.dag::date ORDER BY forsta DESC LIMIT 1
) p
"""
"""The need of each day and channel, by the newest forecast that was made before it or on it."""


def staffing_gap(*, period: Period, synligt: Synlighet) -> Siffra:
    """Bemanningsgap of all centers seen. Two queries for each center."""
    centers = Enhet.objects.centers() if synligt.is_allt else [Enhet(pk=pk) for pk in synligt.center]
    brist, oppna = 0, 0
    for center in centers:
        need = _needs(center, period)
        gap = find_gaps(need, rostered_people(center, period.fran, period.dagar))
        brist, oppna = brist + gap.brist, oppna + gap.oppna
    siffra = Siffra("bemanningsgap", period.fran, {}, brist, oppna, antal=oppna)
    return replace(siffra, varde=siffra.andel)


def _needs(center: Enhet, period: Period) -> list[int | None]:
    """Who was needed in each half-hour, all channels together; None where it was closed or nothing was forecast."""
    needed: list[int | None] = [None] * (period.dagar * HALVTIMMAR)
    with connection.cursor() as cursor:
        cursor.execute(BEHOV, {"fran": period.fran, "till": period.till, "center": center.pk})
        for dag, behov in cursor.fetchall():
            _add(needed, period.fran, dag, behov)
    return needed


def _add(needed: list[int | None], fran: date, dag: date, behov: list[int | None]) -> None:
    start = (dag - fran).days * HALVTIMMAR
    for slot, people in enumerate(behov):
        if people is not None:
            needed[start + slot] = (needed[start + slot] or 0) + people
