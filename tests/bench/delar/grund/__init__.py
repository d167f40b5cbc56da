"""The foundation: contacts and cases, their pages, search, hand-off and reminders."""

from collections.abc import Iterator

from tests.bench.bank import LITEN, STOR, Bank
from tests.bench.delar.grund import handlingar, sidor
from tests.bench.resultat import Matt

VAXER_HOGST = 1.2
"""No page may cost more at the large size, as a multiple of the small one."""
SOK_VAXER_HOGST = 3
FRAGOR_HOGST = 12
"""Queries a page."""
FYLLNING_HOGST = 180
"""Seconds that filling the large municipality may take."""
FORFALLNA = (50, 200)
"""Reminders that are due when the sweep is measured."""


def measure(bank: Bank) -> Iterator[Matt]:
    """Everything of the foundation."""
    yield from sidor.measure(bank, vaxer=VAXER_HOGST, sok_vaxer=SOK_VAXER_HOGST)
    yield from handlingar.measure(bank, vaxer=VAXER_HOGST)
    yield from _queries(bank)
    yield from _sweep(bank)
    yield from _working_time(bank)
    yield Matt(f"demodata, {STOR} ärenden", bank.stor.fill_seconds, "s", FYLLNING_HOGST)


def _queries(bank: Bank) -> Iterator[Matt]:
    for sida, antal in bank.stor.ask_inside("fragor").items():
        yield Matt(f"databasfrågor, {sida}", antal, "st", FRAGOR_HOGST)


def _sweep(bank: Bank) -> Iterator[Matt]:
    """The same number due costs the same whatever else is watched, and four times as many about four times as much."""
    tider = {}
    for kommun in bank.kommuner:
        for antal in FORFALLNA:
            tider[kommun, antal] = kommun.ask_inside("svep", antal)
            yield Matt(f"påminnelser, {antal} förfallna av {kommun}", tider[kommun, antal] * 1000, "ms")
    few, many = FORFALLNA
    yield Matt(f"påminnelser, {STOR} mot {LITEN}", tider[bank.stor, many] / tider[bank.liten, many], "gånger", VAXER_HOGST)
    per_rad = (tider[bank.stor, many] / many) / (tider[bank.stor, few] / few)
    yield Matt(f"påminnelser, per förfallen när de är {many} mot {few}", per_rad, "gånger", VAXER_HOGST)


def _working_time(bank: Bank) -> Iterator[Matt]:
    for vad, sekunder in bank.liten.ask_inside("arbetstid").items():
        yield Matt(f"arbetstid, 250000 × {vad}", sekunder, "s")
