"""The service offices: free times over many offices and weeks, and booking when many want the same times."""

from collections.abc import Iterator

from tests.bench.bank import Bank
from tests.bench.delar.sok.sokbank import Sokbank
from tests.bench.resultat import Matt, times

UTAN_KOMMUNER = True
"""Needs no municipality full of cases."""
KRAV_DATABAS_MS = 50
KRAV_RECEPTION_MS = 300
KRAV_FRAGOR = 10
"""One for each kind of row that decides: none for each time, date or office."""


class Kontorsbank(Sokbank):
    """A municipality with offices and no cases, filled anew each time."""

    def __init__(self) -> None:
        """Nothing is made yet."""
        super().__init__()
        self.var = self.var.with_name("kontor")
        self.namn = "kc_bench_kontor"

    def __str__(self) -> str:
        return "kontoren"


def measure(_bank: Bank | None) -> Iterator[Matt]:
    """Everything that bookings cost."""
    bank = Kontorsbank()
    bank.prepare(is_new=True)
    found = bank.ask("tests.bench.delar.kontor.inifran")
    yield from _free_times(found["lediga"])
    yield from _contention(found["trangsel"])
    yield from _reception(bank.ask("tests.bench.delar.kontor.reception"))


def _free_times(found: dict) -> Iterator[Matt]:
    what = "kontor, lediga tider på 12 kontor, 8 veckor, 40 kalendrar"
    yield Matt(f"{what}: tider som hittas", found["antal"], "tider")
    yield Matt(f"{what}: frågor", found["fragor"], "frågor", KRAV_FRAGOR)
    for matt in times(f"{what}: databasens tid", found["databas"]):
        yield Matt(matt.matt, matt.varde, matt.enhet, KRAV_DATABAS_MS)
    yield from times(f"{what}: hela sökningen", found["klocka"])


def _contention(found: dict) -> Iterator[Matt]:
    what = "kontor, 200 försök från 20 förbindelser vid tre tider"
    yield Matt(f"{what}: bokade för mycket eller för lite", abs(found["bokade"] - 3), "tider", 0)
    yield Matt(f"{what}: fel som inte är ett svar", found["fel"], "fel", 0)
    yield Matt(f"{what}: hela tiden", found["sekunder"], "s")
    yield from times(f"{what}: ett försök", found["forsok"])


def _reception(found: dict) -> Iterator[Matt]:
    what = "kontor, receptionens sida med 120 som väntar"
    for matt in times(what, found["sida"]["klocka"]):
        yield Matt(matt.matt, matt.varde, matt.enhet, KRAV_RECEPTION_MS)
    yield Matt(f"{what}: frågor", found["sida"]["fragor"], "frågor")
    what = "kontor, tolv diskar som kallar samtidigt"
    yield Matt(f"{what}: kallade två gånger", found["kallelser"]["dubbla"], "besökare", 0)
    yield Matt(f"{what}: kvar i kön", found["kallelser"]["kvar"], "besökare", 0)
    yield from times(f"{what}: en kallelse", found["kallelser"]["kallelse"])
