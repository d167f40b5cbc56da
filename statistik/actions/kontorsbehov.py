"""The forecast's need of people at the service offices: said to their rosters through the one door that they have for it."""

from datetime import date, time, timedelta

from arenden.models import Kanal
from kontaktcenter.models import Enhet
from servicekontor.actions.behov import Halvtimme, register_demand
from servicekontor.models import Kontor
from statistik.bemanningsbehov.andelar import share_out
from statistik.fragor import figures
from statistik.models import Prognos
from statistik.models.prognos import HALVTIMMAR
from statistik.period import Period
from statistik.synlighet import ALLT

ANDEL_AV = 91
"""Days over which it is counted how the visits are shared between the offices."""


def register_office_demand(*, prognos: Prognos) -> int:
    """Share the need of a center's forecast of visits between its offices as visits were shared in the last quarter; how many offices.

    Each office's share of each half-hour is rounded so that together they are the whole need. Said twice it is as said once.
    """
    if prognos.kanal != Kanal.BESOK or not prognos.behov:
        return 0
    visits = _visits(prognos.center, prognos.forsta)
    offices = list(Kontor.objects.filter(kod__in=visits, enhet=prognos.center))
    shares = [visits[office.kod] for office in offices]
    per_slot = [share_out(need or 0, shares) for need in prognos.behov] if offices else []
    last = prognos.forsta + timedelta(days=len(prognos.behov) // HALVTIMMAR - 1)
    for n, office in enumerate(offices):
        rader = [_half_hour(prognos.forsta, slot, parts[n]) for slot, parts in enumerate(per_slot) if parts[n]]
        register_demand(kontor=office, forsta=prognos.forsta, sista=last, behov=rader)
    return len(offices)


def _visits(center: Enhet, idag: date) -> dict[str, int]:
    period = Period(idag - timedelta(days=ANDEL_AV), idag - timedelta(days=1))
    found = figures(["besok"], period=period, synligt=ALLT, uppdelning=("kontor",), urval={"center": [center.pk]})
    return {str(siffra.nyckel["kontor"]): siffra.taljare for siffra in found if siffra.nyckel["kontor"] and siffra.taljare}


def _half_hour(forsta: date, slot: int, antal: int) -> Halvtimme:
    days, half = divmod(slot, HALVTIMMAR)
    return Halvtimme(forsta + timedelta(days=days), time(half // 2, half % 2 * 30), min(antal, 50))
