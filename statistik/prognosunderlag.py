"""What a forecast is made of: the counted half-hours, the calendar with its known events, and how long a contact takes."""

from datetime import date, datetime, time, timedelta

import numpy as np
from django.db.models import Q, Sum

from arenden.models import Kanal
from kontaktcenter.arbetstid import Kalender as Arbetstid
from kontaktcenter.arbetstid import holiday_eves, public_holidays
from kontaktcenter.models import Enhet
from statistik.fragor import series
from statistik.models import Bemanningskrav, Halvtimmesvarde, Prognoshandelse
from statistik.models.prognos import HALVTIMMAR
from statistik.prognos.dageffekt import Handelse, Kalender
from statistik.prognos.serie import Serie

HISTORIK = timedelta(days=3 * 364)
"""So far back the forecast looks: three years."""
OPPET_NYLIGEN = 182
"""A half-hour of the week in which nothing came for so many days is closed."""
HANTERING_AV = timedelta(days=91)
"""The handling time is measured over so long."""
OKAND_HANTERING = 300.0
"""Seconds, as long as no handling time was measured."""


def read_serie(center: Enhet, kanal: str, *, idag: date, arbetstid: Arbetstid) -> Serie | None:
    """What came until the day before `idag`, by the calendar's clock; None when nothing ever did."""
    fran, till = (datetime.combine(dag, time.min, arbetstid.zon) for dag in (idag - HISTORIK, idag))
    rows = [(start.astimezone(arbetstid.zon), antal) for start, antal in series(kanal=kanal, center=center.pk, fran=fran, till=till)]
    if not rows:
        return None
    known = Serie.from_slots([s.date() for s, _ in rows], [s.hour * 2 + s.minute // 30 for s, _ in rows], [antal for _, antal in rows])
    grid = np.zeros(((idag - known.forsta).days, HALVTIMMAR))
    grid[: len(known)] = np.nan_to_num(known.antal)
    serie = Serie(known.forsta, grid)
    recent, days = grid[-OPPET_NYLIGEN:], serie.veckodagar[-OPPET_NYLIGEN:]
    for dag in range(7):
        closed = recent[days == dag].sum(axis=0) == 0
        grid[np.ix_(serie.veckodagar == dag, closed)] = np.nan
    return serie


def read_kalender(center: Enhet, kanal: str) -> Kalender:
    """The Swedish holidays and eves, and the known events of the center for the channel or for all."""
    rows = Prognoshandelse.objects.filter(Q(kanal="") | Q(kanal=kanal), center=center)
    return Kalender(
        lambda ar: {**public_holidays(ar), **holiday_eves(ar)},
        tuple(Handelse(h.slag.casefold(), h.fran, h.till, None if h.andring is None else h.andring / 100) for h in rows),
    )


def read_krav(center: Enhet, kanal: str) -> Bemanningskrav:
    """The targets of the channel, or the defaults, unsaved."""
    return Bemanningskrav.objects.filter(center=center, kanal=kanal).first() or Bemanningskrav(center=center, kanal=kanal)


def mean_handling(center: Enhet, kanal: str, *, idag: date) -> float:
    """Seconds of handling and after-work in the mean of the last quarter: what Erlang's formulas ask for."""
    rows = Halvtimmesvarde.objects.filter(center=center.pk, kanal=kanal, dag__gte=idag - HANTERING_AV, dag__lt=idag)
    summed = rows.aggregate(tid=Sum("hantering_s"), antal=Sum("hanterade"))
    return summed["tid"] / summed["antal"] if summed["antal"] and summed["tid"] else OKAND_HANTERING


def is_muntlig(kanal: str) -> bool:
    """Whether somebody waits while the contact waits."""
    return Kanal(kanal).is_muntlig
