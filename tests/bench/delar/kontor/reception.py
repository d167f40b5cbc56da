"""The reception, measured in a process of Django itself: prints seconds and numbers of queries as JSON."""

import json
import os
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kontaktcenter.settings")

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from kontaktcenter.models import Anvandare  # noqa: E402
from servicekontor.actions.kallelse import call_next, mark_no_show  # noqa: E402
from servicekontor.models import Besokskategori, Kobiljett, Kontor, Resurs  # noqa: E402
from tests.factories import make_anvandare, make_center  # noqa: E402
from tests.factories_kontor import make_kontor, make_resurs  # noqa: E402
from tests.factories_reception import make_kategori  # noqa: E402

GANGER = 30
DISKAR, VANTANDE = 12, 120
DAGAR, PER_DAG = 28, 60


def main() -> dict[str, Any]:
    """Make an office with a full waiting room and four weeks behind it, and measure."""
    agent = make_anvandare("kommunvagledare", make_center())
    kontor = make_kontor("receptionen", enhet=make_center())
    kategorier = [make_kategori(f"kategori-{n}", f"Kategori {n}") for n in range(8)]
    desks = [make_resurs(kontor, f"Disk {n}") for n in range(DISKAR)]
    for n in range(6):
        make_resurs(kontor, f"Dator {n}", slag=Resurs.Slag.DATOR)
    _remember(kontor, kategorier[0], desks[0], agent)
    _fill(kontor, kategorier)
    return {"sida": _page(kontor, agent), "kallelser": _call(kontor, desks, agent)}


def _make(kontor: Kontor, kategori: Besokskategori, nummer: int, dagar: int, **falt: Any) -> Kobiljett:
    tagen = timezone.now() - timedelta(days=dagar, minutes=30)
    fast = {"datum": timezone.localdate(tagen), "nummer": nummer, "dorr": "kiosk", "turtid": tagen, "tagen": tagen, "vantad": 12}
    return Kobiljett(kontor=kontor, kategori=kategori, kod_hash=uuid.uuid4().hex, **fast, **falt)


def _remember(kontor: Kontor, kategori: Besokskategori, disk: Resurs, agent: Anvandare) -> None:
    rows = [_make(kontor, kategori, n + 1, dag) for dag in range(1, DAGAR) for n in range(PER_DAG)]
    for row in rows:
        row.lage, row.disk, row.kallad_av, row.antal_kallelser = Kobiljett.Lage.KLAR, disk, agent, 1
        row.forst_kallad = row.kallad = row.tagen + timedelta(minutes=row.nummer % 25)
        row.slutade = row.kallad + timedelta(minutes=8)
    Kobiljett.objects.bulk_create(rows)


def _fill(kontor: Kontor, kategorier: list[Besokskategori]) -> None:
    rows = [_make(kontor, kategorier[n % len(kategorier)], n + 1, 0) for n in range(VANTANDE)]
    for row in rows:
        row.datum = timezone.localdate()
    Kobiljett.objects.bulk_create(rows)


def _page(kontor: Kontor, agent: Anvandare) -> dict[str, Any]:
    """The living part of the page, as each tablet asks for it every eight seconds."""
    client = Client(headers={"X-Kc-Yta": "1"})
    client.force_login(agent, backend="django.contrib.auth.backends.ModelBackend")
    address, seen = f"/reception/{kontor.kod}/", []
    for _n in range(GANGER):
        with CaptureQueriesContext(connection) as queries:
            start = time.perf_counter()
            answer = client.get(address)
            seen.append(time.perf_counter() - start)
    assert answer.status_code == 200, answer.status_code
    return {"klocka": seen, "fragor": len(queries)}


def _call(kontor: Kontor, desks: list[Resurs], agent: Anvandare) -> dict[str, Any]:
    """All desks empty the waiting room at once; nobody may be called by two."""
    start = time.perf_counter()
    with ThreadPoolExecutor(len(desks)) as pool:
        called = [row for rows in pool.map(lambda disk: _empty(disk, agent), desks) for row in rows]
    numbers = [number for _seconds, number in called]
    return {
        "dubbla": len(numbers) - len(set(numbers)),
        "kvar": kontor.kobiljetter.filter(lage=Kobiljett.Lage.VANTAR).count(),
        "sekunder": time.perf_counter() - start,
        "kallelse": [seconds for seconds, _number in called],
    }


def _empty(disk: Resurs, agent: Anvandare) -> list[tuple[float, int]]:
    seen = []
    while True:
        start = time.perf_counter()
        biljett = call_next(disk=disk, by=agent)
        if biljett is None:
            connection.close()
            return seen
        seen.append((time.perf_counter() - start, biljett.nummer))
        mark_no_show(biljett=biljett, by=agent)


if __name__ == "__main__":
    print(json.dumps(main()))
