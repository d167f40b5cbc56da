"""The statistics: what counting costs, and what a dashboard costs at two sizes and against SQL over the rows."""

from collections.abc import Iterator
from typing import Any

from tests.bench.bank import Bank
from tests.bench.delar.sok.sokbank import Sokbank
from tests.bench.resultat import Matt, median, times

UTAN_KOMMUNER = True
"""Needs no municipality full of cases: contacts are written by SQL, see `fyllning`."""
LITEN, STOR, AR = 25_000, 250_000, 1
KRAV_MOT_GRUND = 50
KRAV_TILLVAXT = 1.3
KRAV_FRAGOR = 12
KRAV_EN_DAG_MS = 2_000
"""The whole of today is counted again every minute."""


class Statistikbank(Sokbank):
    """A database of so many contacts, filled anew each time."""

    def __init__(self, antal: int) -> None:
        """Nothing is made yet."""
        super().__init__()
        self.antal = antal
        self.var = self.var.with_name(f"statistik{antal}")
        self.namn = f"kc_bench_statistik_{antal}"

    def __str__(self) -> str:
        return f"{self.antal} kontakter"


def measure(_bank: Bank | None) -> Iterator[Matt]:
    """Both sizes, and how what they cost differs."""
    found = {antal: _ask(antal) for antal in (LITEN, STOR)}
    for antal, matt in found.items():
        yield from _counting(f"statistik, {antal} kontakter", matt)
    for namn, sida in found[STOR]["sidor"].items():
        liten = found[LITEN]["sidor"][namn]
        yield from times(f"statistik, {namn}", sida["klocka"])
        yield Matt(f"statistik, {namn}: frågor", sida["fragor"], "frågor", KRAV_FRAGOR)
        growth = median(sida["klocka"]) / median(liten["klocka"])
        yield Matt(f"statistik, {namn}: {STOR} mot {LITEN}", growth, "gånger", KRAV_TILLVAXT)
    # What is demanded is at least so many times, and a figure here is at most its demand: so it is told as a share.
    share = median(found[STOR]["sidor"]["manad_kanal"]["klocka"]) / median(found[STOR]["grundtabeller"])
    yield Matt("statistik, en översikt mot SQL över grundtabellerna", share, "andel", 1 / KRAV_MOT_GRUND)


def _ask(antal: int) -> dict[str, Any]:
    bank = Statistikbank(antal)
    bank.prepare(is_new=True)
    return bank.ask("tests.bench.delar.statistik.inifran", str(antal), str(AR))


def _counting(what: str, matt: dict[str, Any]) -> Iterator[Matt]:
    yield Matt(f"{what}: händelser", matt["handelser"], "rader")
    yield Matt(f"{what}: fakta", matt["rader"], "rader")
    yield Matt(f"{what}: omräkning av allt", matt["omrakning"], "s")
    yield from (Matt(m.matt, m.varde, m.enhet, KRAV_EN_DAG_MS) for m in times(f"{what}: en dag räknas om", matt["en_dag"]))
