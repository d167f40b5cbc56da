"""The forecast: on a made-up municipality's calls, and with files on those."""

import time
from collections.abc import Iterator

from tests.bench.bank import Bank
from tests.bench.resultat import Matt

UTAN_KOMMUNER = True
"""Needs no municipality full of cases."""
BATTRE, LANGST = 0.95, 300.0


def measure(_bank: Bank | None) -> Iterator[Matt]:
    """Three years of half-hours: errors against the simple averages, coverage, and how long the night's forecast keeps a processor."""
    from statistik.prognos.backtest import MEDEL, MEDIAN
    from statistik.prognos.korning import forecast
    from tests.statistik.prognos.kommunserie import make_kalender, make_serie

    start = time.process_time()
    found = forecast(make_serie(), make_kalender())
    yield Matt("prognos, åtta veckor framåt: tid på en processor", time.process_time() - start, "s", LANGST)
    yield Matt("prognos, två veckor: fel mot 4-veckorsmedel", found.nara.against(MEDEL), "ggr", BATTRE)
    yield Matt("prognos, två veckor: fel mot 6-veckorsmedian", found.nara.against(MEDIAN), "ggr", BATTRE)
    yield Matt("prognos, åtta veckor: fel mot det bättre medelvärdet", found.hela.against_simple, "ggr", BATTRE)
    for niva, andel in found.nara.tackning.items():
        yield Matt(f"prognos, två veckor: täckning {niva:.0%}", andel * 100, "%")
