"""The knowledge base with 10,000 articles: reading them in, its lists, the answers while a question is typed, and the demo's own base."""

from collections.abc import Iterator

from tests.bench.bank import Bank
from tests.bench.delar.kunskap.skrivande import type_questions
from tests.bench.delar.sok.sokbank import Sokbank
from tests.bench.resultat import Matt, median, p95, times

UTAN_KOMMUNER = True
"""Needs no municipality full of cases."""
KRAV_INLASNING = 180
KRAV_FRAGOR = 12
KRAV_SKRIVANDE_MS = 100


class Kunskapsbank(Sokbank):
    """A municipality without cases, filled anew each time."""

    def __init__(self) -> None:
        """Nothing is made yet."""
        super().__init__()
        self.var = self.var.with_name("kunskap")
        self.namn = "kc_bench_kunskap"

    def __str__(self) -> str:
        return "kunskapsbanken"


def measure(_bank: Bank | None) -> Iterator[Matt]:
    """Everything of the knowledge base but how well it finds."""
    bank = Kunskapsbank()
    bank.prepare(is_new=True)
    found = bank.ask("tests.bench.delar.kunskap.inifran")
    for what, krav in (("demons artiklar", None), ("inläsning av 10000 artiklar som publiceras", KRAV_INLASNING)):
        yield Matt(f"kunskap, {what}, klocka", found[what]["klocka"], "s", krav)
        yield Matt(f"kunskap, {what}, processortid", found[what]["processor"], "s")
    for sida, (fragor, tider) in found["sidor"].items():
        yield Matt(f"kunskap, {sida}, frågor", fragor, "frågor", KRAV_FRAGOR)
        yield Matt(f"kunskap, {sida}, processortid, median", median(tider) * 1000, "ms")
        yield Matt(f"kunskap, {sida}, processortid, p95", p95(tider) * 1000, "ms")
    yield from _typing(bank, found["kaka"])


def _typing(bank: Kunskapsbank, kaka: dict[str, str]) -> Iterator[Matt]:
    bank.start()
    try:
        answers, requests = type_questions(bank.port, kaka)
    finally:
        bank.stop()
    for matt in times("kunskap, från tangent till svar i webbläsaren", answers):
        yield Matt(matt.matt, matt.varde, matt.enhet, KRAV_SKRIVANDE_MS if matt.matt.endswith("p95") else None)
    yield from times("kunskap, från tangent till svar, därav begäran", requests)
