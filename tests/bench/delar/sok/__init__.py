"""The search: how often the right article comes first among 10,000, however the question is put, and how quickly."""

import os
from collections.abc import Iterator

from tests.bench.bank import Bank
from tests.bench.delar.sok.andel import Andel
from tests.bench.delar.sok.sokbank import Sokbank
from tests.bench.resultat import Matt, times

UTAN_KOMMUNER = True
"""Needs no municipality full of cases."""
KRAV_FORST = {"hela frågan": 0.98, "tre ord": 0.95, "två ord": 0.90, "felstavat": 0.95, "utan prickar": 0.96, "särskrivet": 0.95}
KRAV_FEM = 0.99
KRAV_BARA_SVAR = 0.64
KRAV_P95_MS = 15


def measure(_bank: Bank | None) -> Iterator[Matt]:
    """Everything of the search."""
    bank = Sokbank()
    bank.prepare(is_new=False)
    found = bank.ask("tests.bench.delar.sok.inifran", os.environ.get("KC_BENCH_SOKDATA", ""))
    for slag, ranks in found["titel_och_svar"].items():
        yield Andel.of(f"sök, titel och svar, {slag}: rätt först", [rank == 1 for rank in ranks], KRAV_FORST[slag])
    worst = min(found["titel_och_svar"].values(), key=lambda ranks: sum(1 <= rank <= 5 for rank in ranks))
    yield Andel.of("sök, titel och svar, svåraste slaget: bland fem", [1 <= rank <= 5 for rank in worst], KRAV_FEM)
    yield Andel.of("sök, bara svaret, inom kategori: rätt först", [rank == 1 for rank in found["bara_svar"]], KRAV_BARA_SVAR)
    yield Andel.of("sök, frågor till andras texter (SweQUAD): rätt först", [rank == 1 for rank in found["texter"]], None)
    for slag, sekunder in found["tider"].items():
        for matt in times(f"sök, {slag}, processortid", sekunder):
            yield Matt(matt.matt, matt.varde, matt.enhet, KRAV_P95_MS if matt.matt.endswith("p95") else None)
    yield Matt("sök, indexering av 10000 artiklar", found["indexering"], "s")
