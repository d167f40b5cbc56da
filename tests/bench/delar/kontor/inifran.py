"""What is measured in a process of Django itself: prints seconds and numbers of queries as JSON."""

import json
import os
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kontaktcenter.settings")

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from kontaktcenter.fel import Verksamhetsfel  # noqa: E402
from kontaktcenter.models import Anvandare  # noqa: E402
from servicekontor.actions.bokning import book_for  # noqa: E402
from servicekontor.bokare import Bokare  # noqa: E402
from servicekontor.models import Kontor, Motestyp  # noqa: E402
from servicekontor.tidsok import find_free  # noqa: E402
from tests.factories import make_anvandare, make_center, make_enhet  # noqa: E402
from tests.factories_bokning import ZON, make_bokning, make_motestyp, make_mottagningstid  # noqa: E402
from tests.factories_kontor import make_kontor, make_oppettid, make_resurs  # noqa: E402

KONTOR, VECKOR, KALENDRAR = 12, 8, 40
GANGER = 30
FORBINDELSER, FORSOK = 20, 10
BOKAT_VAR_TREDJE = 3


def main() -> dict[str, Any]:
    """Make the offices and measure."""
    motestyp = make_motestyp(enhet=make_enhet(), dagar_fram=VECKOR * 7)
    offices = _make_offices(motestyp)
    return {"lediga": _find(motestyp, offices), "trangsel": _crowd(motestyp, offices[0], make_anvandare())}


def _make_offices(motestyp: Motestyp) -> list[Kontor]:
    """Each open on working days, with a fair share of the officers; a third of all times is booked."""
    officers = [make_anvandare("handlaggare", motestyp.enhet, username=f"handlaggare{n}") for n in range(KALENDRAR)]
    offices = [make_kontor(f"kontor{n}", enhet=make_center(), is_helgstangd=False) for n in range(KONTOR)]
    for n, kontor in enumerate(offices):
        mine = officers[n::KONTOR]
        desks = [make_resurs(kontor, f"Disk {i}") for i in range(len(mine))]
        for dag in range(5):
            make_oppettid(kontor, dag, "08:00", "17:00")
            for desk, officer in zip(desks, mine, strict=True):
                tid = make_mottagningstid(
                    motestyp,
                    kontor,
                    resurser=[desk],
                    handlaggare=[officer],
                    veckodag=dag,
                    fran="09:00",
                    till="16:00",
                )
                _book_some(tid, dag)
    return offices


def _book_some(tid: Any, veckodag: int) -> None:
    today = timezone.localdate()
    first = today + timedelta(days=(veckodag - today.weekday()) % 7 or 7)
    for vecka in range(1, VECKOR):
        for half in range(0, 13, BOKAT_VAR_TREDJE):
            begin = datetime.combine(first + timedelta(weeks=vecka), datetime.min.time(), ZON) + timedelta(hours=9, minutes=30 * half)
            make_bokning(tid, begin)


def _find(motestyp: Motestyp, offices: list[Kontor]) -> dict[str, Any]:
    """The whole search, as the page of one kind of meeting makes it."""
    today = timezone.localdate()
    days = (today, today + timedelta(weeks=VECKOR))
    found: dict[str, Any] = {"databas": [], "klocka": []}
    for _n in range(GANGER):
        with CaptureQueriesContext(connection) as queries:
            start = time.perf_counter()
            times = find_free(motestyp, offices, days)
            found["klocka"].append(time.perf_counter() - start)
        found["databas"].append(sum(float(query["time"]) for query in queries))
        found["fragor"], found["antal"] = len(queries), sum(map(len, times.values()))
    return found


def _crowd(motestyp: Motestyp, kontor: Kontor, agent: Anvandare) -> dict[str, Any]:
    """Many connections at the last three times of a Saturday that only one desk receives on."""
    saturday = timezone.localdate() + timedelta(days=(5 - timezone.localdate().weekday()) % 7 + 7)
    make_oppettid(kontor, 5, "08:00", "17:00")
    make_mottagningstid(motestyp, kontor, resurser=[kontor.resurser.first()], veckodag=5, fran="14:30", till="16:00")
    begins = [datetime.combine(saturday, datetime.min.time(), ZON) + timedelta(hours=14, minutes=30 * n) for n in (1, 2, 3)]
    start = time.perf_counter()
    with ThreadPoolExecutor(FORBINDELSER) as pool:
        lanes = list(pool.map(lambda lane: _try(motestyp, kontor, begins, agent, lane), range(FORBINDELSER)))
    seen = [attempt for lane in lanes for attempt in lane]
    return {
        "sekunder": time.perf_counter() - start,
        "forsok": [sekunder for sekunder, _utfall in seen],
        "bokade": sum(utfall == "bokad" for _sekunder, utfall in seen),
        "fel": sum(utfall == "fel" for _sekunder, utfall in seen),
    }


def _try(motestyp: Motestyp, kontor: Kontor, begins: list[datetime], agent: Anvandare, lane: int) -> list[tuple[float, str]]:
    seen = []
    for n in range(FORSOK):
        bokare, start = Bokare(namn="Bo Testsson", epost=f"bo{lane}x{n}@exempel.se"), time.perf_counter()
        try:
            book_for(motestyp=motestyp, kontor=kontor, fran=begins[(lane + n) % 3], bokare=bokare, by=agent)
            utfall = "bokad"
        except Verksamhetsfel:
            utfall = "tagen"
        except Exception:  # whatever else it is, the bench tells how often
            utfall = "fel"
        seen.append((time.perf_counter() - start, utfall))
    connection.close()
    return seen


if __name__ == "__main__":
    print(json.dumps(main()))
