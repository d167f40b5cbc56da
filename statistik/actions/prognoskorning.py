"""The night's forecast. Imported only by the job that makes it: what it stands on takes seconds and memory that no web process has."""

from datetime import date, timedelta

import numpy as np
import structlog
from django.db import transaction

from arenden.models import Kanal
from kontaktcenter.arbetstid import Kalender as Arbetstid
from kontaktcenter.models import Enhet
from statistik.actions.kontorsbehov import register_office_demand
from statistik.behovsrakning import open_half_hours, oral_need, written_need
from statistik.bemanningsbehov.erlang import Behovsfel
from statistik.models import Prognos
from statistik.prognos import korning
from statistik.prognos.backtest import MEDEL, MEDIAN
from statistik.prognos.korning import Resultat
from statistik.prognos.serie import Seriefel, Tal
from statistik.prognosunderlag import is_muntlig, mean_handling, read_kalender, read_krav, read_serie

logger = structlog.get_logger(__name__)

SPARAS = timedelta(days=400)
"""So long forecasts are kept, to be held against what came."""


def make_prognoser(*, idag: date) -> int:
    """Forecast each channel of each center that has no forecast from this day on yet; how many were made.

    Each is committed by itself: a job that is killed has lost one, and the next start goes on after those made.
    """
    made = 0
    for center in Enhet.objects.centers().filter(stangd__isnull=True).select_related("kalender"):
        for kanal in Kanal.values:
            if not Prognos.objects.filter(center=center, kanal=kanal, forsta=idag).exists():
                made += _make(center, kanal, idag)
    Prognos.objects.filter(forsta__lt=idag - SPARAS).delete()
    return made


def count_needs(*, idag: date) -> int:
    """Count the need of each channel's latest forecast anew, after its targets were changed; how many were counted."""
    rows = Prognos.objects.filter(forsta__gt=idag - timedelta(days=korning.FRAMAT)).order_by("center_id", "kanal", "-forsta")
    latest = rows.distinct("center_id", "kanal").select_related("center__kalender")
    for prognos in latest:
        prognos.behov = _need(prognos, prognos.center.kalender.as_kalender(), idag)
        prognos.save(update_fields=["behov"])
        register_office_demand(prognos=prognos)
    return len(latest)


def _make(center: Enhet, kanal: str, idag: date) -> bool:
    arbetstid = center.kalender.as_kalender()
    serie = read_serie(center, kanal, idag=idag, arbetstid=arbetstid)
    if serie is None:
        return False
    try:
        resultat = korning.forecast(serie, read_kalender(center, kanal))
    except Seriefel:
        logger.info("too little to forecast", center=center.pk, channel=kanal)
        return False
    prognos = _row(center, kanal, idag, resultat)
    prognos.behov = _need(prognos, arbetstid, idag)
    with transaction.atomic():
        Prognos.objects.filter(center=center, kanal=kanal, forsta=idag).delete()
        prognos.save()
        register_office_demand(prognos=prognos)
    return True


def _row(center: Enhet, kanal: str, idag: date, resultat: Resultat) -> Prognos:
    narrow, wide = resultat.intervall
    matning = resultat.nara
    covered = list(matning.tackning.values())
    return Prognos(
        center=center,
        kanal=kanal,
        forsta=idag,
        antal=_column(resultat.antal),
        undre80=_column(narrow.undre),
        ovre80=_column(narrow.ovre),
        undre95=_column(wide.undre),
        ovre95=_column(wide.ovre),
        vikter={namn: round(vikt, 4) for namn, vikt in resultat.vikter.items()},
        mot_medel=_number(matning.against(MEDEL)),
        mot_median=_number(matning.against(MEDIAN)),
        mase=_number(matning.mase()),
        tackning80=_number(covered[0]),
        tackning95=_number(covered[1]),
        ursprung=matning.ursprung,
    )


def _need(prognos: Prognos, arbetstid: Arbetstid, idag: date) -> list[int | None]:
    krav = read_krav(prognos.center, prognos.kanal)
    hantering = krav.hantering or mean_handling(prognos.center, prognos.kanal, idag=idag)
    oppet = open_half_hours(prognos.forsta, len(prognos.antal), arbetstid)
    try:
        if is_muntlig(prognos.kanal):
            return oral_need(prognos.antal, oppet, krav, hantering)
        return written_need(prognos.antal, oppet, krav, hantering, prognos.forsta, arbetstid)
    except Behovsfel:
        logger.warning("need could not be counted", center=prognos.center_id, channel=prognos.kanal)
        return [None] * len(prognos.antal)


def _column(tal: Tal) -> list[float | None]:
    return [_number(value) for value in tal.ravel()]


def _number(value: float) -> float | None:
    return round(float(value), 3) if np.isfinite(value) else None
