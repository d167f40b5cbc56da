"""The search: how often the right article comes first among 10,000, however the question is put, and how quickly."""

import os
from collections.abc import Iterator
from typing import Any

from tests.bench.bank import Bank
from tests.bench.delar.sok.andel import Andel
from tests.bench.delar.sok.sokbank import Sokbank
from tests.bench.delar.sok.utan import Utan
from tests.bench.resultat import Matt, times

UTAN_KOMMUNER = True
"""Needs no municipality full of cases."""
KRAV_FORST = {"hela frågan": 0.98, "tre ord": 0.95, "två ord": 0.90, "felstavat": 0.95, "utan prickar": 0.96, "särskrivet": 0.95}
KRAV_FEM = 0.99
KRAV_SAKRA = 0.98
"""Of the right articles that come first: what is an answer must not be called unsure."""
KRAV_BARA_SVAR = 0.64
KRAV_P95_MS = 15
KRAV_BARA_SVAR_MODELL = 0.70
KRAV_P95_MODELL_MS = dict.fromkeys(["tre ord", "två ord", "tre ord ur svaret"], 30)
"""With the model: of few words; a long question takes it longer."""


def measure(_bank: Bank | None) -> Iterator[Matt]:
    """Everything of the search, on words alone and with the model where it is installed."""
    bank = Sokbank()
    bank.prepare(is_new=False)
    found = bank.ask("tests.bench.delar.sok.inifran", str(bank.var), os.environ.get("KC_BENCH_SOKDATA", ""))
    yield Matt("sök, indexering av 10000 artiklar", found["indexering"], "s")
    yield Andel.of("sök, frågor till andras texter (SweQUAD): rätt först", [rank == 1 for rank in found["texter"]], None)
    yield from _tell("sök", found, "", KRAV_BARA_SVAR, dict.fromkeys(found["tider"], KRAV_P95_MS))
    if found["modell"]:
        yield from _tell("sök med modell", found, "modell_", KRAV_BARA_SVAR_MODELL, KRAV_P95_MODELL_MS)
    else:
        yield Utan("sök med modell", skal="modellen är inte installerad (docs/drift.md)")


def _tell(what: str, found: dict[str, Any], prefix: str, bara_svar: float, p95: dict[str, int]) -> Iterator[Matt]:
    by_kind = found[f"{prefix}titel_och_svar"]
    for slag, ranks in by_kind.items():
        yield Andel.of(f"{what}, titel och svar, {slag}: rätt först", [rank == 1 for rank in ranks], KRAV_FORST[slag])
    worst = min(by_kind.values(), key=lambda ranks: sum(1 <= rank <= 5 for rank in ranks))
    yield Andel.of(f"{what}, titel och svar, svåraste slaget: bland fem", [1 <= rank <= 5 for rank in worst], KRAV_FEM)
    yield Andel.of(f"{what}, titel och svar, rätt svar sägs vara säkert", found[f"{prefix}sakra"], KRAV_SAKRA)
    yield Andel.of(f"{what}, bara svaret, inom kategori: rätt först", [rank == 1 for rank in found[f"{prefix}bara_svar"]], bara_svar)
    for slag, sekunder in found[f"{prefix}tider"].items():
        for matt in times(f"{what}, {slag}, processortid", sekunder):
            yield Matt(matt.matt, matt.varde, matt.enhet, p95.get(slag) if matt.matt.endswith("p95") else None)
