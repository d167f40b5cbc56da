"""A month of use: what was searched for and opened, what readers thought."""

import random
import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from kunskapsbank.models import Artikeltext, Omdome, Sokning, Sokoppning

DAGAR = 30
SOKNINGAR = 900
FORSTA_TRAFFEN = 0.75
"""The share of openings that are of the first hit."""
OPPNAR = 0.7
SVARADE = 0.35
DORRAR = ("arbetsplats",) * 6 + ("publik",) * 3 + ("formular",)


def fill_sokningar(plan: dict[str, Any], *, slump: random.Random, nu: datetime) -> None:
    """Searches that found something, searches in vain, and searches asked anew."""
    texts = list(Artikeltext.objects.in_use().filter(sprak="sv", artikel__samling__is_prov=False).select_related("publicerad"))
    sokningar: list[Sokning] = []
    oppningar: list[Sokoppning] = []
    for _n in range(SOKNINGAR if texts else 0):
        _search(slump.choice(texts), slump, nu, sokningar, oppningar)
    sokningar += [_make(text, 0, slump, nu) for text in plan["utan_traff"] for _n in range(slump.randint(1, 7))]
    for first, second in plan["omformulerade"]:
        for _n in range(slump.randint(1, 5)):
            before = _make(first, 4, slump, nu)
            after = _make(second, 5, slump, nu, dorr=before.dorr)
            after.tid, after.foregaende = before.tid + timedelta(seconds=25), before
            sokningar += [before, after]
    Sokning.objects.bulk_create(sokningar)
    Sokoppning.objects.bulk_create(oppningar)


def _search(text: Artikeltext, slump: random.Random, nu: datetime, sokningar: list[Sokning], oppningar: list[Sokoppning]) -> None:
    words = text.publicerad.sokord or text.publicerad.titel.split()[:3]
    sokning = _make(slump.choice(words), slump.randint(1, 12), slump, nu)
    sokningar.append(sokning)
    if slump.random() < OPPNAR:
        plats = 1 if slump.random() < FORSTA_TRAFFEN else slump.randint(2, 6)
        oppningar.append(Sokoppning(sokning=sokning, artikel_id=text.artikel_id, plats=plats, tid=sokning.tid + timedelta(seconds=8)))
        sokning.gav_svar = True if slump.random() < SVARADE else None


def _make(fraga: str, antal: int, slump: random.Random, nu: datetime, *, dorr: str = "") -> Sokning:
    tid = nu - timedelta(days=slump.uniform(0.05, DAGAR))
    key = uuid.UUID(int=slump.getrandbits(128), version=4)
    return Sokning(nyckel=key, dorr=dorr or slump.choice(DORRAR), fraga=fraga, antal=antal, is_saker=antal > 0, tid=tid)


def fill_omdomen(*, slump: random.Random, nu: datetime) -> None:
    """What readers of public articles answered to "Fick du svar?"."""
    texts = Artikeltext.objects.public().filter(artikel__samling__is_prov=False).order_by("pk").values_list("artikel", "sprak")
    Omdome.objects.bulk_create(omdome for artikel, sprak in texts for omdome in _opinions(artikel, sprak, slump, nu))


def _opinions(artikel: int, sprak: str, slump: random.Random, nu: datetime) -> Iterator[Omdome]:
    nojda = slump.uniform(0.6, 0.97)
    for _n in range(slump.randint(0, 12)):
        key = uuid.UUID(int=slump.getrandbits(128), version=4)
        tid = nu - timedelta(days=slump.uniform(0, 2 * DAGAR))
        yield Omdome(nyckel=key, artikel_id=artikel, sprak=sprak, gav_svar=slump.random() < nojda, tid=tid)
